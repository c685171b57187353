"""The names of days and months, how a day reads, and how a typed month is read."""

import datetime

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MONTHS_IN_A_YEAR = 12
SHORTEST_MONTH_NAME = 3


def day_in_words(day: datetime.date) -> str:
    """A day without its weekday, for the sentences of rules: ``19 November 2026``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def month_number(typed: str) -> int | None:
    """The month (1 to 12) that a person typed as a number or a name, else None.

    Names may be cut to three letters or more: ``nov``, ``Sept.``, ``November``.
    """
    word = typed.strip().rstrip(".").lower()
    if word.isascii() and word.isdigit():
        number = int(word)
        return number if 1 <= number <= MONTHS_IN_A_YEAR else None
    if len(word) < SHORTEST_MONTH_NAME:
        return None
    for number, name in enumerate(MONTHS, start=1):
        if name.lower().startswith(word):
            return number
    return None
