"""The cases a person may see, from the caseload projection, paged by key (spike.md, Caseload).

A case reached through several principals stands once, at the highest level. The projection holds
for each level only what it may know, so a stub is found by no worker and no due date.
"""

import datetime
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import connection

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.models import LocalAuthority, Membership
from hsb_cases.cases.models import CaseloadEntry, Level
from hsb_cases.cases.selectors.caseload_questions import (
    DUE_SQL,
    ME,
    NO_DUE_DATE,
    NOBODY,
    UNALLOCATED_SQL,
    WITH_ROLE_SQL,
    CaseloadFilter,
    Days,
    Order,
    Place,
)
from hsb_cases.cases.selectors.facts import CaseFacts, case_facts

PAGE_ROWS = 25


@dataclass(frozen=True)
class CaseRow:
    """One case of the caseload, holding what its level allows and nothing else."""

    case_id: int
    level: Level
    reference: str
    status: str
    local_authority_id: int
    worker_id: int | None
    opened_at: datetime.datetime
    next_due_on: datetime.date | None
    next_due_label: str
    initials: str = ""
    age: int | None = None
    """In whole years on the day asked for; None: not known or not to be known."""
    roles: tuple[str, ...] = ()
    worker_name: str = ""
    protected_address: bool = False
    restricted: bool = False
    interpreter: bool = False

    def place(self, order: Order, *, backwards: bool = False) -> Place:
        """Where the row stands in the order."""
        due = self.next_due_on or NO_DUE_DATE
        value = due.isoformat() if order.by == "due" else self.opened_at.isoformat()
        return Place(value, self.case_id, backwards=backwards)


@dataclass(frozen=True)
class CaseloadPage:
    """One page of the caseload."""

    rows: tuple[CaseRow, ...]
    has_before: bool
    has_after: bool


@dataclass(frozen=True)
class CaseloadChoices:
    """What a caseload can be narrowed to."""

    areas: tuple[tuple[int, str, str], ...]
    """Number, code and name of each local authority."""
    workers: tuple[tuple[int, str, str], ...]
    """Number, name and team of each worker but the actor."""


@dataclass
class _Question:
    """The conditions of a query with their parameters."""

    parameters: dict[str, Any]
    conditions: list[str] = field(default_factory=list)
    """Written by this module alone; whatever people choose stands in the parameters."""

    @property
    def sql(self) -> str:
        return "".join(f" AND {condition}" for condition in self.conditions)


def caseload(
    actor: Actor,
    asked: CaseloadFilter,
    *,
    days: Days,
    order: Order | None = None,
    place: Place | None = None,
    rows: int = PAGE_ROWS,
) -> CaseloadPage:
    """One page of the cases the actor sees, from a place on. Two queries, whatever the number.

    Raises ValueError where ``place`` holds no value of the order's kind.
    """
    order = order or Order()
    found = _entries(actor, asked, days=days, order=order, place=place, most=rows + 1)
    more = len(found) > rows
    found = found[:rows]
    backwards = place is not None and place.backwards
    if backwards:
        found.reverse()
    return CaseloadPage(
        rows=_with_facts(found, days.today),
        has_before=more if backwards else place is not None,
        has_after=True if backwards else more,
    )


def rows_of(actor: Actor, case_ids: list[int], *, today: datetime.date) -> tuple[CaseRow, ...]:
    """The cases of some numbers in that order, at the actor's highest level. Two queries."""
    sql = (
        f"SELECT DISTINCT ON (e.case_id) {COLUMNS} FROM cases_caseloadentry e"  # noqa: S608 -- the columns are our own constant
        " WHERE e.principal = ANY (%s) AND e.case_id = ANY (%s) ORDER BY e.case_id, e.level DESC"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [list(actor.principals), case_ids])
        found = {row.case_id: row for row in map(_row, cursor.fetchall())}
    return _with_facts([found[number] for number in case_ids if number in found], today)


