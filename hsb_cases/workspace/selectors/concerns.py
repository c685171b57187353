"""The concerns that the actor's own team logged, with what came of each child's referral."""

import datetime
from dataclasses import dataclass

from django.db import connection

from hsb_cases.agencies.acting import Actor
from referrals.models import Concern, Decision, ReferralStatus

MOST_SHOWN = 10


@dataclass(frozen=True)
class ReferredChild:
    """One child of a concern, as reported, with the reference the reporter keeps."""

    name: str
    case_reference: str
    status: str


@dataclass(frozen=True)
class OwnConcern:
    """A concern of the own log."""

    reference: str
    recorded_at: datetime.datetime
    recorded_by: str
    children: tuple[ReferredChild, ...]


def own_concerns(actor: Actor) -> tuple[list[OwnConcern], bool]:
    """The latest concerns that the actor's team or the actor logged, and whether there are more.

    Two queries, whatever the number.
    """
    found = list(
        Concern.objects.filter(held_by=actor.team.group)
        .select_related("recorded_by__user")
        .order_by("-recorded_at", "-pk")[: MOST_SHOWN + 1]
    )
    shown = found[:MOST_SHOWN]
    children = _children([concern.pk for concern in shown])
    return [
        OwnConcern(
            reference=concern.reference,
            recorded_at=concern.recorded_at,
            recorded_by=concern.recorded_by.user.full_name,
            children=tuple(children.get(concern.pk, ())),
        )
        for concern in shown
    ], len(found) > MOST_SHOWN


def _children(concern_ids: list[int]) -> dict[int, list[ReferredChild]]:
    if not concern_ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.concern_id, c.display_name,"
            " CASE WHEN o.status IS NULL THEN '' ELSE c.case_reference END,"
            # Whoever is kept away from the child reads no outcome, and not that there was none.
            " CASE WHEN c.referral_id IS NULL THEN '' ELSE COALESCE(o.status, 'referred') END,"
            " o.decision FROM referrals_concernchild c"
            " LEFT JOIN LATERAL hsb_referral_outcomes(c.concern_id) o"
            "   ON o.concern_child_id = c.id"
            " WHERE c.concern_id = ANY (%s) ORDER BY c.concern_id, c.position",
            [concern_ids],
        )
        rows = cursor.fetchall()
    children: dict[int, list[ReferredChild]] = {}
    for concern_id, name, reference, status, decision in rows:
        child = ReferredChild(name, reference, _words(status, decision))
        children.setdefault(concern_id, []).append(child)
    return children


def _words(status: str, decision: str | None) -> str:
    if decision:
        return str(Decision(decision).label)
    plain = {"": "Logged, not referred", "referred": "Referred"}
    return plain.get(status) or str(ReferralStatus(status).label)
