"""The only place that reads the clock. Views, tasks and demo data call it; rules are told."""

import datetime

from django.utils import timezone


def now() -> datetime.datetime:
    """The present moment, with its time zone (UTC in storage, Europe/London on pages)."""
    return timezone.now()


def today() -> datetime.date:
    """The present day in England."""
    return timezone.localdate()
