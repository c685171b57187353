"""What the pages of administration have in common."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Page
from django.urls import reverse

from hsb_cases.core.pages import Crumb
from hsb_cases.core.parts import Tab, Tag, Turn

CLOSED = Tag("Deactivated", "state")
SECTIONS = (
    ("People", "agencies:people"),
    ("Agencies", "agencies:agencies"),
    ("Local authorities", "agencies:local_authorities"),
)


@dataclass(frozen=True)
class Row:
    """One line of a list: what it leads to, and its cells under the list's headings."""

    text: str
    href: str
    cells: Sequence[str] = ()
    tags: Sequence[Tag] = ()


@dataclass(frozen=True)
class Listing:
    """A list with its headings, one page of rows and the way to the pages around it."""

    caption: str
    headings: Sequence[str]
    rows: Sequence[Row]
    turn: Turn
    empty: str
    empty_action: str = ""
    empty_href: str = ""


@dataclass(frozen=True)
class FormPage:
    """A page that is one form."""

    title: str
    form: forms.Form
    submit: str
    cancel_href: str
    crumbs: Sequence[Crumb] = ()
    intro: str = ""
    warning: str = ""
    is_serious: bool = False
    tabs: Sequence[Tab] = ()


def tabs(current: str = "") -> tuple[Tab, ...]:
    """The sections of administration, with the one that the page belongs to."""
    return tuple(Tab(text, reverse(name), current=text == current) for text, name in SECTIONS)


def crumb(text: str, name: str, **kwargs: Any) -> Crumb:
    """One step of the way to a page, by the name of its route."""
    return Crumb(text, reverse(name, kwargs=kwargs or None))


def turn_of(page: "Page[Any]", query: str = "") -> Turn:
    """The way to the pages around one page of a list. ``query`` is kept in the address."""
    kept = f"{query}&" if query else ""
    return Turn(
        previous_href=f"?{kept}page={page.previous_page_number()}" if page.has_previous() else "",
        next_href=f"?{kept}page={page.next_page_number()}" if page.has_next() else "",
    )
