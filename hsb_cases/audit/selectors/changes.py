"""Reading the history: saves, newest first, with what each did to every record one may see.

These readers see what the database shows to whoever acts in the transaction; the rooms above
call them after they have found the case through the actor.
"""

import datetime
import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import connection
from django.db.backends.postgresql.psycopg_any import sql

from hsb_cases.audit.rules.differences import Outcome, Written, outcome
from hsb_cases.audit.rules.turning import Place
from hsb_cases.audit.selectors import statements
from hsb_cases.audit.sources import SOURCES, Source

PAGE = 25
SYSTEM = "system"
"""How the filter by person names the system itself, which is no user."""


@dataclass(frozen=True)
class Wanted:
    """Which saves are asked for. ``until`` is the first moment no longer wanted."""

    person: str = ""
    """A user's number, or ``system``."""
    since: datetime.datetime | None = None
    until: datetime.datetime | None = None
    kind: str = ""
    """A source's kind; unknown ones are taken as none."""
    field: str = ""
    """A column of that kind."""
    older_than: Place | None = None
    newer_than: Place | None = None


@dataclass(frozen=True)
class RecordChange:
    """What one save did to one record. Values are as the database writes them in JSON."""

    source: Source
    record: int
    found: Outcome


@dataclass(frozen=True)
class Save:
    """Everything that one act wrote and that the reader may see."""

    act_id: uuid.UUID
    recorded_at: datetime.datetime
    name: str
    agency: str
    role: str
    summary: str
    reason: str
    records: tuple[RecordChange, ...]
    cases: tuple[str, ...] = ()
    """The references of its cases, where the list is of more than one case."""


@dataclass(frozen=True)
class SavePage:
    """One page of saves, newest first."""

    saves: tuple[Save, ...] = ()
    count: int = 0
    """How many saves match altogether."""
    people: tuple[tuple[str, str], ...] = ()
    """Everybody who changed anything: the filter's value, and the name."""
    kinds: tuple[Source, ...] = ()
    """The kinds of record that were changed."""
    newer: Place | None = None
    """Where the page before this one ends; None on the newest."""
    older: Place | None = None


@dataclass(frozen=True)
class _Scope:
    """Which history rows are read: their condition per source, and its parameters."""

    where: Mapping[str, sql.Composable]
    facts: Mapping[str, Any] = field(default_factory=dict)


def saves_of_case(*, case_id: int, child_id: int, wanted: Wanted) -> SavePage:
    """A page of the saves of one case. Two queries, however long the history is."""
    where = {kind: statements.of_case(source) for kind, source in SOURCES.items()}
    scope = _Scope(where, {"case": case_id, "child": child_id})
    return _page(scope, wanted)


def saves_of_period(*, wanted: Wanted) -> SavePage:
    """A page of the saves of every case the acting person sees, within ``since`` and ``until``.

    Three queries. Raises ValueError without both ends: the whole history is never asked for.
    """
    if wanted.since is None or wanted.until is None:
        raise ValueError("Say from when and until when.")
    where: dict[str, sql.Composable] = dict.fromkeys(SOURCES, statements.OF_PERIOD)
    scope = _Scope(where, {"since": wanted.since, "until": wanted.until})
    page = _page(scope, wanted)
    return replace(page, saves=_with_cases(page.saves))


def _page(scope: _Scope, wanted: Wanted) -> SavePage:
    acts, count, people, kinds = _acts(scope, wanted)
    newer = wanted.newer_than is not None
    more = len(acts) > PAGE
    acts = acts[:PAGE]
    if newer:
        acts.reverse()
    saves = _saves(scope, acts)
    first = Place(acts[0][1], str(acts[0][0])) if acts else None
    last = Place(acts[-1][1], str(acts[-1][0])) if acts else None
    return SavePage(
        saves=tuple(saves),
        count=count,
        people=people,
        kinds=kinds,
        newer=first if (more if newer else wanted.older_than is not None) else None,
        older=last if (newer or more) else None,
    )


def _acts(scope: _Scope, wanted: Wanted) -> tuple[Any, ...]:
    source = SOURCES.get(wanted.kind)
    column = wanted.field if source and wanted.field in source.fields else None
    statement = statements.page_of_acts(
        [
            statements.change_rows(
                one, scope.where[kind], touched=column if one is source else None
            )
            for kind, one in SOURCES.items()
        ],
        wanted=_conditions(wanted, source),
        place=_place(wanted),
        newer=wanted.newer_than is not None,
    )
    place = wanted.newer_than or wanted.older_than
    facts = {
        **scope.facts,
        "kind": source.kind if source else "",
        "person": int(wanted.person) if wanted.person.isdigit() else None,
        "since": wanted.since,
        "until": wanted.until,
        "at": place.at if place else None,
        "act": place.key if place else None,
        "limit": PAGE + 1,
    }
    acts, count, people, kinds = _rows(statement, facts)[0]
    return (
        [(uuid.UUID(act), _moment(at)) for act, at in json.loads(acts or "[]")],
        count,
        _people(json.loads(people or "[]")),
        tuple(one for one in SOURCES.values() if one.kind in json.loads(kinds or "[]")),
    )


