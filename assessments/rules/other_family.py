"""Nothing of the other side in what is made for one side (R7; domain.md §6, Separation).

Two families may be on opposite sides of one incident. A name, an address, a school or a telephone
number of the other child in a paper for the first can put a child in danger, so the text of every
copy of the minutes is compared with what is known of all other children of the meeting before a
second person may approve it. What both sides know (siblings with one home) is no trace.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assessments.rules.folding import Folded, fold, folded
from assessments.rules.plain_words import (
    ADDRESS_WORDS,
    EVERYDAY_NAMES,
    KINSHIP,
    PARTICLES,
    PLACE_WORDS,
    STREETS,
)

NAMES = frozenset({"given_name", "family_name", "other_name"})
PEOPLE = NAMES | {"adult"}
PLACES = frozenset({"school", "practice", "household"})
SHORTEST_PLACE = 4
"""Letters of the one word that is left of a school's name: a shorter one says too little."""
SHORTEST_NUMBER = 6
"""Digits of a telephone number: a shorter row of digits is anything."""
KINDS = {
    "adult": "the name of an adult",
    "school": "a school",
    "practice": "a GP practice",
    "household": "a household",
    "address": "an address",
    "postcode": "a postcode",
    "phone": "a telephone number",
    "email": "an email address",
}
BETWEEN = r"[\s,.;:/\-]+"


@dataclass(frozen=True)
class Known:
    """One fact around a child, such as a name, an address or a school."""

    kind: str
    words: str


@dataclass(frozen=True)
class Trace:
    """Something of another child in a text."""

    kind: str
    found: str
    """As it stands in the text."""
    start: int
    end: int

    @property
    def what(self) -> str:
        """What it is, in words."""
        return KINDS.get(self.kind, "a name")


@dataclass(frozen=True)
class Term:
    """Something to look for in a plain text."""

    kind: str
    pattern: str
    capital: bool = False
    """Whether it is taken for a name only where it is written with a capital."""


@dataclass(frozen=True)
class Open:
    """Names that everybody may read."""

    authorities: tuple[str, ...] = ()
    """Of local authorities: a school may be called after one."""
    professionals: tuple[str, ...] = ()
    """Of people who took part: one may have the first name of somebody in a family."""


def traces(
    text: str, *, own: Iterable[Known], others: Iterable[Known], public: Open = Open()
) -> list[Trace]:
    """What stands in the text of other children and their families, in reading order.

    ``own`` are the facts of the child whom the text is about. Overlapping finds are told once, the
    longest.
    """
    against = list(others)
    wanted = terms(against, own=own, public=public.authorities)
    plain = folded(text)
    known = _spans_of_professionals(plain, against, public)
    found = [
        trace
        for term in wanted
        for trace in _found(text, plain, term)
        if term.kind not in PEOPLE
        or not any(start <= trace.start and trace.end <= end for start, end in known)
    ]
    told: list[Trace] = []
    for trace in sorted(found, key=lambda one: (one.start, -one.end)):
        if not told or trace.start >= told[-1].end:
            told.append(trace)
    return told


def without_names(text: str, *, own: Iterable[Known], others: Iterable[Known], instead: str) -> str:
    """The text with the other children’s own names replaced; “Mila Hart” becomes one."""
    names = [known for known in others if known.kind in NAMES]
    spans: list[tuple[int, int]] = []
    for trace in traces(text, own=own, others=names):
        if spans and not text[spans[-1][1] : trace.start].strip():
            spans[-1] = (spans[-1][0], trace.end)
        else:
            spans.append((trace.start, trace.end))
    for start, end in reversed(spans):
        text = f"{text[:start]}{instead}{text[end:]}"
    return text


def _spans_of_professionals(
    plain: Folded, others: Iterable[Known], public: Open
) -> list[tuple[int, int]]:
    """Where whole names of professionals stand; never a name that is somebody’s of a family."""
    theirs = {fold(" ".join(_words(known.words))) for known in others}
    names = [_words(fold(name)) for name in public.professionals]
    return [
        plain.span(*match.span())
        for words in names
        if len(words) > 1 and " ".join(words) not in theirs
        for match in re.finditer(
            rf"(?<!\w){BETWEEN.join(map(re.escape, words))}(?!\w)", plain.plain
        )
    ]


