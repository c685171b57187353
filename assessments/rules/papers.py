"""The text of a document for one recipient: sections of lines. Minutes and reports are made so."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Line:
    """One line of a section: what it is about, and the words."""

    key: str
    words: str


@dataclass(frozen=True)
class Section:
    """One section of a document."""

    title: str
    lines: tuple[Line, ...]


def texts_of(sections: Iterable[Section]) -> list[str]:
    """Every text of a document, in its order."""
    return [
        text
        for section in sections
        for text in (section.title, *(part for line in section.lines for part in _both(line)))
    ]


def _both(line: Line) -> tuple[str, str]:
    return (line.key, line.words)


def stored(sections: Iterable[Section]) -> list[dict[str, Any]]:
    """The sections as a column of JSON keeps them."""
    return [
        {"title": one.title, "lines": [[line.key, line.words] for line in one.lines]}
        for one in sections
    ]


def sections_in(column: Iterable[dict[str, Any]]) -> tuple[Section, ...]:
    """The sections that such a column holds."""
    return tuple(
        Section(one["title"], tuple(Line(key, words) for key, words in one["lines"]))
        for one in column
    )
