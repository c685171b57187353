"""What can be asked of a caseload: filter, order and place, as they stand in an address."""

import datetime
from dataclasses import dataclass

from hsb_cases.cases.models import CaseStatus, Level

OPEN_STATUSES = (CaseStatus.REFERRED.value, CaseStatus.OPEN.value)
NO_DUE_DATE = datetime.date(9999, 12, 31)
SORT_COLUMNS = {"due": "due_order", "opened": "opened_at"}

ME, NOBODY = "me", "nobody"
OVERDUE, SOON = "overdue", "soon"

# Conditions on an entry "e" of the projection; values are parameters.
OVERDUE_SQL = "e.next_due_on < %(today)s"
SOON_SQL = "e.next_due_on BETWEEN %(today)s AND %(soon)s"
DUE_SQL = {OVERDUE: OVERDUE_SQL, SOON: SOON_SQL}
WITH_ROLE_SQL = (
    "e.case_id IN (SELECT hsb_cases_with_role(wanted) FROM unnest(%(roles)s::text[]) AS wanted)"
)
NAMED_SQL = f"e.level >= {Level.SUMMARY.value}"
WHOLE_SQL = f"e.level >= {Level.VIEW.value}"
UNALLOCATED_SQL = f"e.worker_id IS NULL AND {WHOLE_SQL}"


@dataclass(frozen=True)
class CaseloadFilter:
    """What a caseload is narrowed to; every part may be left out."""

    statuses: tuple[str, ...] = OPEN_STATUSES
    worker: str = ""
    """``me``, ``nobody``, or the number of a membership."""
    areas: tuple[int, ...] = ()
    """The numbers of local authorities."""
    due: tuple[str, ...] = ()
    """``overdue``, ``soon`` (from today up to and including ``soon_until``), or either."""
    roles: tuple[str, ...] = ()
    """The child's parts in incidents; any of them."""

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the statuses is asked for."""
        return self != CaseloadFilter(statuses=self.statuses)


@dataclass(frozen=True)
class Order:
    """By what the caseload is sorted; each case stands at one place."""

    by: str = "due"
    """``due`` or ``opened``."""
    descending: bool = False

    @property
    def column(self) -> str:
        """The projection's column."""
        return SORT_COLUMNS[self.by]


@dataclass(frozen=True)
class Place:
    """A place in the order: the sorting value and the case, as they stand in an address."""

    value: str
    case_id: int
    backwards: bool = False
    """Whether the page before this place is asked for, and not the one after it."""


@dataclass(frozen=True)
class Days:
    """The days that a caseload counts with."""

    today: datetime.date
    soon_until: datetime.date
    """The last day that counts as soon."""
