"""Comparing words however they were typed: accents, capitals, apostrophes, hidden characters."""

import unicodedata
from dataclasses import dataclass

APOSTROPHES = "’‘ʼ`´′"
DASHES = "‐‑‒–—−"


@dataclass(frozen=True)
class Folded:
    """A text in its plainest form, and where each of its characters stood."""

    plain: str
    places: tuple[int, ...]
    """For each character of ``plain``, its place in the text as it was typed."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the plain text stands in the text as it was typed."""
        return self.places[start], self.places[end - 1] + 1


def folded(text: str) -> Folded:
    """The text in lower case, without accents and hidden characters; all apostrophes are one."""
    plain: list[str] = []
    places: list[int] = []
    for place, typed in enumerate(text):
        for mark in _plain(typed):
            plain.append(mark)
            places.append(place)
    return Folded("".join(plain), tuple(places))


def fold(text: str) -> str:
    """The plain form alone."""
    return folded(text).plain


def _plain(typed: str) -> str:
    if typed in APOSTROPHES:
        return "'"
    if typed in DASHES:
        return "-"
    if unicodedata.category(typed) == "Cf":
        return ""
    # Letters that no decomposition takes apart.
    whole = {"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ı": "i"}.get(typed, typed)
    apart = unicodedata.normalize("NFKD", whole.casefold())
    return "".join(mark for mark in apart if not unicodedata.combining(mark))
