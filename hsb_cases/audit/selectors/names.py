"""How the records that changes point to read in words, as far as the reader may see them."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import ForeignKey

from hsb_cases.audit.selectors import statements
from hsb_cases.audit.selectors.changes import Save
from hsb_cases.audit.sources import NAMES, SOURCES, Source

Names = Mapping[tuple[str, int], str]
"""The words for a record, by the kind of record and its id."""


def names_in(saves: Iterable[Save]) -> dict[tuple[str, int], str]:
    """The words for every record that the saves point to. One query, or none.

    A record that the reader may not see is missing from the answer.
    """
    asked: dict[str, set[int]] = {}
    for save in saves:
        for change in save.records:
            for kind, number in _pointed_to(change.source, change.found.before, change.found.after):
                asked.setdefault(kind, set()).add(number)
    if not asked:
        return {}
    statement = statements.together(
        statements.names_of(kind, *NAMES[kind]) for kind in sorted(asked)
    )
    facts = {kind: sorted(numbers) for kind, numbers in asked.items()}
    with connection.cursor() as cursor:
        cursor.execute(statement.as_string(cursor.cursor), facts)
        return {(kind, number): words for kind, number, words in cursor.fetchall()}


def _pointed_to(source: Source, *versions: Mapping[str, Any]) -> Iterable[tuple[str, int]]:
    for column, one in source.fields.items():
        if not isinstance(one, ForeignKey):
            continue
        kind = kind_pointed_to(one)
        if kind not in NAMES:
            continue
        for version in versions:
            if version.get(column) is not None:
                yield kind, version[column]


def kind_pointed_to(key: "ForeignKey[Any, Any]") -> str:
    """The kind of record that a foreign key points to, by its model's name."""
    target = key.remote_field.model
    return str(target._meta.label_lower)


@dataclass(frozen=True)
class Tally:
    """How often a case was changed, and when last."""

    saves: int
    last_at: datetime.datetime


def tally_of_cases(cases: Sequence[tuple[int, int]]) -> dict[int, Tally]:
    """The tally of each case, by its id; ``cases`` are pairs of case and child. One query."""
    if not cases:
        return {}
    statement = statements.tallies(SOURCES.values())
    facts = {"cases": [case for case, _ in cases], "children": [child for _, child in cases]}
    with connection.cursor() as cursor:
        cursor.execute(statement.as_string(cursor.cursor), facts)
        return {case: Tally(saves, last_at) for case, saves, last_at in cursor.fetchall()}