def terms(
    others: Iterable[Known], *, own: Iterable[Known], public: Iterable[str] = ()
) -> list[Term]:
    """What to look for: everything known of the others that is not the own child’s as well."""
    mine = list(own)
    shared = {fold(known.words) for known in mine}
    shared |= {fold(" ".join(_words(known.words))) for known in mine}
    shared |= {word for known in mine if known.kind in PEOPLE for word in _words(fold(known.words))}
    shared |= {
        " ".join(part)
        for known in mine
        if known.kind in PLACES | {"address"}
        for part in _stretches(known)
    }
    common = {word for name in public for word in _words(fold(name))}
    found = {term for known in others for term in _terms(known, shared, common)}
    return sorted(found, key=lambda term: (term.kind, term.pattern))


def _terms(known: Known, shared: set[str], common: set[str]) -> list[Term]:
    if known.kind in PEOPLE:
        return _name_terms(known, shared)
    if known.kind in PLACES or known.kind == "address":
        return [
            Term(known.kind, BETWEEN.join(map(re.escape, words)), capital=len(words) == 1)
            for words in _stretches(known)
            if " ".join(words) not in shared and not (len(words) == 1 and words[0] in common)
        ]
    plain = re.sub(r"\s", "", fold(known.words))
    if not plain or plain in {re.sub(r"\s", "", one) for one in shared}:
        return []
    if known.kind == "phone":
        digits = re.sub(r"\D", "", plain)
        spaced = r"[\s\-().]*".join(digits)
        return [Term("phone", spaced)] if len(digits) >= SHORTEST_NUMBER else []
    return [Term(known.kind, r"\s*".join(map(re.escape, plain)))]


def _name_terms(known: Known, shared: set[str]) -> list[Term]:
    words = _words(fold(known.words))
    parts = [part for word in words if "-" in word for part in word.split("-")]
    return [
        # A name may end in an s of belonging, with or without its apostrophe.
        Term(known.kind, rf"{re.escape(word)}(?:'?s)?", capital=word in EVERYDAY_NAMES)
        for word in dict.fromkeys([*words, *parts])
        if len(word) > 1
        and word not in shared
        and word not in PARTICLES
        and not (known.kind == "adult" and word in KINSHIP)
    ]


def _stretches(known: Known) -> list[list[str]]:
    """The rows of words by which a place or an address can be known again."""
    plain = fold(known.words)
    if known.kind in PLACES:
        return _place_stretches(_words(plain))
    return _address_stretches(plain)


def _place_stretches(words: Sequence[str]) -> list[list[str]]:
    """A school’s whole name, the name as people shorten it, and what is left of it."""
    core = _trimmed(words)
    first = next((place for place, word in enumerate(words) if word not in PLACE_WORDS), 0)
    found = [list(words[first:end]) for end in range(len(words), first + len(core), -1)]
    if core and (len(core) > 1 or len(core[0]) >= SHORTEST_PLACE):
        found.append(core)
    return [row for row in found if len(row) > 1 or row == core]


def _address_stretches(plain: str) -> list[list[str]]:
    """The lines of an address that tell where it is: the first, streets, and those with numbers."""
    found = []
    for place, line in enumerate(re.split(r"[\n,;]", plain)):
        words = _words(line)
        telling = [word for word in words if word not in ADDRESS_WORDS and not word.isdigit()]
        street = bool(words) and words[-1] in STREETS
        numbered = any(any(mark.isdigit() for mark in word) for word in words)
        if telling and (place == 0 or street or numbered):
            found.append(words)
            bare = [word for word in words if not word[0].isdigit()]
            if len(bare) > 1 and bare != words:
                found.append(bare)
    return found


def _trimmed(words: Sequence[str]) -> list[str]:
    """A place’s name without the words that every such place has at its ends."""
    kept = list(words)
    while kept and kept[0] in PLACE_WORDS:
        kept.pop(0)
    while kept and kept[-1] in PLACE_WORDS:
        kept.pop()
    return kept


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:['\-][^\W_]+)*", text)


def _found(text: str, plain: Folded, term: Term) -> list[Trace]:
    made = []
    for match in re.finditer(rf"(?<!\w){term.pattern}(?!\w)", plain.plain):
        start, end = plain.span(*match.span())
        if not term.capital or text[start].isupper():
            made.append(Trace(term.kind, text[start:end], start, end))
    return made
