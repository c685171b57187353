"""When two records may be of one child: which dates are close, and the words for a likeness.

How much each likeness weighs stands in one place, ``hsb_alike_children`` in
hsb_cases/cases/sql/likeness.sql: only the database may compare with records nobody asked for.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

MOST_YEARS_APART = 20
"""A slip of the pen that makes a child older or younger than any child is no slip."""

# What is said where both records may be seen.
REASON_WORDS = {
    "nhs_number": "NHS number the same",
    "upn": "unique pupil number the same",
    "born_same": "date of birth the same",
    "born_swapped": "day and month of birth swapped",
    "born_slip": "date of birth differs by one digit",
    "born_near": "date of birth near, and one of them is estimated",
    "names_same": "names the same",
    "names_alike": "names alike",
}


@dataclass(frozen=True)
class CloseDates:
    """Dates that a date of birth is easily mistaken for."""

    swapped: datetime.date | None
    """Day and month exchanged, where that is a date and another one."""
    slips: tuple[datetime.date, ...]
    """One digit wrong, or two neighbouring digits exchanged."""


def close_dates(born: datetime.date) -> CloseDates:
    """The dates that a date of birth is easily mistaken for, as it is written in England."""
    swapped = _date(born.strftime("%m"), born.strftime("%d"), f"{born.year:04}")
    if swapped == born:
        swapped = None
    slips = {
        made
        for written in _slips(f"{born:%d%m}{born.year:04}")
        if (made := _date(written[:2], written[2:4], written[4:])) is not None
        and abs(made.year - born.year) <= MOST_YEARS_APART
    }
    return CloseDates(swapped=swapped, slips=tuple(sorted(slips - {born, swapped})))


def reason_sentence(reasons: Iterable[str]) -> str:
    """The likenesses in one sentence, e.g. "Date of birth the same; names alike"."""
    words = "; ".join(REASON_WORDS[reason] for reason in reasons)
    return words[:1].upper() + words[1:]


def _slips(written: str) -> Iterable[str]:
    for place, digit in enumerate(written):
        for other in "0123456789":
            if other != digit:
                yield written[:place] + other + written[place + 1 :]
    for place in (0, 2, 4, 5, 6):  # neighbours inside the day, the month and the year
        yield written[:place] + written[place + 1] + written[place] + written[place + 2 :]


def _date(day: str, month: str, year: str) -> datetime.date | None:
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None
