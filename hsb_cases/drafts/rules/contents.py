"""How the contents of a draft are laid out.

``contents`` is ``{"sections": {path: section}, "items": {list: [key, …]}}``. A section is what one
page sent: ``{"raw": {field: [typed, …]}, "version": 7, "window": "…", "sequence": 3, "at": "…",
"complete": true}``. ``raw`` is exactly what was typed, valid or not; ``version`` is the draft's
version when the section was saved; ``others``, where there are any, are texts of other windows
between which a choice is open (hsb_cases.drafts.rules.others). Paths of single pages are plain
("account"); those of a list's item name the list and the item's key ("children.k7m2.who"), so that
removing an item renumbers nothing.
"""

from collections.abc import Mapping
from typing import Any

Raw = dict[str, list[str]]


def raw_of(contents: Mapping[str, Any], path: str) -> Raw | None:
    """What was typed on a page; None where it was never saved."""
    section = contents.get("sections", {}).get(path)
    return None if section is None else section["raw"]


def first_of(contents: Mapping[str, Any], path: str, field: str) -> str:
    """The first value typed into a field, without blanks around it; empty for none."""
    values = (raw_of(contents, path) or {}).get(field) or [""]
    return values[0].strip()


def is_complete(contents: Mapping[str, Any], path: str) -> bool:
    """Whether a page was saved with everything it asks for."""
    return bool(contents.get("sections", {}).get(path, {}).get("complete"))


def is_started(contents: Mapping[str, Any], path: str) -> bool:
    """Whether a page was saved with anything typed or chosen on it."""
    raw = raw_of(contents, path) or {}
    return any(value.strip() for values in raw.values() for value in values)


def keys_of(contents: Mapping[str, Any], items: str) -> list[str]:
    """The keys of a list's items, in their order."""
    return list(contents.get("items", {}).get(items, []))


def without_item(contents: Mapping[str, Any], items: str, key: str) -> dict[str, Any]:
    """The contents without one item of a list and everything typed for it."""
    start = f"{items}.{key}."
    kept = {
        path: section
        for path, section in contents.get("sections", {}).items()
        if not path.startswith(start)
    }
    lists = dict(contents.get("items", {}))
    lists[items] = [other for other in lists.get(items, []) if other != key]
    return {**contents, "sections": kept, "items": lists}


def tidy_raw(raw: Mapping[str, list[str]]) -> Raw:
    """What was typed, with the line ends of one kind and without what no text column can hold."""
    return {
        field: [
            value.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "") for value in values
        ]
        for field, values in raw.items()
    }
