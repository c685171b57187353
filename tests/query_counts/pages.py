"""A page as one person opens it, and the addresses of what was made to grow."""

from collections.abc import Callable
from dataclasses import dataclass

from django.test import Client
from django.urls import reverse

from tests.access.asking import address, targets
from tests.access.routes import routes
from tests.access.table import TABLE
from tests.query_counts.growing import Grown

ROUTES = {route.name: route for route in routes()}
Address = Callable[[Grown, Client], str]
Part = Callable[[Grown], object]


@dataclass(frozen=True)
class Page:
    """A page as one person opens it."""

    by: str
    rows: str = ""
    """Words that stand in each row; empty: this person has no list there."""
    at: Address | None = None
    """Its address; None: of the first such record in the setting of the access tests."""

    def address(self, route: str, grown: Grown, browser: Client) -> str:
        """Where the person finds the page."""
        if self.at is not None:
            return self.at(grown, browser)
        first = targets(grown.setting, TABLE[route], ROUTES[route])[0]
        return address(TABLE[route], first.words)


def of(route: str, *parts: Part, query: str = "") -> Address:
    """The address of a record that was made here."""
    return lambda grown, browser: reverse(route, args=[part(grown) for part in parts]) + query


def case(grown: Grown) -> str:
    """The case on which everything grows."""
    return grown.case.reference


def displaying(grown: Grown) -> str:
    """The case of the child who displayed the behaviour, on which the justice track grows."""
    return grown.setting.cases["owen"].reference


def other(grown: Grown) -> str:
    """One of the many other cases."""
    return grown.cases[0].reference


def unknown(grown: Grown) -> str:
    """The case of a child of whom there is only a description."""
    return grown.unknown.reference


def match(grown: Grown) -> object:
    """The mark of a possible match."""
    return grown.matches[0].created_in


def merge(grown: Grown) -> object:
    """The mark of a merge."""
    return grown.merges[0].created_in


def team(grown: Grown) -> int:
    """The team whose people grow."""
    return grown.setting.world.teams["northmere casework"].pk


def agency(grown: Grown) -> int:
    """The agency whose teams grow."""
    return grown.setting.world.teams["northmere casework"].agency_id


def draft(grown: Grown) -> str:
    """The draft whose children grow."""
    return grown.setting.draft.reference


def last_child(grown: Grown) -> str:
    """The child of the draft who was entered last, after all who may live in the same home."""
    return grown.last_child


def away(grown: Grown) -> str:
    """The concern whose children, who live elsewhere, grow."""
    return grown.setting.concerns["away"].reference


def sibling(grown: Grown) -> int:
    """The linked child's part in the incident."""
    return grown.sibling


def closed_meeting(grown: Grown) -> str:
    """The meeting about the siblings that is over."""
    return grown.setting.meetings["siblings planning_meeting"].reference


def word(words: str) -> Part:
    """A part of an address that is always the same."""
    return lambda grown: words


def found(grown: Grown, browser: Client) -> str:
    """What a search by a name that many children have leads to."""
    return browser.post(reverse("workspace:search"), {"q": "Many"}).url