def _conditions(wanted: Wanted, source: Source | None) -> sql.Composable:
    asked = ["touched"]
    if source is not None:
        asked.append("kind = %(kind)s")
    if wanted.person == SYSTEM:
        asked.append("person IS NULL")
    elif wanted.person.isdigit():
        asked.append("person = %(person)s")
    if wanted.since is not None:
        asked.append("at >= %(since)s")
    if wanted.until is not None:
        asked.append("at < %(until)s")
    return sql.SQL(" AND ".join(asked))


def _place(wanted: Wanted) -> sql.Composable:
    if wanted.newer_than is not None:
        return sql.SQL("(at, act_id) > (%(at)s, %(act)s::uuid)")
    if wanted.older_than is not None:
        return sql.SQL("(at, act_id) < (%(at)s, %(act)s::uuid)")
    return sql.SQL("TRUE")


def _people(found: list[list[Any]]) -> tuple[tuple[str, str], ...]:
    # Somebody who changed their name is one person; the filter shows the name last in the order.
    names = {
        SYSTEM if person is None else str(person): name
        for person, name in sorted(found, key=lambda pair: pair[1])
    }
    return tuple(sorted(names.items(), key=lambda pair: pair[1]))


def _saves(scope: _Scope, acts: Sequence[tuple[uuid.UUID, datetime.datetime]]) -> list[Save]:
    if not acts:
        return []
    statement = sql.SQL("{} ORDER BY history_id").format(
        statements.together(
            statements.versions_of(one, scope.where[kind]) for kind, one in SOURCES.items()
        )
    )
    facts = {**scope.facts, "acts": [str(act) for act, _ in acts]}
    by_act: dict[uuid.UUID, list[Any]] = {act: [] for act, _ in acts}
    for row in _rows(statement, facts):
        by_act[row[5]].append(row)
    return [_save(act, at, by_act[act]) for act, at in acts if by_act[act]]


def _save(act: uuid.UUID, at: datetime.datetime, rows: list[Any]) -> Save:
    by_record: dict[tuple[str, int], list[Written]] = {}
    for row in rows:
        before = json.loads(row[13]) if row[13] else None
        written = Written(mark=row[3], before=before, after=json.loads(row[12]))
        by_record.setdefault((row[0], row[2]), []).append(written)
    records = [
        RecordChange(SOURCES[kind], record, found)
        for (kind, record), versions in by_record.items()
        if (found := outcome(versions)) is not None
    ]
    order = list(SOURCES)
    records.sort(key=lambda one: (order.index(one.source.kind), one.record))
    return Save(
        act_id=act,
        recorded_at=at,
        name=rows[-1][7],
        agency=rows[-1][8],
        role=rows[-1][9],
        summary=_said(row[10] for row in rows),
        reason=_said(row[11] for row in rows),
        records=tuple(records),
    )


def _said(words: Any) -> str:
    """What was said of the save; two acts in one request may each have said something."""
    return "; ".join(dict.fromkeys(word for word in words if word))


def _with_cases(saves: Sequence[Save]) -> tuple[Save, ...]:
    if not saves:
        return ()
    moments = [save.recorded_at for save in saves]
    facts = {
        "acts": [str(save.act_id) for save in saves],
        # An act is one transaction: its rows lie close to the last of them.
        "since": min(moments) - datetime.timedelta(hours=1),
        "until": max(moments) + datetime.timedelta(seconds=1),
    }
    statement = statements.together(
        statements.cases_of(one, statements.OF_PERIOD) for one in SOURCES.values()
    )
    found: dict[uuid.UUID, set[str]] = {}
    for act, reference in _rows(statement, facts):
        found.setdefault(act, set()).add(reference)
    return tuple(replace(save, cases=tuple(sorted(found.get(save.act_id, ())))) for save in saves)


def _rows(statement: sql.Composable, facts: Mapping[str, Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement.as_string(cursor.cursor), facts)
        rows: list[Any] = cursor.fetchall()
        return rows


def _moment(written: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(written)
