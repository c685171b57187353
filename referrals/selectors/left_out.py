"""The children of an incident whom nobody has referred: who is still to be thought of (R1)."""

from dataclasses import dataclass

from django.db import connection

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import Incident, Level, Participation
from hsb_cases.cases.permissions import level_on
from hsb_cases.cases.selectors.linked import LinkedChild, linked_children
from hsb_cases.core.errors import OutOfScope
from referrals.models import NotReferred, Referral
from referrals.selectors.referrals import referral_to_decide


@dataclass(frozen=True)
class LeftOut:
    """The children of one incident who have no referral."""

    to_think_of: tuple[LinkedChild, ...] = ()
    """Neither referred nor with a manager's reason."""
    with_reason: tuple[tuple[LinkedChild, NotReferred], ...] = ()
    """A manager said why not."""
    adds: bool = False
    """Whether the actor works on the case from which one looks, and so may refer them."""


def parts_not_referred(incident: Incident) -> list[int]:
    """The numbers of the parts that have neither a referral nor a manager's reason. One query.

    They tell nothing of the children, whose records the actor may not see.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT hsb_parts_not_referred(%s)", [incident.pk])
        return [number for (number,) in cursor.fetchall()]


def referred_parts(incident_id: int) -> set[int]:
    """The numbers of the parts in an incident that have a referral, for who sees it. One query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT hsb_parts_referred(%s)", [incident_id])
        return {number for (number,) in cursor.fetchall()}


def left_out(referral: Referral) -> LeftOut:
    """The children left out of a referral's incident: initials, part and age. Four queries."""
    if referral.case is None:
        return LeftOut()
    incident = referral.concern.incident
    waiting = set(parts_not_referred(incident))
    reasons = {
        one.participation_id: one
        # A child who was referred later has a case, or a referral that left as a document.
        for one in NotReferred.objects.filter(
            participation__incident=incident, participation__case__isnull=True
        ).select_related("recorded_by__user")
    }
    others = [one for one in linked_children(referral.case) if one.incident_id == incident.pk]
    return LeftOut(
        tuple(one for one in others if one.participation_id in waiting),
        tuple(
            (one, reasons[one.participation_id])
            for one in others
            if one.participation_id in reasons
        ),
        adds=level_on(referral.case) >= Level.CONTRIBUTE,
    )


def part_left_out(left: LeftOut, number: int) -> Participation:
    """One of the parts that nobody has thought of yet. One query. Raises OutOfScope."""
    if number not in {child.participation_id for child in left.to_think_of}:
        raise OutOfScope
    found = Participation.objects.filter(pk=number).first()
    if found is None:
        raise OutOfScope
    return found


def referral_of_a_manager(actor: Actor, reference: str) -> Referral:
    """A referral received here, for a manager who may say why a child needs none.

    Two queries. Raises OutOfScope.
    """
    if not actor.can(Ability.MERGE):
        raise OutOfScope
    found = referral_to_decide(actor, reference)
    if found.case is None or level_on(found.case) < Level.CONTRIBUTE:
        raise OutOfScope
    return found
