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
    for removed, added, same in _changes(old, new):
        if removed:
            runs.append(Run("removed", removed))
        if added:
            runs.append(Run("added", added))
        if same:
            runs.append(Run("same", same))
    return runs


def _changes(old: list[str], new: list[str]) -> list[tuple[str, str, str]]:
    """What was removed, what was added there, and what follows unchanged, again and again.

    Changes with nothing but a blank between them are taken together: three changed words in a
    row read as one phrase for another.
    """
    found: list[tuple[str, str, str]] = [("", "", "")]
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for act, i1, i2, j1, j2 in matcher.get_opcodes():
        before, after = "".join(old[i1:i2]), "".join(new[j1:j2])
        removed, added, same = found[-1]
        if act == "equal":
            found[-1] = (removed, added, before)
        elif (removed or added) and same.isspace():
            found[-1] = (removed + same + before, added + same + after, "")
        else:
            found.append((before, after, ""))
    return found
