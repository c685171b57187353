"""Lengths of time behind one protocol: working days, calendar days, months.

A limit counted in calendar days or months ends on the last working day that lies within it, so
that nothing falls due while offices are closed (domain.md §3.3).
"""

import calendar
import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from hsb_cases.core.rules.calendar_words import MONTHS_IN_A_YEAR
from hsb_cases.core.rules.working_days import ONE_DAY, WorkingDays, is_working_day


class Length(Protocol):
    """A length of time with its unit."""

    @property
    def count(self) -> int:
        """How many units."""

    def after(self, start: datetime.date) -> datetime.date:
        """The last day of a limit that starts on ``start`` (day 0)."""


@dataclass(frozen=True, order=True)
class CalendarDays:
    """A length of time in calendar days; never negative."""

    count: int

    def __post_init__(self) -> None:
        _check_count(self.count, "calendar days")

    def after(self, start: datetime.date) -> datetime.date:
        """The last working day of a limit that starts on ``start`` (day 0)."""
        return last_working_day(start, start + ONE_DAY * self.count)

    def __str__(self) -> str:
        return f"{self.count} calendar day{'' if self.count == 1 else 's'}"


@dataclass(frozen=True, order=True)
class Months:
    """A length of time in calendar months; never negative."""

    count: int

    def __post_init__(self) -> None:
        _check_count(self.count, "months")

    def after(self, start: datetime.date) -> datetime.date:
        """The last working day of a limit that starts on ``start`` (day 0)."""
        return last_working_day(start, add_months(start, self.count))

    def __str__(self) -> str:
        return f"{self.count} month{'' if self.count == 1 else 's'}"


LENGTHS: Mapping[str, Callable[[int], Length]] = {
    "working_days": WorkingDays,
    "calendar_days": CalendarDays,
    "months": Months,
}
"""The units in which a local procedure may set a length."""


def add_months(start: datetime.date, count: int) -> datetime.date:
    """The same day ``count`` calendar months later, or the last day of a shorter month."""
    months = start.month - 1 + count
    year, month = start.year + months // MONTHS_IN_A_YEAR, months % MONTHS_IN_A_YEAR + 1
    return datetime.date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def last_working_day(start: datetime.date, end: datetime.date) -> datetime.date:
    """The last working day from ``start`` to ``end``, both included.

    Where offices are closed on all of them (a limit of a few days over Christmas), the first
    working day after: what is due is never due before it starts.
    """
    day = end
    while day >= start:
        if is_working_day(day):
            return day
        day -= ONE_DAY
    day = end
    while not is_working_day(day):
        day += ONE_DAY
    return day


def _check_count(count: int, unit: str) -> None:
    if count < 0:
        raise ValueError(f"A time limit in {unit} is never negative.")
