"""Time limits: each with its length, what it starts from, and the source it rests on."""

import datetime
from dataclasses import dataclass

from hsb_cases.core.rules.working_days import WorkingDays


@dataclass(frozen=True)
class Timescale:
    """A time limit in working days."""

    rule: str
    label: str
    length: WorkingDays
    source: str
    standing: str
    """statutory, local or default: a default of ours is never shown as statutory."""

    def due_on(self, starts_on: datetime.date) -> datetime.date:
        """The last day, counted from the day it starts (day 0)."""
        return self.length.after(starts_on)


REFERRAL_DECISION = Timescale(
    rule="referral_decision",
    label="Decide on the referral and tell the referrer",
    length=WorkingDays(1),
    source="Working Together to Safeguard Children: decision within one working day of receipt",
    standing="statutory",
)
