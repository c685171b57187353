"""What referrals say when a case is to be closed."""

from hsb_cases.cases.models import Case
from referrals.models import Referral, ReferralStatus


def waits_for_a_decision(case: Case) -> list[str]:
    """The referrals on which nobody has decided yet. One query."""
    found = Referral.objects.filter(case=case, status=ReferralStatus.RECEIVED)
    return [f"Decide on referral {one.reference} first." for one in found]
