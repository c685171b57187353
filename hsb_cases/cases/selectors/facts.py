"""What may be shown of cases, gated by the level the actor has on each."""

import datetime
from dataclasses import dataclass

from django.db import connection


@dataclass(frozen=True)
class CaseFacts:
    """The facts of one case that its level allows; None and False where it does not."""

    case_id: int
    level: int
    initials: str | None
    age: int | None
    """In whole years on the day asked for."""
    roles: list[str] | None
    worker_name: str | None
    protected_address: bool
    restricted: bool
    interpreter: bool
    worker_kept_away: bool = False
    """The allocated worker is kept away from the child; told to who manages the case."""
    address_kept_back: bool = False
    """There is a protected address that the reader may not see."""


def case_facts(case_ids: list[int], *, today: datetime.date) -> dict[int, CaseFacts]:
    """The facts of cases by number, for whoever acts; cases out of scope are left out.

    One query, whatever the number.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT case_id, level, initials, age, roles, worker_name, protected_address,"
            " restricted, interpreter, worker_kept_away, address_kept_back"
            " FROM hsb_case_facts(%s::bigint[], %s)",
            [case_ids, today],
        )
        return {row[0]: CaseFacts(*row) for row in cursor.fetchall()}


@dataclass(frozen=True)
class CaseSummary:
    """What the level of a safety summary shows of a case."""

    initials: str
    age: int | None
    roles: list[str]
    safety_facts: str
    interpreter: str
    interpreter_language: str
    local_authority: str
    team: str
    agency: str


def case_summary(case_id: int, *, today: datetime.date) -> CaseSummary | None:
    """The safety summary of a case; None for whoever sees less. One query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM hsb_case_summary(%s, %s)", [case_id, today])
        row = cursor.fetchone()
    return CaseSummary(*row) if row else None
