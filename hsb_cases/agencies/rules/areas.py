"""Which agencies belong to one local authority, and from when an edition may be in force."""

import datetime

OF_ONE_AREA = frozenset({"social_care", "school", "early_help"})
"""Kinds of agency that work for one local authority. Police, health, youth justice, HSB services
and partnerships may work across several, and then name none."""


def area_problem(kind: str, *, has_area: bool) -> str:
    """What is wrong with an agency's area, as a sentence; nothing if it is right."""
    if kind in OF_ONE_AREA and not has_area:
        return "Choose the local authority that the agency works for"
    return ""


def earliest_start(last_starts_on: datetime.date | None) -> datetime.date | None:
    """The first day on which another edition may start, after the last one's first day.

    None: any day, since the last edition has no first day (or there is none).
    """
    return last_starts_on + datetime.timedelta(days=1) if last_starts_on else None


def start_problem(starts_on: datetime.date, *, last_starts_on: datetime.date | None) -> str:
    """Why an edition may not start on the day, as a sentence; nothing if it may.

    An edition that was in force is never rewritten: the next one starts after it.
    """
    earliest = earliest_start(last_starts_on)
    if earliest is not None and starts_on < earliest:
        return "The new edition must start after the first day of the one before it"
    return ""


def shipped_start(on: datetime.date, *, last_starts_on: datetime.date | None) -> datetime.date:
    """The first day of an edition that the product brings: the day itself, or the earliest."""
    earliest = earliest_start(last_starts_on)
    return max(on, earliest) if earliest else on
