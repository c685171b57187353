"""A time of day as people type it."""

import datetime
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

_TYPED = re.compile(r"^(\d{1,2})(?:[:.\s]?(\d{2}))?\s*(am|pm)?$")
NOON = 12
WORDS = {"midnight": datetime.time(0), "midday": datetime.time(12), "noon": datetime.time(12)}


class GovTimeField(forms.Field):
    """A time of day: ``15:30``, ``3.30pm``, ``3pm``, ``1530``, ``midday``. Cleans to time or None.

    ``noun`` names it in messages: "Enter the time it happened".
    """

    widget = forms.TimeInput(format="%H:%M")

    def __init__(self, *, noun: str = "the time", **kwargs: Any) -> None:
        self.noun = noun
        kwargs.setdefault("error_messages", {}).setdefault("required", f"Enter {noun}")
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> datetime.time | None:
        """The time typed. Raises ValidationError with an example."""
        if value in self.empty_values:
            return None
        if isinstance(value, datetime.time):
            return value
        read = _read(str(value).strip().lower().rstrip("."))
        if read is None:
            sentence = f"Enter {self.noun} like 15:30 or 3:30pm"
            raise ValidationError(sentence, code="invalid")
        return read


def _read(typed: str) -> datetime.time | None:
    if typed in WORDS:
        return WORDS[typed]
    match = _TYPED.match(typed)
    if not match or not (match[2] or match[3]):
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if half and not 1 <= hour <= NOON:
        return None
    if half:
        hour = hour % NOON + (NOON if half == "pm" else 0)
    try:
        return datetime.time(hour, minute)
    except ValueError:
        return None
