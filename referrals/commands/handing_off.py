"""A referral that leaves as a document: how it was sent, and who said that it arrived."""

import datetime

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.roles import Ability
from hsb_cases.core.errors import NotPermitted, Refused
from hsb_cases.core.locking import locked
from referrals.models import HandOff, Referral, ReferralStatus
from referrals.rules.states import HAND_OFF, REFERRAL, hand_off_state


def record_sent(
    *, referral: Referral, how: str, sent_at: datetime.datetime, at: datetime.datetime, by: Actor
) -> None:
    """Record how and when the document was sent; until it is acknowledged, it may be sent again.

    Raises NotPermitted for a role that logs no concerns, and Refused without a way of sending,
    for a time that has not come, or once it was acknowledged. R2.
    """
    with acting(by, summary="Recorded how a referral was sent"):
        _check_may_hand_off(by)
        hand_off = locked(HandOff.objects.all(), referral.hand_off)
        HAND_OFF.check_move("send", state=_state(hand_off))
        if not how.strip():
            raise Refused("Enter how you sent it.", field="how")
        if sent_at > at:
            raise Refused("Enter a time of sending that is not in the future.", field="sent_on")
        hand_off.sent_at = sent_at
        hand_off.sent_how = how.strip()
        hand_off.save(update_fields=["sent_at", "sent_how"])


def record_acknowledged(
    *,
    referral: Referral,
    by_whom: str,
    acknowledged_at: datetime.datetime,
    at: datetime.datetime,
    by: Actor,
) -> None:
    """Record who at the other authority said that it arrived, and when.

    Raises NotPermitted, or Refused without a name, before it was sent, for a time before the
    sending or in the future, and a second time. R2.
    """
    with acting(by, summary="Recorded that a referral was acknowledged"):
        _check_may_hand_off(by)
        hand_off = locked(HandOff.objects.all(), referral.hand_off)
        referral = locked(Referral.objects.all(), referral)
        HAND_OFF.check_move("acknowledge", state=_state(hand_off))
        if not by_whom.strip():
            raise Refused("Enter who acknowledged it.", field="by_whom")
        if acknowledged_at > at:
            raise Refused("Enter a time that is not in the future.", field="acknowledged_on")
        if hand_off.sent_at is not None and acknowledged_at < hand_off.sent_at:
            raise Refused("It cannot be acknowledged before it was sent.", field="acknowledged_on")
        hand_off.acknowledged_at = acknowledged_at
        hand_off.acknowledged_by = by_whom.strip()
        hand_off.save(update_fields=["acknowledged_at", "acknowledged_by"])
        referral.status = ReferralStatus(REFERRAL.check_move("acknowledge", state=referral.status))
        referral.save(update_fields=["status"])


def _check_may_hand_off(by: Actor) -> None:
    if not by.can(Ability.LOG_CONCERN):
        raise NotPermitted(f"Your role, {by.role.label.lower()}, does not refer children.")


def _state(hand_off: HandOff) -> str:
    return hand_off_state(
        sent=hand_off.sent_at is not None, acknowledged=hand_off.acknowledged_at is not None
    )
