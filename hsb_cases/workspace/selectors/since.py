"""What others changed on a person's cases since they last looked, one line a save."""

import datetime
from dataclasses import dataclass

from django.db import connection
from django.db.backends.postgresql.psycopg_any import sql

from hsb_cases.agencies.acting import Actor
from hsb_cases.audit.sources import SOURCES, Source
from hsb_cases.cases.selectors.facts import CaseFacts, case_facts
from hsb_cases.workspace.selectors.due import worked_cases

MOST_SHOWN = 10
MOST_CASES = 300
FIRST_LOOK = datetime.timedelta(days=7)
"""How far back a person sees who has never looked before."""


@dataclass(frozen=True)
class Change:
    """One save on one case."""

    reference: str
    facts: CaseFacts
    at: datetime.datetime
    summary: str
    name: str
    agency: str


@dataclass(frozen=True)
class SinceLastLook:
    """The changes since a moment, newest first."""

    since: datetime.datetime
    changes: tuple[Change, ...]
    more: bool


# The history rows of one source on the cases asked for; row security decides inside.
_ROWS = sql.SQL(
    "SELECT asked.id, h.act_id, h.history_date AS at, h.act_summary AS summary,"
    " h.actor_name AS name, h.actor_agency AS agency"
    " FROM unnest(%(cases)s::bigint[], %(children)s::bigint[]) AS asked(id, child)"
    # Not "IN": PostgreSQL before 17 would try every row of the table with every case.
    " CROSS JOIN LATERAL ({values}) AS its(value)"
    " JOIN {table} h ON h.{column} = its.value"
    " WHERE h.history_date > %(since)s AND h.history_user_id IS DISTINCT FROM %(user)s"
)
_SAVES = sql.SQL(
    "SELECT id, max(at), max(summary), max(name), max(agency) FROM ({rows}) rows"
    " GROUP BY id, act_id ORDER BY 2 DESC, id LIMIT %(most)s"
)


def since_last_look(
    actor: Actor, *, whose: str, now: datetime.datetime, today: datetime.date
) -> SinceLastLook:
    """What others did on the worked cases since the actor marked them as seen. Three queries.

    ``whose`` as in ``due_work``. The actor's own acts are left out.
    """
    since = actor.user.last_home_visit_at or now - FIRST_LOOK
    entries = worked_cases(actor, whose=whose).order_by("due_order", "case_id").distinct()
    listed = entries.values_list("case_id", "case__child_id", "reference", "due_order")
    cases = {case_id: (child, reference) for case_id, child, reference, _ in listed[:MOST_CASES]}
    if not cases:
        return SinceLastLook(since, (), more=False)
    with connection.cursor() as cursor:
        cursor.execute(
            _statement().as_string(cursor.cursor),
            {
                "cases": list(cases),
                "children": [child for child, _ in cases.values()],
                "since": since,
                "user": actor.user.pk,
                "most": MOST_SHOWN + 1,
            },
        )
        rows = cursor.fetchall()
    facts = case_facts([row[0] for row in rows], today=today) if rows else {}
    changes = tuple(
        Change(
            reference=cases[case_id][1],
            facts=facts[case_id],
            at=at,
            summary=summary,
            name=name,
            agency=agency,
        )
        for case_id, at, summary, name, agency in rows[:MOST_SHOWN]
        if case_id in facts
    )
    return SinceLastLook(since, changes, more=len(rows) > MOST_SHOWN)


def _statement() -> sql.Composed:
    return _SAVES.format(rows=sql.SQL(" UNION ALL ").join(_rows(one) for one in SOURCES.values()))


def _rows(source: Source) -> sql.Composed:
    return _ROWS.format(
        table=sql.Identifier(source.table),
        column=sql.Identifier(source.column),
        values=sql.SQL(source.way.values).format(
            case=sql.Identifier("asked", "id"), child=sql.Identifier("asked", "child")
        ),
    )
