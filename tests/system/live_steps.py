"""A meeting under way in several browsers: what people see of each other."""

import re

from playwright.sync_api import Locator, expect

from tests.system.person import Person

SAVED = re.compile(r"^Saved \d\d:\d\d:\d\d$")
NEWS = 20_000
"""Milliseconds within which news come on a busy machine: the page asks every four seconds."""


def save_line(person: Person) -> Locator:
    """The line that says whether what is typed is saved."""
    return person.page.locator("[data-save-status]")


def types(person: Person, label: str, words: str) -> None:
    """Types into a box and waits until the page says that it is saved."""
    person.fills(label, words)
    expect(save_line(person)).to_have_text(SAVED)


def hears(person: Person, *words: str) -> None:
    """Reads words that came without opening the page anew."""
    for word in words:
        expect(person.page.get_by_role("main")).to_contain_text(word, timeout=NEWS)


def moves_on(person: Person) -> None:
    """Ctrl and the down arrow: saves, and goes to the next item."""
    person.expected = set()
    with person.page.expect_navigation():
        person.page.keyboard.press("Control+ArrowDown")
    person.arrived()
