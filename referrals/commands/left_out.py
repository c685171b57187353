"""A manager's reason why a child of an incident needs no referral (R1)."""

import datetime
from dataclasses import dataclass

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import Participation
from hsb_cases.cases.rules.asking import self_harm_is_asked
from hsb_cases.core.errors import NotPermitted, Refused
from hsb_cases.core.locking import locked
from hsb_cases.core.rules.answers import require
from referrals.models import NotReferred
from referrals.rules.deciding import check_why_not_referred
from referrals.selectors.left_out import parts_not_referred


@dataclass(frozen=True)
class LeftOut:
    """Why a child needs no referral, and what is known of the child's own risk."""

    reason: str
    self_harm_risk: str
    """yes, no or unknown: asked at every decision."""
    self_harm_detail: str = ""


def record_not_referred(
    *, participation: Participation, left_out: LeftOut, at: datetime.datetime, by: Actor
) -> NotReferred:
    """Record, as a manager, why a child of a serious incident needs no referral (R1).

    Raises NotPermitted for anybody but a manager of referrals, and Refused without a reason, when
    nobody asked about self-harm, or when the child has a referral or a reason already.
    """
    reason = left_out.reason
    with acting(by, summary="Recorded why a child was not referred", reason=reason):
        if not (by.can(Ability.HANDLE_REFERRALS) and by.can(Ability.MERGE)):
            raise NotPermitted("Only a manager may record that a child needs no referral.")
        check_why_not_referred(reason)
        part = locked(Participation.objects.select_related("incident", "child"), participation)
        asked = self_harm_is_asked(
            child=part.child.initials,
            answer=left_out.self_harm_risk,
            detail=left_out.self_harm_detail,
        )
        require([asked], {})
        if NotReferred.objects.filter(participation=part).exists():
            raise Refused("A reason was recorded already.")
        # Not asked of the referrals: one that left as a document is out of sight here.
        if part.pk not in parts_not_referred(part.incident):
            raise Refused("This child has a referral.")
        return NotReferred.objects.create(
            participation=part,
            reason=reason.strip(),
            self_harm_risk=left_out.self_harm_risk,
            self_harm_detail=left_out.self_harm_detail.strip(),
            recorded_at=at,
            recorded_by=by.membership,
        )
