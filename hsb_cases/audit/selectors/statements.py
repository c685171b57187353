"""The statements over all history tables. Names are quoted by psycopg2, values are parameters.

Every table keeps its row security inside the statement: what the acting person may not see is
not there, so nothing needs to be masked afterwards and nothing hints that it exists.
"""

from collections.abc import Iterable

from django.db.backends.postgresql.psycopg_any import sql

from hsb_cases.audit.sources import Source

# The rows of one source that belong to one case.
_ROWS_OF_CASE = sql.SQL("h.{column} IN ({values})")

_CHANGE = sql.SQL(
    "SELECT {kind} AS kind, h.history_date AS at, h.act_id, h.history_user_id AS person,"
    " h.actor_name AS name, {touched} AS touched"
    " FROM {table} h WHERE {where}"
)

# Whether a version differs from the one before it in one column; written as text, nothing and an
# empty text are alike.
_TOUCHED = sql.SQL(
    "COALESCE(h.{column}::text, '') <> COALESCE(lag(h.{column}::text)"
    " OVER (PARTITION BY h.id ORDER BY h.history_id), '')"
)

_VERSION = sql.SQL(
    "SELECT {kind} AS kind, h.history_id, h.id AS record, h.history_type AS mark,"
    " h.history_date AS at, h.act_id, h.history_user_id AS person, h.actor_name AS name,"
    " h.actor_agency AS agency, h.actor_role AS role, h.act_summary AS summary,"
    " COALESCE(h.history_change_reason, '') AS reason, to_jsonb(h) AS after,"
    " (SELECT to_jsonb(earlier) FROM {table} earlier"
    "   WHERE earlier.id = h.id AND earlier.history_id < h.history_id"
    # In the order of the index of a record's versions, whose first match is the answer.
    "   ORDER BY earlier.history_date DESC, earlier.history_id DESC LIMIT 1) AS before"
    " FROM {table} h WHERE {where} AND h.act_id = ANY (%(acts)s::uuid[])"
)

_PAGE = sql.SQL(
    "WITH changes AS MATERIALIZED ({changes}),"
    " acts AS (SELECT act_id, max(at) AS at FROM changes WHERE {wanted} GROUP BY act_id),"
    " page AS (SELECT act_id, at FROM acts WHERE {place} ORDER BY at {order}, act_id {order}"
    "          LIMIT %(limit)s)"
    " SELECT (SELECT jsonb_agg(jsonb_build_array(act_id, at) ORDER BY at {order}, act_id {order})"
    "         FROM page),"
    "        (SELECT count(*) FROM acts),"
    "        (SELECT jsonb_agg(DISTINCT jsonb_build_array(person, name)) FROM changes),"
    "        (SELECT jsonb_agg(DISTINCT kind) FROM changes)"
)

_CASES = sql.SQL(
    "SELECT h.act_id, belongs.reference FROM {table} h"
    " CROSS JOIN LATERAL ({cases}) AS belongs(reference)"
    " WHERE {where} AND h.act_id = ANY (%(acts)s::uuid[])"
)

_TALLY = sql.SQL(
    "SELECT asked.id, h.act_id, h.history_date AS at"
    " FROM unnest(%(cases)s::bigint[], %(children)s::bigint[]) AS asked(id, child)"
    # Not "IN": PostgreSQL before 17 would try every row of the table with every case.
    " CROSS JOIN LATERAL ({values}) AS its(value)"
    " JOIN {table} h ON h.{column} = its.value"
)

_TALLIES = sql.SQL("SELECT id, count(DISTINCT act_id), max(at) FROM ({rows}) rows GROUP BY id")

_NAMED = sql.SQL("SELECT {kind}, r.id, {words} FROM {table} r WHERE r.id = ANY ({ids})")

_UNION = sql.SQL(" UNION ALL ")

OF_PERIOD = sql.SQL("h.history_date >= %(since)s AND h.history_date < %(until)s")


def of_case(source: Source) -> sql.Composed:
    """The condition that a history row ``h`` of the source belongs to the case asked for."""
    return _ROWS_OF_CASE.format(
        column=sql.Identifier(source.column),
        values=sql.SQL(source.way.values).format(
            case=sql.Placeholder("case"), child=sql.Placeholder("child")
        ),
    )


def change_rows(
    source: Source, where: sql.Composable, *, touched: str | None = None
) -> sql.Composed:
    """The source's history rows as changes; ``touched`` is the column that must have changed."""
    wanted = (
        _TOUCHED.format(column=sql.Identifier(touched)) if touched is not None else sql.SQL("TRUE")
    )
    return _CHANGE.format(
        kind=sql.Literal(source.kind),
        table=sql.Identifier(source.table),
        touched=wanted,
        where=where,
    )


def page_of_acts(
    changes: Iterable[sql.Composed], *, wanted: sql.Composable, place: sql.Composable, newer: bool
) -> sql.Composed:
    """One page of saves, how many there are, who made any change, and to which kinds of record."""
    return _PAGE.format(
        changes=_UNION.join(changes),
        wanted=wanted,
        place=place,
        order=sql.SQL("ASC" if newer else "DESC"),
    )


def versions_of(source: Source, where: sql.Composable) -> sql.Composed:
    """The versions that the acts asked for wrote, each with the one before it."""
    return _VERSION.format(
        kind=sql.Literal(source.kind), table=sql.Identifier(source.table), where=where
    )


def cases_of(source: Source, where: sql.Composable) -> sql.Composed:
    """The references of the cases that the acts asked for belong to."""
    value = sql.SQL("h.{}").format(sql.Identifier(source.column))
    return _CASES.format(
        table=sql.Identifier(source.table),
        cases=sql.SQL(source.way.cases).format(value=value),
        where=where,
    )


def tallies(sources: Iterable[Source]) -> sql.Composed:
    """How many saves several cases had, and the moment of the last, by case."""
    rows = [
        _TALLY.format(
            table=sql.Identifier(source.table),
            column=sql.Identifier(source.column),
            values=sql.SQL(source.way.values).format(
                case=sql.Identifier("asked", "id"), child=sql.Identifier("asked", "child")
            ),
        )
        for source in sources
    ]
    return _TALLIES.format(rows=_UNION.join(rows))


def names_of(kind: str, table: str, words: str) -> sql.Composed:
    """The words for rows of a table, by the ids in the parameter of the kind's name."""
    return _NAMED.format(
        kind=sql.Literal(kind),
        table=sql.Identifier(table),
        words=sql.SQL(words),
        ids=sql.Placeholder(kind),
    )


def together(parts: Iterable[sql.Composed]) -> sql.Composed:
    """All rows of several statements."""
    return _UNION.join(parts)
