"""The pages of a case's history: what was changed, and who looked."""

import datetime
from dataclasses import dataclass

from django.forms import Form
from django.http import QueryDict
from django.urls import reverse

from hsb_cases.agencies.acting import Actor
from hsb_cases.audit.models import AccessEntry
from hsb_cases.audit.presenters.saves import Entry, entry
from hsb_cases.core.filters import plural
from hsb_cases.core.parts import Chosen, Tab, Turn
from hsb_cases.workspace.presenters.case_frame import Frame, case_frame
from hsb_cases.workspace.presenters.listing import choices_of, turned
from hsb_cases.workspace.selectors.history import CaseAccess, CaseHistory


@dataclass(frozen=True)
class Look:
    """One read or refusal, as its line in a list."""

    what: str
    page: str
    name: str
    who: str
    at: datetime.datetime
    refused: bool
    reference: str = ""
    href: str = ""


@dataclass(frozen=True)
class HistoryPage:
    """What stands on one of the two pages of a case's history."""

    title: str
    head: Frame
    tabs: tuple[Tab, ...]
    form: Form
    chosen: tuple[Chosen, ...]
    count: str
    turn: Turn
    printed_at: datetime.datetime
    entries: tuple[Entry, ...] = ()
    looks: tuple[Look, ...] = ()
    clear_href: str = "?"


def changes_page(
    found: CaseHistory, actor: Actor, form: Form, query: QueryDict, *, now: datetime.datetime
) -> HistoryPage:
    """The page of what was changed."""
    page = found.page
    return HistoryPage(
        title=f"History of {found.head.case.reference}",
        head=case_frame(found.head, actor, "History"),
        tabs=_tabs(found.head.case.reference, "case_history"),
        form=form,
        chosen=choices_of(form, query),
        count=f"{plural(page.count, 'save')}, newest first",
        turn=turned(query, page.newer, page.older),
        printed_at=now,
        entries=tuple(entry(save, found.names) for save in page.saves),
    )


def access_page(
    found: CaseAccess, actor: Actor, form: Form, query: QueryDict, *, now: datetime.datetime
) -> HistoryPage:
    """The page of who looked."""
    page = found.page
    return HistoryPage(
        title=f"Who looked at {found.head.case.reference}",
        head=case_frame(found.head, actor, "History"),
        tabs=_tabs(found.head.case.reference, "case_access"),
        form=form,
        chosen=choices_of(form, query),
        count="Newest first",
        turn=turned(query, page.newer, page.older),
        printed_at=now,
        looks=tuple(look(one) for one in page.entries),
    )


def look(one: AccessEntry, href: str = "") -> Look:
    """One line of who looked; ``href`` leads to the case where the reader sees it."""
    return Look(
        what=str(one.get_kind_display()),
        page=page_name(one.page),
        name=one.actor_name,
        who=", ".join(part for part in (one.role, one.agency) if part),
        at=one.at,
        refused=one.kind == AccessEntry.Kind.REFUSED,
        reference=one.reference,
        href=href,
    )


PAGE_NAMES = {
    "case": "Overview of the case",
    "case_history": "History of the case",
    "case_access": "Who looked at the case",
    "case_sharing": "People and sharing",
}


def page_name(route: str) -> str:
    """A route's name in words: ``referrals:concern`` is "Concern"."""
    name = route.rpartition(":")[2]
    words = name.replace("_", " ")
    return PAGE_NAMES.get(name, words[:1].upper() + words[1:])


def _tabs(reference: str, current: str) -> tuple[Tab, ...]:
    """The two pages of a case's history."""
    pages = (("Changes", "case_history"), ("Who looked", "case_access"))
    return tuple(
        Tab(text, reverse(f"workspace:{name}", args=[reference]), current=name == current)
        for text, name in pages
    )
