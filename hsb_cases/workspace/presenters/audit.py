"""The auditor's pages: cases of the remit, what was changed on them, and refusals."""

import datetime
from dataclasses import dataclass

from django.forms import Form
from django.http import QueryDict
from django.urls import reverse

from hsb_cases.audit.presenters.saves import CaseLink, Entry, entry
from hsb_cases.audit.selectors.access import AccessPage
from hsb_cases.cases.models import CaseStatus
from hsb_cases.core.filters import plural, short_day
from hsb_cases.core.parts import Chosen, Tab, Tag, Turn
from hsb_cases.workspace.presenters.case_frame import STATUS_WORDS
from hsb_cases.workspace.presenters.history import Look, look
from hsb_cases.workspace.presenters.listing import choices_of, turned
from hsb_cases.workspace.selectors.audit import RemitChanges, RemitPage

PAGES = (("Cases", "audit"), ("Changes", "audit_changes"), ("Refusals", "audit_refusals"))


@dataclass(frozen=True)
class AuditRow:
    """One case of the remit."""

    reference: str
    href: str
    status: Tag
    opened_at: datetime.datetime
    saves: int
    last_at: datetime.datetime | None


@dataclass(frozen=True)
class AuditPage:
    """What stands on one of the auditor's pages."""

    heading: str
    count: str
    tabs: tuple[Tab, ...]
    form: Form
    chosen: tuple[Chosen, ...]
    turn: Turn
    rows: tuple[AuditRow, ...] = ()
    entries: tuple[Entry, ...] = ()
    looks: tuple[Look, ...] = ()
    clear_href: str = "?"

    @property
    def title(self) -> str:
        """What the browser's tab says: each of the pages its own."""
        return self.heading


def cases_page(found: RemitPage, form: Form, query: QueryDict) -> AuditPage:
    """The cases of the remit."""
    return AuditPage(
        heading="Cases you may audit",
        count="Opened last first",
        tabs=_tabs("audit"),
        form=form,
        chosen=choices_of(form, query),
        turn=turned(query, found.newer, found.older),
        rows=tuple(
            AuditRow(
                reference=one.entry.reference,
                href=_history(one.entry.reference),
                status=STATUS_WORDS[CaseStatus(one.entry.status)],
                opened_at=one.entry.opened_at,
                saves=one.tally.saves if one.tally else 0,
                last_at=one.tally.last_at if one.tally else None,
            )
            for one in found.cases
        ),
    )


def remit_changes_page(
    found: RemitChanges,
    form: Form,
    query: QueryDict,
    *,
    period: tuple[datetime.date, datetime.date],
) -> AuditPage:
    """What was changed in a period, on any case of the remit."""
    first, last = period
    page = found.page
    entries = (
        entry(save, found.names, tuple(CaseLink(one, _history(one)) for one in save.cases))
        for save in page.saves
    )
    return AuditPage(
        heading="What was changed",
        count=f"{plural(page.count, 'save')} from {short_day(first)} to {short_day(last)},"
        " newest first",
        tabs=_tabs("audit_changes"),
        form=form,
        chosen=choices_of(form, query),
        turn=turned(query, page.newer, page.older),
        entries=tuple(entries),
    )


def refusals_page(found: AccessPage, form: Form, query: QueryDict, *, seen: set[str]) -> AuditPage:
    """Who was refused where; ``seen`` are the references that lead to cases of the remit."""
    return AuditPage(
        heading="Refusals",
        count="Newest first",
        tabs=_tabs("audit_refusals"),
        form=form,
        chosen=choices_of(form, query),
        turn=turned(query, found.newer, found.older),
        looks=tuple(
            look(one, _history(one.reference) if one.reference in seen else "")
            for one in found.entries
        ),
    )


def _history(reference: str) -> str:
    return reverse("workspace:case_history", args=[reference])


def _tabs(current: str) -> tuple[Tab, ...]:
    return tuple(
        Tab(text, reverse(f"workspace:{name}"), current=name == current) for text, name in PAGES
    )
