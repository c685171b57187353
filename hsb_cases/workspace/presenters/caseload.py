"""The caseload: views as tabs, a filter and a table; above them how the work is spread."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.models.areas import Continuum
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import CaseStatus, Level
from hsb_cases.cases.selectors.caseload import CaseloadPage, CaseRow
from hsb_cases.cases.selectors.caseload_counts import CaseloadCounts
from hsb_cases.cases.selectors.caseload_questions import OPEN_STATUSES, CaseloadFilter, Order
from hsb_cases.core.due import due_tag
from hsb_cases.core.filters import plural, short_day
from hsb_cases.core.parts import Chosen, Tab, Tag, Turn
from hsb_cases.workspace.forms.caseload import CaseloadForm
from hsb_cases.workspace.models import SavedView
from hsb_cases.workspace.presenters.caseload_address import (
    COMPACT,
    FILTERS,
    ROOMY,
    caseload_href,
    query_of,
    rows_in,
)
from hsb_cases.workspace.presenters.caseload_tabs import caseload_tabs, chosen_view
from hsb_cases.workspace.presenters.words import initials_and_age, role_tags, stub_status
from hsb_cases.workspace.presenters.workload import Workload, workload_bars
from hsb_cases.workspace.selectors.outcomes import Outcome
from hsb_cases.workspace.selectors.workload import WorkerLoad


@dataclass(frozen=True)
class Row:
    """One case, holding what its level shows."""

    reference: str
    href: str
    who: str
    roles: tuple[Tag, ...]
    status: str
    continuum: str
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
    tabs: Sequence[Tab]
    workload: Workload | None
    rows_choice: Sequence[Tab]
    """How high the rows are, and the other choice."""
    compact: bool
    save_href: str
    """Where these filters are saved as a view; empty where there is nothing new to save."""
    remove_href: str
    """Where the saved view that is shown is removed; empty for any other view."""
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
    counts: CaseloadCounts
    """Of what the actor sees without any filter."""
    outcomes: Mapping[int, Outcome]
    continuum: Mapping[int, str]
    saved: Sequence[SavedView] = ()
    loads: Sequence[WorkerLoad] = ()

    @property
    def named(self) -> bool:
        """Whether any case shows more than a stub."""
        return self.counts.named > 0


def cases_page(
    actor: Actor,
    form: CaseloadForm,
    facts: CasesFacts,
    *,
    address: QueryDict,
    today: datetime.date,
) -> CasesPage:
    """The page for one address. ``address`` holds the chosen filters, order and row height."""
    shown = chosen_view(facts.saved, address)
    narrowed = facts.asked.is_narrowed or facts.asked.statuses != OPEN_STATUSES
    for_team = actor.can(Ability.SEE_TEAM)
    return CasesPage(
        title="Cases",
        count=_count(facts),
        form=form,
        chosen=_chosen(form, address),
        clear_href=caseload_href(query_of(address, names=("sort", "rows"))),
        headings=_headings(address, facts.order, short=not facts.named),
        rows=[_row(row, facts, today) for row in facts.page.rows],
        turn=_turn(facts, address),
        tabs=caseload_tabs(facts.counts, facts.saved, address, for_team=for_team),
        workload=workload_bars(facts.loads, actor),
        rows_choice=_rows_choice(address),
        compact=rows_in(address.get("rows", "")) == COMPACT,
        save_href=_save_href(address) if narrowed and shown is None else "",
        remove_href=reverse("workspace:view_remove", args=[shown.pk]) if shown else "",
        empty=_empty(facts),
        narrowed=narrowed,
        short=not facts.named,
    )


def found_row(row: CaseRow, today: datetime.date) -> Row:
    """A case that is seen as a whole, as lists show it."""
    return _written(row, None, "", today)


def _row(row: CaseRow, facts: CasesFacts, today: datetime.date) -> Row:
    outcome = facts.outcomes.get(row.case_id)
    return _written(row, outcome, facts.continuum.get(row.case_id, ""), today)


def _written(row: CaseRow, outcome: Outcome | None, continuum: str, today: datetime.date) -> Row:
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
        continuum=str(Continuum(continuum).label) if continuum else "",
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
        return f"{facts.found:,} of {plural(facts.counts.open, 'open case')}, {order}"
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
        Chosen(form.words_of(name, value), caseload_href(query_of(address, without=(name, value))))
        for name in FILTERS
        if name in form.fields
        for value in address.getlist(name)
        if value
    ]


def _headings(address: QueryDict, order: Order, *, short: bool) -> list[Any]:
    def sortable(text: str, by: str, first: str) -> dict[str, str]:
        if order.by != by:
            return {
                "text": text,
                "href": caseload_href(query_of(address, sort=first)),
                "sort": "none",
            }
        turned = by if order.descending else f"-{by}"
        return {
            "text": text,
            "href": caseload_href(query_of(address, sort=turned)),
            "sort": "descending" if order.descending else "ascending",
        }

    opened = sortable("Opened", "opened", "-opened")
    if short:
        return ["Case", "Status and outcome", opened]
    return [
        "Case",
        "Part",
        "Status",
        "Continuum",
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
        previous_href=caseload_href(query_of(address, before=f"{first.value}.{first.case_id}"))
        if facts.page.has_before
        else "",
        next_href=caseload_href(query_of(address, after=f"{last.value}.{last.case_id}"))
        if facts.page.has_after
        else "",
    )


def _rows_choice(address: QueryDict) -> tuple[Tab, ...]:
    chosen = rows_in(address.get("rows", ""))
    return tuple(
        Tab(words, caseload_href(query_of(address, rows=value)), current=words == chosen)
        for words, value in ((ROOMY, ""), (COMPACT, COMPACT))
    )


def _save_href(address: QueryDict) -> str:
    return f"{reverse('workspace:view_new')}?{query_of(address)}"
