"""Asking for access to a linked child's record, and the managing team's answer."""

import datetime

from django.db import connection

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.commands.recipients import check_recipient
from hsb_cases.cases.commands.sharing import SharingReason, case_of, grant
from hsb_cases.cases.models import AccessRequest, Case, Level
from hsb_cases.cases.permissions import check_may_share
from hsb_cases.core.errors import NotPermitted, OutOfScope, Refused
from hsb_cases.core.locking import locked


def ask_for_access(
    *, participation_id: int, reason: str, at: datetime.datetime, by: Actor
) -> AccessRequest:
    """Ask the managing team of a linked child's case for access.

    ``participation_id`` is the linked child's part in an incident that one of the actor's own
    cases shares. Raises OutOfScope for anything else, NotPermitted for a role that reads no cases,
    and Refused without a reason or while an earlier request waits.
    """
    with acting(by, summary="Asked for access", reason=reason):
        if not by.can(Ability.READ_CASES):
            raise NotPermitted(f"Your role, {by.role.label.lower()}, does not read cases.")
        case_id = _linked_case(participation_id)
        if not reason.strip():
            raise Refused("Enter why you need to see this child’s record.", field="reason")
        waiting = AccessRequest.objects.filter(
            asked_by=by.membership, case_id=case_id, outcome=AccessRequest.Outcome.OPEN
        )
        if waiting.exists():
            raise Refused("You have asked already. The team has not answered yet.")
        return AccessRequest.objects.create(
            case_id=case_id,
            participation_id=participation_id,
            asked_by=by.membership,
            asker=_who(by),
            reason=reason,
            asked_at=at,
        )


def give_access(
    *, request: AccessRequest, level: Level, why: SharingReason, at: datetime.datetime, by: Actor
) -> AccessRequest:
    """Answer yes: share the case with whoever asked, as that person in that role.

    Raises NotPermitted, or Refused for a request answered already, the own request, a level that
    the person may not have, or what sharing refuses.
    """
    with acting(by, summary="Gave the access that was asked for", reason=why.purpose):
        case, request = _to_answer(request, by)
        check_recipient(case, request.asked_by, level, at=at)
        request.share = grant(
            case=case, recipient=request.asked_by, level=level, why=why, at=at, by=by
        )
        return _answered(request, AccessRequest.Outcome.GIVEN, why.purpose, at=at, by=by)


def refuse_access(
    *, request: AccessRequest, reason: str, at: datetime.datetime, by: Actor
) -> AccessRequest:
    """Answer no; whoever asked reads the reason.

    Raises NotPermitted, or Refused for a request answered already, the own request, or without a
    reason.
    """
    with acting(by, summary="Did not give the access that was asked for", reason=reason):
        _, request = _to_answer(request, by)
        if not reason.strip():
            raise Refused("Enter why access is not given. The person reads it.", field="reason")
        return _answered(request, AccessRequest.Outcome.REFUSED, reason, at=at, by=by)


def _linked_case(participation_id: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT hsb_linked_case(%s)", [participation_id])
        found = cursor.fetchone()[0]
    if found is None:
        raise OutOfScope
    return int(found)


def _to_answer(request: AccessRequest, by: Actor) -> tuple[Case, AccessRequest]:
    case = case_of(request)
    check_may_share(by, case)
    case = locked(Case.objects.all(), case)
    request = locked(AccessRequest.objects.select_related("asked_by__team__agency"), request)
    if request.outcome != AccessRequest.Outcome.OPEN:
        raise Refused("This request was answered already.")
    if request.asked_by.user_id == by.user.pk:
        raise Refused("Ask somebody else of the team to answer: nobody answers their own request.")
    return case, request


def _answered(
    request: AccessRequest,
    outcome: AccessRequest.Outcome,
    reason: str,
    *,
    at: datetime.datetime,
    by: Actor,
) -> AccessRequest:
    request.outcome = outcome
    request.answer_reason = reason
    request.answered_by = _who(by)
    request.answered_at = at
    request.save()
    return request


def _who(actor: Actor) -> str:
    return f"{actor.user.full_name}, {actor.role.label}, {actor.agency.name}"
