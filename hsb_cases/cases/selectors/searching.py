"""Finding a case by its reference, the child's name, or the date of birth."""

import datetime
import re
from dataclasses import dataclass

from django.db import connection

from hsb_cases.agencies.acting import Actor
from hsb_cases.cases.models import CaseloadEntry
from hsb_cases.core.references import tidy_reference
from hsb_cases.core.rules.calendar_words import month_number

MOST_FOUND = 25
SHORTEST_NAME = 2
_DATE = re.compile(r"(?<!\S)(\d{1,2})[\s./-]+([A-Za-z]{3,}\.?|\d{1,2})[\s./-]+(\d{4})(?!\S)")
_ISO = re.compile(r"(?<!\S)(\d{4})-(\d{2})-(\d{2})(?!\S)")


@dataclass(frozen=True)
class Sought:
    """What a typed search asks for; at most one reference, else a name, a date, or both."""

    reference: str = ""
    name: str = ""
    born: datetime.date | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to search with."""
        return not (self.reference or self.born or len(self.name) >= SHORTEST_NAME)


def read_search(typed: str) -> Sought:
    """A typed search: a reference, or a name with or without a date of birth.

    Dates are read as people write them: ``3 11 2018``, ``3/11/2018``, ``3 Nov 2018``.
    """
    reference = tidy_reference(typed)
    if reference:
        return Sought(reference=reference)
    for pattern, order in ((_DATE, (3, 2, 1)), (_ISO, (1, 2, 3))):
        match = pattern.search(typed)
        if match:
            born = _day(*(match[place] for place in order))
            if born is not None:
                rest = f"{typed[: match.start()]} {typed[match.end() :]}"
                return Sought(name=" ".join(rest.split()), born=born)
    return Sought(name=" ".join(typed.split()))


def knows_of(actor: Actor, reference: str) -> bool:
    """Whether the actor knows of a case of this reference, at any level. One query."""
    return CaseloadEntry.objects.filter(
        reference=reference, principal__in=actor.principals
    ).exists()


def cases_found(sought: Sought) -> list[int]:
    """The numbers of the cases found, best first, among those whose whole record the actor sees.

    At most MOST_FOUND and one query. With a date of birth as well as a name, both must fit: the
    date exactly, the name roughly.
    """
    long_enough = len(sought.name) >= SHORTEST_NAME
    with connection.cursor() as cursor:
        if sought.born is not None and not long_enough:
            cursor.execute(
                "SELECT case_id FROM hsb_cases_by_birth(%s, %s)", [sought.born, MOST_FOUND]
            )
        elif long_enough:
            cursor.execute(
                "SELECT case_id FROM hsb_cases_by_name(%s, %s, %s)",
                [sought.name, sought.born, MOST_FOUND],
            )
        else:
            return []
        return [row[0] for row in cursor.fetchall()]


def _day(year: str, month: str, day: str) -> datetime.date | None:
    try:
        return datetime.date(int(year), month_number(month) or 0, int(day))
    except ValueError:
        return None
