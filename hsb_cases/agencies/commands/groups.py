"""The groups that stand for agencies and teams wherever cases are shared."""

from django.contrib.auth.models import Group

from hsb_cases.agencies.models import Agency, Team
from hsb_cases.agencies.rules.group_names import agency_group_name, team_group_name


def take_group(name: str, otherwise: str) -> Group:
    """A new group of the first of the two names that is free."""
    return Group.objects.create(name=free_name(name, otherwise))


def rename_groups(agency: Agency) -> None:
    """Name an agency's group and its teams' groups after the agency's present name."""
    _rename(
        agency.group,
        agency_group_name(agency.name),
        agency_group_name(agency.name, taken=True, mark=f"agency {agency.pk}"),
    )
    for team in agency.teams.select_related("group"):
        rename_team_group(team, agency.name)


def rename_team_group(team: Team, agency: str) -> None:
    """Name a team's group after the present names of the team and its agency."""
    _rename(
        team.group,
        team_group_name(team.name, agency),
        team_group_name(team.name, agency, taken=True, mark=f"team {team.pk}"),
    )


def free_name(name: str, otherwise: str, *, except_for: Group | None = None) -> str:
    """The first of the two names that no other group has."""
    holders = Group.objects.filter(name=name)
    if except_for:
        holders = holders.exclude(pk=except_for.pk)
    return otherwise if holders.exists() else name


def _rename(group: Group, name: str, otherwise: str) -> None:
    group.name = free_name(name, otherwise, except_for=group)
    group.save(update_fields=["name"])
