"""Leaving other children's names out of a text about one child (domain.md §6, Separation)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# Names that are also everyday words are taken for names only where they are written as names.
EVERYDAY = frozenset(
    {
        "angel",
        "april",
        "art",
        "august",
        "autumn",
        "bill",
        "bob",
        "bright",
        "brook",
        "charity",
        "dawn",
        "faith",
        "frank",
        "grace",
        "hope",
        "hunter",
        "ivy",
        "jack",
        "joy",
        "june",
        "kit",
        "lily",
        "long",
        "mark",
        "may",
        "miles",
        "moss",
        "nick",
        "pat",
        "rich",
        "robin",
        "rose",
        "sky",
        "sue",
        "summer",
        "sunny",
        "will",
        "winter",
        "young",
    }
)


@dataclass(frozen=True)
class Named:
    """A child's names as reported."""

    given_name: str = ""
    family_name: str = ""
    known_as: str = ""

    @property
    def words(self) -> set[str]:
        """Every word of the names, as it was written."""
        return {word for name in self._names for word in re.findall(r"[\w’'-]+", name)}

    @property
    def initials(self) -> str:
        """Initials for somebody who may not see the name."""
        letters = [name[0].upper() for name in (self.given_name, self.family_name) if name]
        if not letters and self.known_as:
            letters = [self.known_as[0].upper()]
        return "".join(f"{letter}." for letter in letters) or "another child"

    @property
    def _names(self) -> tuple[str, ...]:
        return (self.given_name, self.family_name, self.known_as)


def with_initials(
    text: str, *, own: Named, others: Sequence[Named], family: Sequence[str] = ()
) -> str:
    """The text with the names of the others as initials; the child's own names stay.

    A family name that the child or the child's own ``family`` shares with another stays too.
    """
    near = [own, *(Named(name) for name in family)]
    mine = {word.lower() for names in near for word in names.words}
    for other in others:
        words = [word for word in other.words if word.lower() not in mine]
        text = _replaced(text, words, other.initials)
    return text


def _replaced(text: str, words: Iterable[str], initials: str) -> str:
    patterns = [_pattern(word) for word in sorted(words, key=len, reverse=True)]
    if not patterns:
        return text
    one = f"(?:{'|'.join(patterns)})"
    # "Mila Hart" becomes one set of initials, not two.
    return re.sub(rf"(?<!\w){one}(?:\s+{one})*(?!\w)", initials, text)


def _pattern(word: str) -> str:
    if word.lower() in EVERYDAY or len(word) == 1:
        return re.escape(word[0].upper() + word[1:])
    return f"(?i:{re.escape(word)})"
