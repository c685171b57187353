"""The referral's own clock."""

import datetime

from hsb_cases.reminders.commands import meet_deadline
from hsb_cases.reminders.models import Deadline
from hsb_cases.reminders.rules.timescales import REFERRAL_DECISION
from referrals.models import Referral


def meet_decision_deadline(referral: Referral, *, on: datetime.date) -> None:
    """Meet the referral's deadline, where it is still open."""
    for deadline in Deadline.objects.filter(
        rule=REFERRAL_DECISION.rule,
        subject_reference=referral.reference,
        met_on__isnull=True,
        cancelled_reason="",
    ):
        meet_deadline(deadline=deadline, on=on)
