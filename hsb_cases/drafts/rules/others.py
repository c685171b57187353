"""Texts that came after another window's: kept beside what is saved until their writer chooses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hsb_cases.drafts.rules.contents import Raw
from hsb_cases.drafts.rules.versions import Sent

MOST_OTHERS = 20
"""Texts kept beside one page: more windows than anybody types in at once."""

Kept = list[dict[str, Any]]
"""As a section holds them: ``{"key": 1, "raw": …, "window": "…", "sequence": 3, "at": "…"}``."""


@dataclass(frozen=True)
class Other:
    """One text that was typed on a page and is not the saved one."""

    key: int
    raw: Raw
    at: str
    """When it was typed, in the form that sections use."""


def others_of(contents: Mapping[str, Any], path: str) -> list[Other]:
    """The texts kept beside a page's saved one, oldest first."""
    section = contents.get("sections", {}).get(path, {})
    return [Other(one["key"], one["raw"], one["at"]) for one in section.get("others", [])]


def pages_with_others(contents: Mapping[str, Any]) -> list[str]:
    """The paths of the pages on which a choice between texts is open."""
    return [path for path in contents.get("sections", {}) if others_of(contents, path)]


def with_other(kept: Sequence[Mapping[str, Any]], sent: Sent, at: str) -> Kept:
    """The kept texts with the one that was sent; a window's newer text takes its older one's place.

    The same text is kept once. Beyond ``MOST_OTHERS`` the oldest goes.
    """
    others = [dict(one) for one in kept]
    if any(one["raw"] == sent.raw for one in others):
        return others
    own = next((one for one in others if sent.window and one["window"] == sent.window), None)
    if own is None:
        key = max((one["key"] for one in others), default=0) + 1
        added = {"key": key, "window": sent.window}
        others = [*others[1 - MOST_OTHERS :], added]
        own = added
    elif sent.sequence <= own["sequence"]:
        return others
    own |= {"raw": sent.raw, "sequence": sent.sequence, "at": at}
    return others


def without_text(kept: Sequence[Mapping[str, Any]], raw: Raw) -> Kept:
    """The kept texts but for the one that was chosen."""
    return [dict(one) for one in kept if one["raw"] != raw]


def without_key(kept: Sequence[Mapping[str, Any]], key: int) -> Kept:
    """The kept texts but for the one that was thrown away."""
    return [dict(one) for one in kept if one["key"] != key]
