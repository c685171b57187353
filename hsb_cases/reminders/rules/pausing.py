"""Letting a time limit stand still, and taking it up again."""

import datetime

from hsb_cases.core.errors import Refused
from hsb_cases.core.rules.answers import says_something
from hsb_cases.core.rules.working_days import add_working_days, working_days_between


def check_may_pause(*, standing: str, reason: str) -> None:
    """A time limit of an area or of our own may stand still, with a reason. Raises Refused.

    The statutory guidance stops none of its clocks, so neither do we.
    """
    if standing == "statutory":
        raise Refused(
            "This time limit is statutory and does not stop. If it cannot be kept, do what is due"
            " as soon as possible and record why it was late."
        )
    if not says_something(reason):
        raise Refused("Enter why the time stands still, in a sentence or more.", field="reason")


def due_after_pause(
    due_on: datetime.date, *, paused_since: datetime.date, resumed_on: datetime.date
) -> datetime.date:
    """The day that is due once time runs again: later by the working days that it stood still.

    So as many working days are left, or it is as late, as on the day it was paused. Raises Refused
    for a day before that.
    """
    if resumed_on < paused_since:
        raise Refused("Enter a day that is not before the day since which the time stands still.")
    return add_working_days(due_on, working_days_between(paused_since, resumed_on))
