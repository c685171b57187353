"""Working days of England and Wales, offline.

A working day is Monday to Friday without the bank holidays. The trigger day is day 0 and the
next working day is day 1 (domain.md §3.3, after the statutory guidance's way of counting).
"""

import datetime
from dataclasses import dataclass
from functools import cache

import holidays

ONE_DAY = datetime.timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True, order=True)
class WorkingDays:
    """A length of time in working days; never negative."""

    count: int

    def __post_init__(self) -> None:
        if self.count < 0:
            raise ValueError("A time limit in working days is never negative.")

    def after(self, start: datetime.date) -> datetime.date:
        """The last day of a limit that starts on ``start`` (day 0)."""
        return add_working_days(start, self.count)

    def __str__(self) -> str:
        return f"{self.count} working day{'' if self.count == 1 else 's'}"


@cache
def bank_holidays(year: int) -> frozenset[datetime.date]:
    """The bank holidays of England and Wales in one year, substitute days included."""
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(day: datetime.date) -> bool:
    """Whether offices are open on the day."""
    return day.weekday() < SATURDAY and day not in bank_holidays(day.year)


def add_working_days(start: datetime.date, count: int) -> datetime.date:
    """The day that is ``count`` working days after ``start``; ``start`` itself is day 0."""
    day = start
    for _ in range(count):
        day += ONE_DAY
        while not is_working_day(day):
            day += ONE_DAY
    return day


def working_days_between(start: datetime.date, end: datetime.date) -> int:
    """How many working days lie after ``start`` up to and including ``end``.

    Negative when ``end`` is before ``start``: the number of working days it is late by.
    """
    if end < start:
        return -working_days_between(end, start)
    days = (start + ONE_DAY * offset for offset in range(1, (end - start).days + 1))
    return sum(1 for day in days if is_working_day(day))
