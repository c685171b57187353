"""Concerns as they were reported, and the referrals that follow, one for each child."""

from referrals.models.concerns import (
    NOT_PROFESSIONAL,
    Concern,
    ConcernChild,
    Consent,
    SourceCode,
)
from referrals.models.front_door import Colour, Factor, Feedback, FeedbackWay, Screening
from referrals.models.referrals import (
    Decision,
    HandOff,
    NotReferred,
    ParallelPathway,
    Referral,
    ReferralRoute,
    ReferralStatus,
)

__all__ = [
    "NOT_PROFESSIONAL",
    "Colour",
    "Concern",
    "ConcernChild",
    "Consent",
    "Decision",
    "Factor",
    "Feedback",
    "FeedbackWay",
    "HandOff",
    "NotReferred",
    "ParallelPathway",
    "Referral",
    "ReferralRoute",
    "ReferralStatus",
    "Screening",
    "SourceCode",
]
