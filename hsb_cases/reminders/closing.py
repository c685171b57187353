"""Time limits and the end of a case."""

import datetime

from hsb_cases.cases.models import Case
from hsb_cases.core.filters import short_day
from hsb_cases.reminders.commands import cancel_deadline
from hsb_cases.reminders.models import Deadline, Standing

CLOSED = "The case was closed"


def what_the_law_still_asks(case: Case) -> list[str]:
    """What is due by a time limit of the law: it is done before the case ends. One query."""
    found = Deadline.objects.open().filter(case=case, standing=Standing.STATUTORY)
    return [f"{one.label}: due by {short_day(one.due_on)}." for one in found]


def end_what_is_left(case: Case, at: datetime.datetime) -> None:  # noqa: ARG001 -- every ending is called alike
    """Say of every other time limit of the case that it is not due any more."""
    for deadline in Deadline.objects.open().filter(case=case):
        cancel_deadline(deadline=deadline, reason=CLOSED)
