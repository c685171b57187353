"""Dates typed into three boxes, with messages that say what is missing."""

import datetime
from collections.abc import Mapping
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError

from hsb_cases.core.filters import short_day
from hsb_cases.core.rules.calendar_words import month_number
from hsb_cases.core.rules.partial_date import PartialDate

FIRST_YEAR = 1900
LAST_YEAR = 2200
PART_WORDS = {"day": "a day", "month": "a month", "year": "a year"}


class DateParts(NamedTuple):
    """What stands in the three boxes, as typed."""

    day: str = ""
    month: str = ""
    year: str = ""

    @property
    def empty(self) -> list[str]:
        """The names of the boxes with nothing in them."""
        return [name for name, typed in self._asdict().items() if not typed]


def parts_of(value: Any) -> DateParts:
    """The three boxes for a date, a partial date, what was typed, or nothing."""
    if isinstance(value, DateParts):
        return value
    if isinstance(value, datetime.date | PartialDate):
        parts = (value.day, value.month, value.year)
        return DateParts(*("" if part is None else str(part) for part in parts))
    return DateParts()


class GovDateInput(forms.Widget):
    """Three boxes named ``<name>_day``, ``<name>_month`` and ``<name>_year``."""

    def value_from_datadict(
        self,
        data: Mapping[str, Any],
        files: Any,  # noqa: ARG002 -- Django hands it to every widget
        name: str,
    ) -> DateParts:
        """The three boxes as typed, without blanks around them."""
        return DateParts(*(str(data.get(f"{name}_{part}") or "").strip() for part in PART_WORDS))

    def value_omitted_from_data(
        self,
        data: Mapping[str, Any],
        files: Any,  # noqa: ARG002 -- Django hands it to every widget
        name: str,
    ) -> bool:
        """Whether none of the three boxes was sent."""
        return not any(f"{name}_{part}" in data for part in PART_WORDS)

    def format_value(self, value: Any) -> Any:
        """What to put into the boxes: a DateParts, where other widgets give one text."""
        return parts_of(value)

    def id_for_label(
        self,
        id_: str,
        index: Any = None,  # noqa: ARG002 -- Django hands it to every widget
    ) -> str:
        """The first box: where a link to the field goes."""
        return f"{id_}-day"


class GovDateField(forms.Field):
    """A whole date. Cleans to ``datetime.date`` or None.

    ``noun`` names the date in messages: ``noun="the date of the strategy discussion"`` gives
    "Enter the date of the strategy discussion". ``earliest`` and ``latest`` may be set by the
    form's ``__init__`` once it knows the day; ``latest_words`` replaces "on or before …".
    """

    widget = GovDateInput
    needed: tuple[str, ...] = ("day", "month", "year")
    example = "19 11 2026"

    def __init__(
        self,
        *,
        noun: str = "the date",
        earliest: datetime.date | None = None,
        latest: datetime.date | None = None,
        latest_words: str = "",
        **kwargs: Any,
    ) -> None:
        self.noun = noun
        self.earliest = earliest
        self.latest = latest
        self.latest_words = latest_words
        kwargs.setdefault("error_messages", {}).setdefault("required", f"Enter {noun}")
        super().__init__(**kwargs)

    @property
    def start(self) -> str:
        """The noun as a sentence begins."""
        return self.noun[:1].upper() + self.noun[1:]

    def clean(self, value: Any) -> Any:
        """The date typed, or None. Raises ValidationError with the boxes to look at."""
        parts = parts_of(value)
        if len(parts.empty) == len(parts):
            if self.required:
                raise self._wrong(str(self.error_messages["required"]), parts._fields, "required")
            return None
        made = self.to_python(parts)
        self._check_limits(made)
        self.run_validators(made)
        return made

    def to_python(self, value: Any) -> Any:
        """The date that three typed texts mean. Raises ValidationError."""
        day, month, year = self._numbers(parts_of(value))
        return self._made(lambda: datetime.date(year or 0, month or 0, day or 0))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the boxes hold another date than the first value, however it is written."""
        before, after = parts_of(initial), parts_of(data)
        if before == after:
            return False
        try:
            return bool(self.to_python(before) != self.to_python(after))
        except ValidationError:
            return True

    def _numbers(self, parts: DateParts) -> tuple[int | None, int | None, int | None]:
        """Day, month and year as numbers, None where a box may stay empty and is."""
        missing = [name for name in parts.empty if name in self.needed]
        if missing:
            words = " and ".join(PART_WORDS[name] for name in missing)
            raise self._wrong(f"{self.start} must include {words}", tuple(missing), "incomplete")
        month = month_number(parts.month) if parts.month else None
        wrong = []
        if parts.day and not _is_number(parts.day):
            wrong.append("day")
        if parts.month and month is None:
            wrong.append("month")
        if not _is_number(parts.year):
            wrong.append("year")
        if wrong:
            raise self._wrong(self._unreal, tuple(wrong), "invalid")
        year = int(parts.year)
        if not FIRST_YEAR <= year <= LAST_YEAR:
            sentence = f"{self.start} must include a year with 4 numbers, for example 2026"
            raise self._wrong(sentence, ("year",), "year")
        return int(parts.day) if parts.day else None, month, year

    def _made(self, make: Any) -> Any:
        try:
            return make()
        except ValueError:
            raise self._wrong(self._unreal, ("day", "month"), "invalid") from None

    def _check_limits(self, made: Any) -> None:
        first = made.latest if isinstance(made, PartialDate) else made
        last = made.earliest if isinstance(made, PartialDate) else made
        if self.earliest and first < self.earliest:
            sentence = f"{self.start} must be on or after {short_day(self.earliest)}"
            raise self._wrong(sentence, tuple(PART_WORDS), "too_early")
        if self.latest and last > self.latest:
            words = self.latest_words or f"on or before {short_day(self.latest)}"
            raise self._wrong(f"{self.start} must be {words}", tuple(PART_WORDS), "too_late")

    @property
    def _unreal(self) -> str:
        return f"{self.start} must be a real date, for example {self.example}"

    @staticmethod
    def _wrong(sentence: str, boxes: tuple[str, ...], code: str) -> ValidationError:
        return ValidationError(sentence.replace("%", "%%"), code=code, params={"boxes": boxes})


class PartialDateField(GovDateField):
    """A date of which only the year must be known. Cleans to PartialDate or None."""

    needed = ("year",)
    example = "2014, or 11 2014"

    def to_python(self, value: Any) -> Any:
        """The partial date that the boxes mean. Raises ValidationError."""
        parts = parts_of(value)
        day, month, year = self._numbers(parts)
        if day and not month:
            sentence = f"{self.start} must include a month if it has a day"
            raise self._wrong(sentence, ("month",), "incomplete")
        return self._made(lambda: PartialDate(year or 0, month, day))


def _is_number(typed: str) -> bool:
    return typed.isascii() and typed.isdigit()
