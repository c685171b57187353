"""Teams of an agency, and the group that stands for each where cases are shared."""

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.commands.groups import rename_team_group, take_group
from hsb_cases.agencies.commands.last_administrator import somebody_still_administers
from hsb_cases.agencies.models import Agency, Team
from hsb_cases.agencies.permissions import check_may_administer
from hsb_cases.agencies.rules.group_names import team_group_name
from hsb_cases.agencies.rules.memberships import kind_change_problem
from hsb_cases.core.errors import Refused


def create_team(*, agency: Agency, name: str, kind: str, by: Actor) -> Team:
    """A team of an agency, with its group.

    Raises NotPermitted, or Refused when the agency has a team of this name.
    """
    check_may_administer(by)
    with acting(by, summary="Added a team"):
        return make_team(agency=agency, name=name, kind=kind)


def make_team(*, agency: Agency, name: str, kind: str) -> Team:
    """Make a team inside the act under way. Raises Refused as ``create_team``."""
    _check_name(agency, name)
    group = take_group(
        team_group_name(name, agency.name), team_group_name(name, agency.name, taken=True)
    )
    return Team.objects.create(agency=agency, name=name, kind=kind, group=group)


def change_team(*, team: Team, name: str, kind: str, by: Actor) -> Team:
    """Change a team's name or kind; its group follows its name.

    Raises NotPermitted, or Refused when the name is taken, or when people are in the team and
    the change would turn it into or out of administration.
    """
    check_may_administer(by)
    with acting(by, summary="Changed a team"):
        changed = (
            Team.objects.select_for_update(of=("self",))
            .select_related("agency", "group")
            .get(pk=team.pk)
        )
        _check_name(changed.agency, name, except_for=changed)
        has_members = changed.memberships.filter(ended_at__isnull=True).exists()
        problem = kind_change_problem(before=changed.kind, after=kind, has_members=has_members)
        if problem:
            raise Refused(problem, field="kind")
        changed.name = name
        changed.kind = kind
        changed.save(update_fields=["name", "kind"])
        rename_team_group(changed, changed.agency.name)
        return changed


def deactivate_team(*, team: Team, reason: str, by: Actor) -> Team:
    """Close a team: at the next request nobody acts for it any more. Nothing is deleted.

    Raises NotPermitted, or Refused when nobody could administer afterwards.
    """
    check_may_administer(by)
    with (
        acting(by, summary="Deactivated a team", reason=reason),
        somebody_still_administers(team.memberships.all()),
    ):
        return _set_active(team, active=False)


def reactivate_team(*, team: Team, reason: str, by: Actor) -> Team:
    """Open a closed team again, with its memberships. Raises NotPermitted."""
    check_may_administer(by)
    with acting(by, summary="Reactivated a team", reason=reason):
        return _set_active(team, active=True)


def _set_active(team: Team, *, active: bool) -> Team:
    changed = Team.objects.select_for_update().get(pk=team.pk)
    changed.active = active
    changed.save(update_fields=["active"])
    return changed


def _check_name(agency: Agency, name: str, *, except_for: Team | None = None) -> None:
    taken = agency.teams.filter(name__iexact=name)
    if except_for:
        taken = taken.exclude(pk=except_for.pk)
    if taken.exists():
        raise Refused("The agency has a team of this name already", field="name")
