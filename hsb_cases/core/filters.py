"""How dates, times and counts read on every page: in full, in England's time."""

import datetime

from django.utils import timezone

from hsb_cases.core.rules.calendar_words import DAYS, MONTHS


def day(value: datetime.date | None) -> str:
    """A day in full: ``Thursday 19 November 2026``. Nothing for None."""
    if value is None:
        return ""
    return f"{DAYS[_local(value).weekday()]} {short_day(value)}"


def short_day(value: datetime.date | None) -> str:
    """A day without its weekday: ``19 November 2026``. Nothing for None."""
    if value is None:
        return ""
    local = _local(value)
    return f"{local.day} {MONTHS[local.month - 1]} {local.year}"


def clock(value: datetime.datetime | datetime.time | None, *, seconds: bool = False) -> str:
    """A time on the 24-hour clock: ``08:12``, with seconds ``08:12:44``. Nothing for None."""
    if value is None:
        return ""
    local = _local(value) if isinstance(value, datetime.datetime) else value
    return local.strftime("%H:%M:%S" if seconds else "%H:%M")


def moment(value: datetime.datetime | None) -> str:
    """A day and a time: ``19 November 2026 at 08:12``. Nothing for None."""
    return "" if value is None else f"{short_day(value)} at {clock(value)}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """A count with its word: ``1 child``, ``3 children`` for ``3|plural("child", "children")``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _local(value: datetime.date) -> datetime.date:
    """The same day or moment as clocks in England show it."""
    if isinstance(value, datetime.datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value
