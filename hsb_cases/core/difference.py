"""What changed in a long text, word by word."""

import difflib
import re
from dataclasses import dataclass

_PIECES = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Run:
    """A stretch of text and what became of it: ``same``, ``removed`` or ``added``."""

    kind: str
    text: str


def word_difference(before: str | None, after: str | None) -> list[Run]:
    """The runs that turn one text into the other, in reading order.

    Joining all but the added runs gives ``before``; all but the removed ones, ``after``.
    """
    old, new = _PIECES.findall(before or ""), _PIECES.findall(after or "")
    runs: list[Run] = []
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for act, i1, i2, j1, j2 in matcher.get_opcodes():
        if act == "equal":
            runs.append(Run("same", "".join(old[i1:i2])))
            continue
        if i2 > i1:
            runs.append(Run("removed", "".join(old[i1:i2])))
        if j2 > j1:
            runs.append(Run("added", "".join(new[j1:j2])))
    return runs
