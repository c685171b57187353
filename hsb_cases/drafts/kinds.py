"""The kinds of draft. A higher room registers its own in ``apps.py``, since this one knows none."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class DraftKind:
    """What a list of drafts must know of one kind."""

    name: str
    title: Callable[[Mapping[str, Any]], str]
    """A line for people, from the contents: "Concern about Mila and Owen"."""
    progress: Callable[[Mapping[str, Any]], tuple[int, int]]
    """How many sections are complete, and how many there are."""
    address: Callable[[str], str]
    """Where a draft of a reference is continued."""
    discard_address: Callable[[str], str]
    """Where it is thrown away, after a question."""


KINDS: dict[str, DraftKind] = {}


def register(kind: DraftKind) -> None:
    """Make a kind known. Called once by the room that owns it."""
    KINDS[kind.name] = kind
