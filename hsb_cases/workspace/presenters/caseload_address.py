"""The caseload's address: what is chosen in it, and the addresses its links lead to."""

import re
from collections.abc import Sequence
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from hsb_cases.cases.selectors.caseload_questions import SORT_COLUMNS, Order, Place

_NUMBER = re.compile(r"[0-9]{1,18}")  # as much as fits the database's numbers
FILTERS = ("status", "due", "worker", "role", "area")
KEPT = (*FILTERS, "sort", "rows")
COMPACT, ROOMY = "compact", "roomy"
"""How high the rows are."""


def place_in(text: str) -> Place | None:
    """A place as it stands in an address, e.g. ``2026-11-19.123``; None for anything else."""
    value, dot, number = text.rpartition(".")
    if not dot or not _NUMBER.fullmatch(number):
        return None
    return Place(value, int(number))


def order_in(text: str) -> Order:
    """The order that an address asks for: ``due``, ``-due``, ``opened`` or ``-opened``."""
    by = text.removeprefix("-")
    if by not in SORT_COLUMNS:
        return Order()
    return Order(by, descending=text.startswith("-"))


def rows_in(text: str) -> str:
    """How high an address asks the rows to be."""
    return COMPACT if text == COMPACT else ROOMY


def query_of(
    address: QueryDict,
    *,
    names: Sequence[str] = KEPT,
    without: tuple[str, str] | None = None,
    **added: str,
) -> str:
    """What of an address is kept, as a query: the named parts, less one choice, and what is added.

    An added part that is empty is taken out.
    """
    kept = [
        (name, value)
        for name in names
        if name not in added
        for value in address.getlist(name)
        if value and (name, value) != without
    ]
    return urlencode([*kept, *((name, value) for name, value in added.items() if value)])


def caseload_href(query: str = "") -> str:
    """The caseload's address with a query."""
    return f"{reverse('workspace:caseload')}{'?' if query else ''}{query}"
