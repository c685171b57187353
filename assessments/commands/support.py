"""Deciding on support for a child who was harmed (R35)."""

import datetime

from django.utils import timezone

from assessments.models import SupportDecision
from assessments.rules.support import Offer, Support, offer_is_whole, support_is_decided
from assessments.rules.visiting import Safety
from assessments.selectors.support import part_harmed
from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.cases.models import Case, CaseStatus, Incident
from hsb_cases.cases.permissions import check_may_contribute
from hsb_cases.cases.rules.asking import self_harm_is_asked
from hsb_cases.core.errors import Refused
from hsb_cases.core.locking import locked
from hsb_cases.core.rules.answers import require


def decide_support(
    *,
    case: Case,
    incident: Incident,
    support: Support,
    offer: Offer,
    safety: Safety,
    at: datetime.datetime,
    by: Actor,
) -> SupportDecision:
    """Decide for one child about one incident; a later decision stands in the place of this one.

    Raises NotPermitted, and Refused with the field for a closed case, an incident in which the
    child was not harmed, a missing part, or when nobody asked about self-harm.
    """
    with acting(by, summary="Decided on support for a child who was harmed"):
        check_may_contribute(by, case)
        case = locked(Case.objects.select_related("child"), case)
        if case.status == CaseStatus.CLOSED:
            raise Refused("This case is closed. Reopen it first.")
        part = part_harmed(case, incident)
        asked = self_harm_is_asked(
            child=case.child.initials,
            answer=safety.self_harm_risk,
            detail=safety.self_harm_detail,
        )
        today = timezone.localdate(at)
        missing = support_is_decided(part.role, support)
        require(
            [*missing, *offer_is_whole(offer, decision=support.decision, today=today), asked], {}
        )
        return SupportDecision.objects.create(
            case=case,
            incident=incident,
            impact=support.impact.strip(),
            needs=support.needs.strip(),
            decision=support.decision,
            reason=support.reason.strip(),
            provider=offer.provider.strip(),
            offered_on=offer.offered_on,
            starts_on=offer.starts_on,
            self_harm_risk=safety.self_harm_risk,
            self_harm_detail=safety.self_harm_detail.strip(),
            decided_at=at,
            decided_by=by.membership,
        )
