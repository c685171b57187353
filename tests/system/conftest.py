"""What every browser story stands on: Chromium, a server, and people who sign in."""

import itertools
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hsb_cases.core import clock
from referrals.commands.submitting import submit_concern
from referrals.models import Concern
from referrals.rules.facts import ConcernFacts
from tests.support.concerns import SIBLINGS
from tests.support.world import World
from tests.system.person import Person
from tests.system.signing_in import sign_in

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items) -> None:
    """Everything in this folder is a browser story."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def base_url() -> None:
    """People type whole addresses. (The plug-in's own fixture is of a form pytest warns about.)"""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args) -> dict:
    """The machine's Chromium, which needs no network of its own."""
    program = os.environ.get("CHROMIUM") or CHROMIUM
    return {**browser_type_launch_args, "executable_path": program, "args": list(FLAGS)}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args) -> dict:
    """As wide as the pictures in README.md."""
    return {
        **browser_context_args,
        "viewport": {"width": 1280, "height": 900},
        "locale": "en-GB",
        "timezone_id": "Europe/London",
        "reduced_motion": "reduce",
    }


@pytest.fixture
def visitor(new_context, request) -> Iterator[Callable[..., Person]]:
    """Opens a browser of its own for somebody: visitor("a name", width=320)."""
    people: list[Person] = []

    def opened(name: str, *, address: str = "", **options) -> Person:
        width = options.pop("width", None)
        page = new_context(**options).new_page()
        if width:
            page.set_viewport_size({"width": width, "height": 800})
        at = address or request.getfixturevalue("live_server").url
        scripts = options.get("java_script_enabled", True)
        person = Person(name, page, at, scripts=scripts)
        people.append(person)
        return person

    yield opened
    for person in people:
        person.met_no_trouble()


@pytest.fixture
def sign_in_as(live_server, visitor, world: World) -> Callable[..., Person]:
    """Signs somebody of the fictional world in through the sign-in page."""

    def signed_in(name: str, **options) -> Person:
        person = visitor(name, **options)
        sign_in(person, world[name].user.email)
        return person

    return signed_in


@pytest.fixture
def logged(world: World) -> Callable[..., Concern]:
    """A concern that somebody has logged already, through the command."""

    def submitted(by: str, facts: ConcernFacts = SIBLINGS) -> Concern:
        made = next(numbers)
        return submit_concern(
            facts=facts, draft_reference=f"DRA-{made}", at=clock.now(), by=world[by]
        )

    numbers = itertools.count(1)
    return submitted
