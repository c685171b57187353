"""How many cases a person sees, and how many of them wait for something."""

from dataclasses import dataclass
from typing import Any

from django.db import connection

from hsb_cases.agencies.acting import Actor
from hsb_cases.cases.models import CaseStatus
from hsb_cases.cases.selectors.caseload_questions import (
    NAMED_SQL,
    OPEN_STATUSES,
    OVERDUE_SQL,
    SOON_SQL,
    UNALLOCATED_SQL,
    WHOLE_SQL,
    Days,
)


@dataclass(frozen=True)
class CaseloadCounts:
    """How many cases the actor sees, and how many of the open ones wait for something."""

    open: int
    overdue: int
    unallocated: int
    soon: int
    mine: int
    """Allocated to the actor."""
    referred: int
    """Seen as whole records, and waiting for the front door's decision."""
    whole: int
    """How many, closed ones included, are seen as whole records."""
    named: int
    """How many, closed ones included, show at least the child's initials."""


def caseload_counts(actor: Actor, *, days: Days) -> CaseloadCounts:
    """How many open cases there are, and how many of them wait for something. One query."""
    opened = "e.status = ANY (%(statuses)s)"
    counts = ", ".join(
        f"count(DISTINCT e.case_id) FILTER (WHERE {condition})"
        for condition in (
            opened,
            f"{opened} AND {OVERDUE_SQL}",
            f"{opened} AND {UNALLOCATED_SQL}",
            f"{opened} AND {SOON_SQL}",
            f"{opened} AND e.worker_id = %(worker)s",
            f"e.status = %(referred)s AND {WHOLE_SQL}",
            WHOLE_SQL,
            NAMED_SQL,
        )
    )
    sql = f"SELECT {counts} FROM cases_caseloadentry e WHERE e.principal = ANY (%(principals)s)"  # noqa: S608 -- conditions are our own constants; values are parameters
    parameters = {
        **_parameters(actor, days),
        "worker": actor.membership.pk,
        "referred": CaseStatus.REFERRED.value,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return CaseloadCounts(*cursor.fetchone())


def worker_counts(actor: Actor, *, days: Days) -> dict[int, tuple[int, int]]:
    """The open and the overdue cases of each worker (by membership) that the actor sees.

    One query.
    """
    sql = (
        "SELECT e.worker_id, count(DISTINCT e.case_id),"  # noqa: S608 -- conditions are our own constants; values are parameters
        f" count(DISTINCT e.case_id) FILTER (WHERE {OVERDUE_SQL}) FROM cases_caseloadentry e"
        " WHERE e.principal = ANY (%(principals)s) AND e.status = ANY (%(statuses)s)"
        " AND e.worker_id IS NOT NULL GROUP BY e.worker_id"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, _parameters(actor, days))
        return {worker: (opened, overdue) for worker, opened, overdue in cursor.fetchall()}


def _parameters(actor: Actor, days: Days) -> dict[str, Any]:
    return {
        "principals": list(actor.principals),
        "statuses": list(OPEN_STATUSES),
        "today": days.today,
        "soon": days.soon_until,
    }
