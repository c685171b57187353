"""Who at the front door works on a referral, and telling whoever referred."""

import datetime

from django.utils import timezone

from hsb_cases.agencies.acting import Actor, acting, actor_in
from hsb_cases.agencies.models import Membership
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.permissions import check_may_contribute
from hsb_cases.cases.selectors.exclusions import is_kept_away
from hsb_cases.core.errors import NotPermitted, Refused
from hsb_cases.core.locking import locked
from referrals.commands.deadlines import meet_decision_deadline
from referrals.models import Feedback, FeedbackWay, Referral, ReferralStatus
from referrals.rules.feedback import feedback_kind, feedback_text


def give_referral(
    *, referral: Referral, handler: Membership, at: datetime.datetime, by: Actor
) -> None:
    """Give a referral to a person of the team that received it; oneself included.

    Raises NotPermitted for who does not handle referrals, and Refused for a decided referral or
    somebody who is not of the receiving team or is kept away from the case.
    """
    with acting(by, summary="Gave the referral to a worker"):
        referral = _to_handle(referral, by)
        if referral.status != ReferralStatus.RECEIVED:
            raise Refused("This referral is decided already.", field="handler")
        worker = actor_in(handler, on=timezone.localdate(at))
        if (
            worker is None
            or handler.team_id != referral.received_by_id
            or not worker.can(Ability.HANDLE_REFERRALS)
        ):
            raise Refused(
                "Choose somebody of the team that received the referral.", field="handler"
            )
        if _is_kept_away(referral, handler):
            raise Refused(
                "This worker is kept away from the case. Choose another.", field="handler"
            )
        if referral.handler_id == handler.pk:
            raise Refused("This worker has the referral already.", field="handler")
        referral.handler = handler
        referral.save(update_fields=["handler"])


def tell_referrer(
    *, referral: Referral, way: FeedbackWay, text: str, at: datetime.datetime, by: Actor
) -> Feedback:
    """Record what the referrer was told of the outcome, and how (R11).

    A professional is told the outcome; anybody else gets the fixed text and nothing more. Meets
    the referral's deadline where it waited for this. Raises NotPermitted, or Refused before the
    decision, or for a text that may not be sent.
    """
    with acting(by, summary="Told the referrer"):
        referral = _to_handle(referral, by)
        if referral.status != ReferralStatus.DECIDED:
            raise Refused("Decide on the referral first, then tell the referrer.")
        kind = feedback_kind(
            reporter_is_professional=referral.concern.reporter_is_professional,
        )
        told = Feedback.objects.create(
            referral=referral,
            kind=kind,
            text=feedback_text(kind, text),
            way=way,
            told_at=at,
            told_by=by.membership,
        )
        meet_decision_deadline(referral, on=timezone.localdate(at))
        return told


def _to_handle(referral: Referral, by: Actor) -> Referral:
    if not by.can(Ability.HANDLE_REFERRALS):
        raise NotPermitted(f"Your role, {by.role.label.lower()}, does not handle referrals.")
    found = locked(Referral.objects.select_related("case", "concern"), referral)
    if found.case is None:
        raise Refused("This referral went to another authority, which works on it.")
    check_may_contribute(by, found.case)
    return found


def _is_kept_away(referral: Referral, handler: Membership) -> bool:
    assert referral.case is not None, "checked by the caller"  # noqa: S101 -- tells the type checker
    return is_kept_away(referral.case, handler.user_id)
