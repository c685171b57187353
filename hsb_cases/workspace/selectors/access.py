"""Who has access to a case, by name."""

import datetime
from dataclasses import dataclass

from django.db.models import Q

from hsb_cases.agencies.models import Agency, Team
from hsb_cases.cases.models import Case, Share


@dataclass(frozen=True)
class NamedShare:
    """A share with the names of its recipient."""

    share: Share
    recipient: str
    detail: str
    audits: bool = False
    """Whether the recipient is a team of auditors."""


def open_shares(case: Case, *, now: datetime.datetime) -> list[NamedShare]:
    """The shares of a case that give access now, most of it first. Three queries."""
    found = list(
        Share.objects.filter(holds(now), case=case)
        .select_related("membership__user", "membership__team__agency")
        .order_by("-level", "shared_at", "pk")
    )
    names = group_names({one.group_id for one in found if one.group_id})
    return [named(one, names) for one in found]


def holds(now: datetime.datetime) -> Q:
    """The condition that a share gives access at the moment."""
    return Q(ended_at__isnull=True) & (Q(until__isnull=True) | Q(until__gt=now))


def named_share(share: Share) -> NamedShare:
    """A share with the names of its recipient."""
    return named(share, group_names({share.group_id} if share.group_id else set()))


def named(share: Share, names: dict[int, tuple[str, str, bool]]) -> NamedShare:
    """A share with its recipient's name; ``names`` are those of the groups."""
    if share.membership is not None:
        person = share.membership
        detail = f"{person.role_facts.label}, {person.team.name}, {person.team.agency.name}"
        return NamedShare(share, person.user.full_name, detail)
    return NamedShare(share, *names[share.group_id or 0])


def group_names(groups: set[int]) -> dict[int, tuple[str, str, bool]]:
    """What groups are called: a team with its agency, or a whole agency. Two queries."""
    names = {
        agency.group_id: (agency.name, "Everybody there who works with children", False)
        for agency in Agency.objects.filter(group_id__in=groups)
    }
    teams = Team.objects.filter(group_id__in=groups).select_related("agency")
    names |= {
        team.group_id: (team.name, team.agency.name, team.kind == Team.Kind.AUDIT) for team in teams
    }
    return names
