"""Whether a save may replace what is stored, so that two windows never overwrite each other."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from hsb_cases.drafts.rules.contents import Raw


class Verdict(Enum):
    """What a save comes to."""

    SAVE = "save"
    SAME = "same"
    """Stored already, word for word."""
    LATE = "late"
    """An older save of the same window that arrived after a newer one: dropped."""
    CONFLICT = "conflict"
    """Another window saved something else meanwhile."""


@dataclass(frozen=True)
class Sent:
    """One save as it arrives. ``window`` names the opened page; empty: not known."""

    raw: Raw
    version: int
    """The draft's version when the page was opened or last saved."""
    window: str = ""
    sequence: int = 0
    """Counts the saves of one window."""


def verdict_on(stored: Mapping[str, Any] | None, sent: Sent) -> Verdict:
    """What to do with a save, given the section as it is stored (None: never saved)."""
    if stored is None:
        return Verdict.SAVE
    if stored["raw"] == sent.raw:
        return Verdict.SAME
    if sent.window and stored.get("window") == sent.window:
        # A page's last autosave may be overtaken by its own submit, or the other way round.
        return Verdict.SAVE if sent.sequence > stored.get("sequence", 0) else Verdict.LATE
    return Verdict.SAVE if sent.version >= stored["version"] else Verdict.CONFLICT
