"""Ages in whole years."""

import datetime


def age_on(day: datetime.date, *, born: datetime.date) -> int:
    """The age in whole years on a day; a child born on 29 February is a year older on 1 March."""
    had_birthday = (day.month, day.day) >= (born.month, born.day)
    return day.year - born.year - (0 if had_birthday else 1)
