"""What a search found, with what may be shown of it."""

import datetime
from dataclasses import dataclass

from hsb_cases.agencies.acting import Actor
from hsb_cases.cases.selectors.caseload import CaseRow, rows_of
from hsb_cases.cases.selectors.searching import Sought, cases_found


@dataclass(frozen=True)
class Found:
    """The cases found, best first."""

    rows: tuple[CaseRow, ...]
    today: datetime.date


def found_cases(actor: Actor, sought: Sought, *, today: datetime.date) -> Found:
    """The cases that a name or a date of birth finds. Three queries, whatever the number."""
    numbers = cases_found(sought)
    return Found(rows_of(actor, numbers, today=today) if numbers else (), today)
