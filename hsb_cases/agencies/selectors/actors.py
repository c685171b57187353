"""Who acts: the membership a person chose, while it holds."""

import datetime

from hsb_cases.agencies.acting import Actor, actor_in
from hsb_cases.agencies.models import Membership, User


def memberships_of(user: User, *, on: datetime.date) -> list[Membership]:
    """The memberships a person may act in on a day, by agency, team and role."""
    found = (
        Membership.objects.filter(user=user, ended_at__isnull=True)
        .select_related("user", "team__agency__local_authority")
        .order_by("team__agency__name", "team__name", "role")
    )
    return [membership for membership in found if actor_in(membership, on=on)]


def actor_for(user: User, *, chosen: int | None, on: datetime.date) -> Actor | None:
    """The actor a person is on a day: in the chosen membership while it holds, else the first.

    None when the person has no membership that holds: access ended with the last one.
    """
    memberships = memberships_of(user, on=on)
    if not memberships:
        return None
    wanted = next((one for one in memberships if one.pk == chosen), memberships[0])
    return Actor(user=user, membership=wanted, memberships_count=len(memberships))
