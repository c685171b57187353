"""The referral's own clock."""

import datetime

from hsb_cases.reminders.commands import meet_deadlines
from hsb_cases.reminders.rules.timescales import REFERRAL_DECISION
from referrals.models import Referral


def meet_decision_deadline(referral: Referral, *, on: datetime.date) -> None:
    """Meet the referral's deadline, where it is still open."""
    meet_deadlines(rule=REFERRAL_DECISION, subject_reference=referral.reference, on=on)
