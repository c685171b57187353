"""Telling a known child's team of a possible match, and what the team finds."""

import datetime

from django.db import connection

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import Child, PossibleMatch
from hsb_cases.cases.permissions import check_may_contribute
from hsb_cases.cases.rules.likeness import close_dates
from hsb_cases.core.errors import NotPermitted, Refused


def note_possible_matches(child: Child, *, at: datetime.datetime, by: Actor) -> None:
    """Tell the teams of children already known that this record may be of one of them.

    For a record just entered, or a child just identified; at most five children, whoever may see
    them. Nothing comes back, so nobody learns from it whether a child is known (issue: search
    before create). One query.
    """
    close = close_dates(child.date_of_birth) if child.date_of_birth else None
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT hsb_note_possible_matches(%s, %s, %s::date[], %s, %s)",
            [
                child.pk,
                close.swapped if close else None,
                list(close.slips) if close else [],
                by.agency.name,
                at,
            ],
        )


def decide_match(
    *,
    notice: PossibleMatch,
    outcome: PossibleMatch.Outcome,
    reason: str,
    at: datetime.datetime,
    by: Actor,
) -> PossibleMatch:
    """Say whether another record is of the same child. Merging the two is an act of its own.

    Raises NotPermitted for whoever neither handles referrals nor merges records or may not add to
    the case, and Refused without an answer or a reason, or when it has been decided already.
    """
    with acting(by, summary="Decided on a possible match", reason=reason):
        if not may_decide(by):
            raise NotPermitted(
                f"Your role, {by.role.label.lower()}, does not decide on possible matches."
            )
        check_may_contribute(by, notice.case)
        if outcome not in {PossibleMatch.Outcome.SAME, PossibleMatch.Outcome.DIFFERENT}:
            raise Refused("Say whether this is the same child.", field="outcome")
        if not reason.strip():
            raise Refused("Enter how you know.", field="reason")
        notice = PossibleMatch.objects.select_for_update().get(pk=notice.pk)
        if notice.outcome != PossibleMatch.Outcome.OPEN:
            raise Refused("Somebody has decided on this possible match already.")
        notice.outcome = outcome
        notice.decided_at = at
        notice.decision_reason = reason
        notice.save(update_fields=["outcome", "decided_at", "decision_reason"])
        return notice


def may_decide(actor: Actor) -> bool:
    """Whether the actor's role looks at possible matches: front doors and managers."""
    return actor.can(Ability.HANDLE_REFERRALS) or actor.can(Ability.MERGE)
