"""What a save did: to one record, however often it wrote it, and in one sentence for all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

SAME_FIELDS_NAMED = 2
"""How many kinds of record a sentence names before it only counts them: easier to take in."""


class Deed(StrEnum):
    """What became of a record."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True)
class Written:
    """One version that a save wrote: its mark (+, ~ or -), and the one before it."""

    mark: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any]


@dataclass(frozen=True)
class Outcome:
    """What one save did to one record, from the last version before it to the last it wrote."""

    deed: Deed
    before: Mapping[str, Any]
    after: Mapping[str, Any]


def outcome(versions: Sequence[Written]) -> Outcome | None:
    """What the versions of one record come to, oldest first; None where nothing is left to tell.

    A record written and then changed in one save was added as it stood at the end. One that was
    written and removed in one save never was.
    """
    first, last = versions[0], versions[-1]
    if last.mark == "-":
        if first.mark == "+":
            return None
        return Outcome(Deed.REMOVED, before=first.before or last.after, after={})
    if first.mark == "+":
        return Outcome(Deed.ADDED, before={}, after=last.after)
    return Outcome(Deed.CHANGED, before=first.before or {}, after=last.after)


def changed_columns(found: Outcome, columns: Iterable[str]) -> list[str]:
    """The columns whose value differs, in the order given. Nothing and an empty text are alike."""
    return [
        column
        for column in columns
        if not same_value(found.before.get(column), found.after.get(column))
    ]


def same_value(before: Any, after: Any) -> bool:
    """Whether two values read the same on a page: nothing, an empty text and an empty list do."""
    return before == after or (is_blank(before) and is_blank(after))


def is_blank(value: Any) -> bool:
    """Whether there is nothing to read in a value. No and nought are something."""
    return value is None or value in ("", [], {})


@dataclass(frozen=True)
class Told:
    """One record as a sentence speaks of it."""

    label: str
    deed: Deed
    fields: int = 0


def sentence(records: Sequence[Told]) -> str:
    """What a save did, e.g. ``changed 3 fields of Referral`` or ``added 12 records``."""
    parts = []
    for deed in (Deed.ADDED, Deed.REMOVED):
        labels = [one.label for one in records if one.deed == deed]
        if labels:
            parts.append(f"{deed} {_named(labels)}")
    changed = [one for one in records if one.deed == Deed.CHANGED and one.fields]
    if changed:
        parts.append(f"changed {_fields_of(changed)}")
    if not parts:
        return "saved without changing anything"
    return in_a_row(parts)


def in_a_row(words: Sequence[str]) -> str:
    """Words as a list in a sentence: ``a``, ``a and b``, ``a, b and c``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _named(labels: Sequence[str]) -> str:
    different = list(dict.fromkeys(labels))
    if len(different) > SAME_FIELDS_NAMED:
        return f"{len(labels)} records"
    return in_a_row(
        [
            f"{label} ({labels.count(label)})" if labels.count(label) > 1 else label
            for label in different
        ]
    )


def _fields_of(changed: Sequence[Told]) -> str:
    by_label: dict[str, int] = {}
    for one in changed:
        by_label[one.label] = by_label.get(one.label, 0) + one.fields
    if len(by_label) > SAME_FIELDS_NAMED:
        return f"{_fields(sum(by_label.values()))} of {len(changed)} records"
    return in_a_row([f"{_fields(count)} of {label}" for label, count in by_label.items()])


def _fields(count: int) -> str:
    return "1 field" if count == 1 else f"{count} fields"