def count_caseload(actor: Actor, asked: CaseloadFilter, *, days: Days) -> int:
    """How many cases the filter finds. One query."""
    question = _question(actor, asked, days)
    sql = (
        "SELECT count(DISTINCT e.case_id) FROM cases_caseloadentry e"  # noqa: S608 -- conditions are our own constants; values are parameters
        " WHERE e.principal = ANY (%(principals)s) AND e.status = ANY (%(statuses)s)"
        f"{question.sql}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, question.parameters)
        return int(cursor.fetchone()[0])


def caseload_choices(actor: Actor) -> CaseloadChoices:
    """The areas and the workers of the cases that the actor sees. Two queries."""
    entries = CaseloadEntry.objects.filter(principal__in=actor.principals)
    areas = LocalAuthority.objects.filter(pk__in=entries.values("local_authority_id"))
    workers = (
        Membership.objects.filter(
            pk__in=entries.filter(worker_id__isnull=False).values("worker_id")
        )
        .exclude(pk=actor.membership.pk)
        .order_by("user__full_name", "pk")
    )
    return CaseloadChoices(
        areas=tuple(areas.order_by("name").values_list("pk", "code", "name")),
        workers=tuple(workers.values_list("pk", "user__full_name", "team__name")),
    )


# The same case at a higher level, or at the same one through another principal, stands instead.
OUTRANKED_SQL = (
    "NOT EXISTS (SELECT FROM cases_caseloadentry b WHERE b.case_id = e.case_id"
    " AND b.principal = ANY (%(principals)s) AND (b.level, b.principal) > (e.level, e.principal))"
)
COLUMNS = (
    "case_id, level, reference, status, local_authority_id, worker_id, opened_at, next_due_on,"
    " next_due_label"
)


def _entries(
    actor: Actor,
    asked: CaseloadFilter,
    *,
    days: Days,
    order: Order,
    place: Place | None,
    most: int,
) -> list[CaseRow]:
    """At most ``most`` entries from a place on: that many of each principal and status, merged."""
    question = _question(actor, asked, days)
    question.parameters["most"] = most
    backwards = place is not None and place.backwards
    falling = order.descending != backwards
    if place is not None:
        question.parameters |= {"value": _value(place, order), "case": place.case_id}
        sign = "<" if falling else ">"
        question.conditions.append(
            f"(e.{order.column}, e.case_id) {sign} (%(value)s, %(case)s::bigint)"
        )
    direction = "DESC" if falling else "ASC"
    sql = (
        f"SELECT {COLUMNS} FROM unnest(%(principals)s::text[]) AS p(principal)"  # noqa: S608 -- built from our own constants; values are parameters
        " CROSS JOIN unnest(%(statuses)s::text[]) AS s(wanted)"
        " CROSS JOIN LATERAL (SELECT e.* FROM cases_caseloadentry e"
        f" WHERE e.principal = p.principal AND e.status = s.wanted{question.sql}"
        f" AND {OUTRANKED_SQL}"
        f" ORDER BY e.{order.column} {direction}, e.case_id {direction} LIMIT %(most)s) found"
        f" ORDER BY {order.column} {direction}, case_id {direction} LIMIT %(most)s"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, question.parameters)
        return [_row(found) for found in cursor.fetchall()]


def _question(actor: Actor, asked: CaseloadFilter, days: Days) -> _Question:
    question = _Question(
        {"principals": list(actor.principals), "statuses": list(asked.statuses)},
    )
    if asked.worker == ME:
        question.conditions.append("e.worker_id = %(worker)s")
        question.parameters["worker"] = actor.membership.pk
    elif asked.worker == NOBODY:
        question.conditions.append(UNALLOCATED_SQL)
    elif asked.worker:
        question.conditions.append("e.worker_id = %(worker)s")
        question.parameters["worker"] = int(asked.worker)
    if asked.areas:
        question.conditions.append("e.local_authority_id = ANY (%(areas)s)")
        question.parameters["areas"] = list(asked.areas)
    if asked.due:
        chosen = " OR ".join(DUE_SQL[due] for due in asked.due)
        question.conditions.append(f"({chosen})")
        question.parameters |= {"today": days.today, "soon": days.soon_until}
    if asked.roles:
        question.conditions.append(WITH_ROLE_SQL)
        question.parameters["roles"] = list(asked.roles)
    return question


def _value(place: Place, order: Order) -> datetime.date | datetime.datetime:
    if order.by == "due":
        return datetime.date.fromisoformat(place.value)
    value = datetime.datetime.fromisoformat(place.value)
    if value.tzinfo is None:
        raise ValueError("A moment in an address carries its time zone.")
    return value


def _row(found: tuple[Any, ...]) -> CaseRow:
    row = CaseRow(*found)
    return replace(row, level=Level(row.level))


def _with_facts(rows: list[CaseRow], today: datetime.date) -> tuple[CaseRow, ...]:
    facts = case_facts([row.case_id for row in rows], today=today) if rows else {}
    return tuple(_joined(row, facts[row.case_id]) for row in rows if row.case_id in facts)


def _joined(row: CaseRow, facts: CaseFacts) -> CaseRow:
    return replace(
        row,
        initials=facts.initials or "",
        age=facts.age,
        roles=tuple(facts.roles or ()),
        worker_name=facts.worker_name or "",
        protected_address=facts.protected_address,
        restricted=facts.restricted,
        interpreter=facts.interpreter,
    )
