"""Concerns as they were reported, and the referrals that follow, one for each child."""

from referrals.models.concerns import Concern, ConcernChild, Consent
from referrals.models.referrals import HandOff, Referral, ReferralRoute, ReferralStatus

__all__ = [
    "Concern",
    "ConcernChild",
    "Consent",
    "HandOff",
    "Referral",
    "ReferralRoute",
    "ReferralStatus",
]
