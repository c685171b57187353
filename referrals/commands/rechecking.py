"""Rules on referrals, asked again once more is known of a child (hsb_cases.cases.rechecks)."""

import datetime

from hsb_cases.agencies.acting import Actor
from hsb_cases.cases.models import Child, Participation
from referrals.models import Referral, ReferralRoute, ReferralStatus
from referrals.rules.referring import HARMED, Part, reasons_to_refer


def recheck_under_13(child: Child, at: datetime.datetime, by: Actor) -> list[str]:  # noqa: ARG001 -- every check is called alike
    """R3 again: a child sexually harmed under 13 is referred as child protection.

    A referral not decided yet takes that route now; where there is none, or its decision was made
    before this was known, the person is told what to do. Returns those sentences.
    """
    parts = Participation.objects.filter(child=child, role__in=HARMED).select_related("incident")
    referrals = {
        referral.participation_id: referral
        for referral in Referral.objects.select_for_update()
        .filter(participation__in=parts)
        .order_by("pk")
    }
    said = []
    for part in parts.order_by("pk"):
        reasons = _protective_reasons(part)
        if reasons:
            said += _act_on(part, referrals.get(part.pk), reasons)
    return said


def _protective_reasons(part: Participation) -> list[str]:
    facts = Part(part.role, part.age_at_incident, part.sexually_harmed)
    found = reasons_to_refer(part.incident.category, [facts])[0]
    return [reason.sentence for reason in found if reason.child_protection]


def _act_on(part: Participation, referral: Referral | None, reasons: list[str]) -> list[str]:
    incident = part.incident.reference
    if referral is None:
        return [
            f"In incident {incident} a child under 13 was or may have been sexually harmed. Make a"
            " child protection referral for this child now, and check that every child who"
            " displayed the behaviour is referred as well."
        ]
    if referral.route == ReferralRoute.CHILD_PROTECTION:
        return []
    if referral.status == ReferralStatus.DECIDED:
        return [
            f"The decision on referral {referral.reference} was made before it was known that the"
            " child may be under 13. Tell the front door manager today: this is a child protection"
            " matter."
        ]
    referral.route = ReferralRoute.CHILD_PROTECTION
    referral.reasons = [*referral.reasons, *(r for r in reasons if r not in referral.reasons)]
    referral.save(update_fields=["route", "reasons"])
    return [
        f"Referral {referral.reference} is a child protection referral now, because the child may"
        f" have been under 13 in incident {incident}. Check that every child who displayed the"
        " behaviour is referred as well."
    ]
