"""The days that lists of cases count with."""

import datetime

from hsb_cases.cases.selectors.caseload_questions import Days
from hsb_cases.core.rules.working_days import add_working_days

SOON = 5
"""Working days: a working week. Our own choice for lists; it is no time limit."""


def caseload_days(today: datetime.date) -> Days:
    """Today, and the last day that counts as due soon."""
    return Days(today=today, soon_until=add_working_days(today, SOON))
