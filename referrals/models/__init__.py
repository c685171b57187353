"""Concerns as they were reported, and the referrals that follow, one for each child."""

from referrals.models.concerns import Concern, ConcernChild, Consent
from referrals.models.referrals import (
    Decision,
    HandOff,
    NotReferred,
    Referral,
    ReferralRoute,
    ReferralStatus,
)

__all__ = [
    "Concern",
    "ConcernChild",
    "Consent",
    "Decision",
    "HandOff",
    "NotReferred",
    "Referral",
    "ReferralRoute",
    "ReferralStatus",
]
