"""What presenters hand to the components of templates/components/: small frozen facts, no markup.

Every text is shown as text, whatever it holds. An address left empty shows the text without a link.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

TagKind = Literal["fact", "state", "overdue", "today", "done"]


@dataclass(frozen=True)
class Tag:
    """A word or two in a box.

    ``fact`` (the usual) is neutral and the only one for facts about a person; ``state`` is the
    state of a record; ``overdue`` and ``today`` mark what needs doing; ``done`` is finished work.
    """

    text: str
    kind: TagKind = "fact"


@dataclass(frozen=True)
class Tab:
    """One entry of a sub-navigation. ``count`` None shows no number."""

    text: str
    href: str
    count: int | None = None
    current: bool = False


@dataclass(frozen=True)
class Fact:
    """One line of a card: what it is about, and what is known.

    ``missing`` words stand in grey where ``value`` is empty. ``href`` adds "Change" or another
    verb; ``about`` completes it for people who hear links alone ("Change" … "date of birth").
    """

    key: str
    value: str = ""
    missing: str = "Not known"
    href: str = ""
    verb: str = "Change"
    about: str = ""


@dataclass(frozen=True)
class Card:
    """A titled box of facts, with one action for the whole of it."""

    title: str
    facts: Sequence[Fact] = ()
    href: str = ""
    verb: str = "Open"
    tags: Sequence[Tag] = ()


@dataclass(frozen=True)
class Task:
    """One line of a task list. Without ``href`` it cannot be started yet, and ``hint`` says why."""

    title: str
    status: Tag | None
    href: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Event:
    """One entry of a timeline: what happened when, and who recorded it when."""

    title: str
    happened: datetime.date
    by: str = ""
    recorded: datetime.datetime | None = None
    text: str = ""
    href: str = ""
    tags: Sequence[Tag] = ()


@dataclass(frozen=True)
class Step:
    """One step of the way a case takes."""

    text: str
    note: str = ""
    state: Literal["done", "now", "later"] = "later"


@dataclass(frozen=True)
class Why:
    """The clause behind something on a page (``hsb_cases.core.why``)."""

    title: str = ""
    says: str = ""
    references: Sequence[str] = ()
    our_default: str = ""
    """What of it is our own; shown as that, never as statutory."""
    here: str = ""
    """What it came to on this page."""


@dataclass(frozen=True)
class Chosen:
    """A filter that is in force, and the address without it."""

    text: str
    remove_href: str


@dataclass(frozen=True)
class Turn:
    """Where the pages before and after lead; empty where there is none."""

    previous_href: str = ""
    next_href: str = ""
    previous_text: str = "Previous"
    next_text: str = "Next"
