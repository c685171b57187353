"""The caseload: a filter, a table, and counts that are links."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from hsb_cases.cases.models import CaseStatus, Level
from hsb_cases.cases.selectors.caseload import CaseloadCounts, CaseloadPage, CaseRow
from hsb_cases.cases.selectors.caseload_questions import OPEN_STATUSES, CaseloadFilter, Order, Place
from hsb_cases.core.due import due_tag
from hsb_cases.core.filters import plural, short_day
from hsb_cases.core.parts import Chosen, Tag, Turn
from hsb_cases.workspace.forms.caseload import CaseloadForm
from hsb_cases.workspace.presenters.strip import Count, counts_strip
from hsb_cases.workspace.presenters.words import initials_and_age, role_tags, stub_status
from hsb_cases.workspace.selectors.outcomes import Outcome

_NUMBER = re.compile(r"[0-9]{1,18}")  # as much as fits the database's numbers
FILTERS = ("status", "due", "worker", "role", "area")
STATUS_KINDS = {CaseStatus.REFERRED: "state", CaseStatus.OPEN: "fact", CaseStatus.CLOSED: "done"}


@dataclass(frozen=True)
class Row:
    """One case, holding what its level shows."""

    reference: str
    href: str
    who: str
    roles: tuple[Tag, ...]
    status: str
    opened: str
    next_step: str
    due: str
    due_tag: Tag | None
    worker: str
    unallocated: bool
    marks: str
    limited: str
    """Why most of the row is empty; nothing for a whole record."""


@dataclass(frozen=True)
class CasesPage:
    """What the caseload shows."""

    title: str
    count: str
    form: CaseloadForm
    chosen: Sequence[Chosen]
    clear_href: str
    headings: Sequence[Any]
    rows: Sequence[Row]
    turn: Turn
    strip: Sequence[Count]
    empty: str
    narrowed: bool
    short: bool
    """Whether all rows are stubs: then the table has their columns only."""


@dataclass(frozen=True)
class CasesFacts:
    """What the selectors found for the caseload."""

    page: CaseloadPage
    asked: CaseloadFilter
    order: Order
    found: int
    open: int
    """How many open cases the actor sees without any filter."""
    named: bool
    """Whether any of them shows more than a stub."""
    outcomes: dict[int, Outcome]
    counts: CaseloadCounts | None


def cases_page(
    form: CaseloadForm, facts: CasesFacts, *, address: QueryDict, today: datetime.date
) -> CasesPage:
    """The page for one address. ``address`` holds the chosen filters and order."""
    return CasesPage(
        title="Cases",
        count=_count(facts),
        form=form,
        chosen=_chosen(form, address),
        clear_href=_with(address, drop=FILTERS),
        headings=_headings(address, facts.order, short=not facts.named),
        rows=[_row(row, facts.outcomes.get(row.case_id), today) for row in facts.page.rows],
        turn=_turn(facts, address),
        strip=counts_strip(facts.counts) if facts.counts else (),
        empty=_empty(facts),
        narrowed=facts.asked.is_narrowed or facts.asked.statuses != OPEN_STATUSES,
        short=not facts.named,
    )


def place_in(text: str) -> Place | None:
    """A place as it stands in an address, e.g. ``2026-11-19.123``; None for anything else."""
    value, dot, number = text.rpartition(".")
    if not dot or not _NUMBER.fullmatch(number):
        return None
    return Place(value, int(number))


def order_in(text: str) -> Order:
    """The order that an address asks for: ``due``, ``-due``, ``opened`` or ``-opened``."""
    by = text.removeprefix("-")
    if by not in {"due", "opened"}:
        return Order()
    return Order(by, descending=text.startswith("-"))


def found_row(row: CaseRow, today: datetime.date) -> Row:
    """A case that is seen as a whole, as lists show it."""
    return _row(row, None, today)


def _row(row: CaseRow, outcome: Outcome | None, today: datetime.date) -> Row:
    whole = row.level >= Level.VIEW
    # Open records are told apart from the others by their status; a stub adds what came of it.
    status = str(CaseStatus(row.status).label)
    if row.level == Level.STUB:
        status = stub_status(row.status, decided=outcome is not None and bool(outcome.decision))
    if not whole and outcome:
        status = f"{status}. Outcome: {outcome.words[:1].lower()}{outcome.words[1:]}"
    marks = [
        word
        for word, on in (
            ("Protected address", row.protected_address),
            ("Restricted", row.restricted),
            ("Interpreter", row.interpreter),
        )
        if on
    ]
    return Row(
        reference=row.reference,
        href=reverse("workspace:case", args=[row.reference]),
        who=initials_and_age(row.initials, row.age),
        roles=role_tags(row.roles),
        status=status,
        opened=short_day(row.opened_at),
        next_step=row.next_due_label,
        due=short_day(row.next_due_on),
        due_tag=due_tag(row.next_due_on, today=today) if row.status != CaseStatus.CLOSED else None,
        worker=row.worker_name,
        unallocated=whole and not row.worker_name and row.status != CaseStatus.CLOSED,
        marks=" · ".join(marks),
        limited="" if whole else _limited(row.level),
    )


def _limited(level: Level) -> str:
    return "Safety summary only" if level == Level.SUMMARY else "Status and outcome only"


def _count(facts: CasesFacts) -> str:
    order = {
        ("due", False): "soonest due first",
        ("due", True): "latest due first",
        ("opened", False): "first opened first",
        ("opened", True): "last opened first",
    }[facts.order.by, facts.order.descending]
    if not facts.named and facts.order.by == "due":
        return plural(facts.found, "open case" if facts.asked.statuses == OPEN_STATUSES else "case")
    if facts.asked.statuses != OPEN_STATUSES:
        return f"{plural(facts.found, 'case')}, {order}"
    if facts.asked.is_narrowed:
        return f"{facts.found:,} of {plural(facts.open, 'open case')}, {order}"
    return f"{plural(facts.found, 'open case')}, {order}"


def _empty(facts: CasesFacts) -> str:
    if facts.asked.is_narrowed or facts.asked.statuses != OPEN_STATUSES:
        return "No case fits these filters. Remove one to see more."
    return (
        "There are no open cases that you may see. A case stands here once it is allocated to you"
        " or shared with you."
    )


def _chosen(form: CaseloadForm, address: QueryDict) -> list[Chosen]:
    if not form.is_valid():
        return []
    return [
        Chosen(form.words_of(name, value), _with(address, without=(name, value)))
        for name in FILTERS
        if name in form.fields
        for value in address.getlist(name)
        if value
    ]


def _headings(address: QueryDict, order: Order, *, short: bool) -> list[Any]:
    def sortable(text: str, by: str, first: str) -> dict[str, str]:
        if order.by != by:
            return {"text": text, "href": _with(address, sort=first), "sort": "none"}
        turned = by if order.descending else f"-{by}"
        return {
            "text": text,
            "href": _with(address, sort=turned),
            "sort": "descending" if order.descending else "ascending",
        }

    opened = sortable("Opened", "opened", "-opened")
    if short:
        return ["Case", "Status and outcome", opened]
    return [
        "Case",
        "Part",
        "Status",
        opened,
        "Next step",
        sortable("Due", "due", "due"),
        "Worker",
    ]


def _turn(facts: CasesFacts, address: QueryDict) -> Turn:
    rows = facts.page.rows
    if not rows:
        return Turn()
    first, last = rows[0].place(facts.order), rows[-1].place(facts.order)
    return Turn(
        previous_href=_with(address, before=f"{first.value}.{first.case_id}")
        if facts.page.has_before
        else "",
        next_href=_with(address, after=f"{last.value}.{last.case_id}")
        if facts.page.has_after
        else "",
    )


def _with(
    address: QueryDict,
    *,
    drop: Sequence[str] = (),
    without: tuple[str, str] | None = None,
    **added: str,
) -> str:
    """The caseload's address with something taken out or put in; always from its first page."""
    kept = [
        (name, value)
        for name in (*FILTERS, "sort")
        if name not in drop and name not in added
        for value in address.getlist(name)
        if value and (name, value) != without
    ]
    query = urlencode([*kept, *added.items()])
    return f"{reverse('workspace:caseload')}{'?' if query else ''}{query}"
