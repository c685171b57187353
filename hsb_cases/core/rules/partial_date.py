"""A date that may be known only to its month or its year."""

import calendar
import datetime
from dataclasses import dataclass

from hsb_cases.core.rules.calendar_words import MONTHS


@dataclass(frozen=True)
class PartialDate:
    """A year, or a year and month, or a whole date.

    Raises ValueError for a day without a month and for a date that does not exist.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day and not self.month:
            raise ValueError("A day needs its month.")
        datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def is_exact(self) -> bool:
        """Whether the day is known."""
        return self.day is not None

    @property
    def earliest(self) -> datetime.date:
        """The first day it can be."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> datetime.date:
        """The last day it can be."""
        month = self.month or 12
        last = calendar.monthrange(self.year, month)[1]
        return datetime.date(self.year, month, self.day or last)

    def __str__(self) -> str:
        words = [str(self.day)] if self.day else []
        words += [MONTHS[self.month - 1]] if self.month else []
        return " ".join([*words, str(self.year)])
