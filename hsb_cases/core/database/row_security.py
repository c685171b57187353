"""The second lock: which rows the runtime role may see and change, declared per table.

Each room declares its tables in its ``apps.py`` with ``protect``; after every migrate the
declarations are written into PostgreSQL (``write_row_security``), so that a new table cannot be
forgotten: tests/architecture compares the declarations with all models and with the catalogue.

A row is always visible to the act that wrote it (``created_in`` equals the transaction's act),
otherwise ``INSERT … RETURNING`` of a new case would fail before its grants exist (spike.md).
"""

from dataclasses import dataclass
from functools import cache

from django.apps import AppConfig
from django.db import connections, models

RUNTIME_ROLE = "hsb_runtime"
WORKER_ROLE = "hsb_worker"

OWN_ACT = "created_in = hsb_act()"
OWN_HISTORY_ACT = "act_id = hsb_act()"
OWN_NAME = (
    "history_user_id IS NOT DISTINCT FROM hsb_user()"
    " AND actor_name || E'\\n' || actor_agency || E'\\n' || actor_role = hsb_actor()"
)
"""A version names the person who acts, with name, agency and role, and nobody else."""
ONLY_READ = frozenset(
    {
        # Written by migrations: a permission's codename is the level of every grant that names it,
        # so whoever could rename one would raise all grants at once.
        "auth_permission",
        "django_content_type",
        # The packages' ways to give permissions that the product does not use: no case is opened
        # by them, and none could be by a package that asks them one day.
        "auth_group_permissions",
        "agencies_user_groups",
        "agencies_user_user_permissions",
        "guardian_groupobjectpermission",
        "guardian_userobjectpermission",
    }
)
"""Tables that are never written when serving."""
NEVER_DELETED_FROM = frozenset({"auth_group"})
"""Tables of Django's that stand for agencies and teams, which end and are not deleted."""


@dataclass(frozen=True)
class RowRule:
    """Who may see and change a table's rows, as SQL over the row's own columns."""

    see: str
    """Who reads a row. The writing act is added unless ``own_act`` is off."""
    change: str | None = None
    """Who updates a row; None: nobody after the act that wrote it."""
    add: str | None = None
    """Who inserts a row; None: only as part of the present act (``created_in``)."""
    belongs: str | None = None
    """What a row may hang on, asked of the new row at each insert and update. Without it somebody
    could write a row of their own onto a record they do not see, and then see it through the row;
    or move a row there."""
    delete: str | None = None
    """Who deletes a row; None: nobody."""
    own_act: bool = True
    """Whether the table has ``created_in``."""
    see_past: str | None = None
    """Who reads a past version, where that is not told by the version itself; None: as ``see``."""


OPEN_RULE = RowRule(see="true")
"""The history of a table that is open: read by everybody, written as part of the present act."""
RULES: dict[type[models.Model], RowRule] = {}
OPEN_TABLES: dict[str, str] = {}
"""Tables without row security, each with the reason."""
KEPT_TABLES: set[str] = set()
"""Tables without row security from which the runtime role may delete nothing."""


def protect(model: type[models.Model], rule: RowRule) -> None:
    """Declare the rows of a model, and with them the rows of its history, as protected."""
    RULES[model] = rule


def leave_open(table: str, *, because: str, keep_rows: bool = False) -> None:
    """Declare that a table needs no row security, and why; ``keep_rows``: nothing is deleted."""
    OPEN_TABLES[table] = because
    if keep_rows:
        KEPT_TABLES.add(table)


@cache
def history_model(model: type[models.Model]) -> type[models.Model] | None:
    """The history model of a model, or None where none is kept.

    Kept, because the package makes a manager's class anew each time it is asked for one.
    """
    name = getattr(model._meta, "simple_history_manager_attribute", None)
    return getattr(model, name).model if name else None


def write_row_security(sender: AppConfig, using: str, **_signal: object) -> None:
    """Write the declared rules of one room into the database (after every migrate).

    Tables of Django and its packages belong to no room of ours; the core room writes their
    plain grants. A history is bound to who acts even where its record is open to everybody.
    """
    statements: list[str] = []
    for model in sender.get_models(include_auto_created=True):
        table = model._meta.db_table
        source = getattr(model, "instance_type", None)
        rule = RULES.get(source if source else model)
        if source:
            statements += _history_statements(table, rule or OPEN_RULE)
        elif rule is None:
            statements += _plain_grants(table)
        else:
            statements += _row_statements(table, rule)
        if source or getattr(model, "append_only", False):
            statements += _append_only(table)
    if statements:
        with connections[using].cursor() as cursor:
            cursor.execute("\n".join(statements))


def _row_statements(table: str, rule: RowRule) -> list[str]:
    own = f"{OWN_ACT} OR " if rule.own_act else ""
    # A row may only be added as the present act's own: nobody can back-date who wrote it.
    added = f"{OWN_ACT} AND ({rule.add or 'true'})" if rule.own_act else (rule.add or "false")
    belongs = rule.belongs or "true"
    policies = [
        f"CREATE POLICY hsb_see ON {table} FOR SELECT TO {RUNTIME_ROLE} USING ({own}({rule.see}))",
        f"CREATE POLICY hsb_add ON {table} FOR INSERT TO {RUNTIME_ROLE} "
        f"WITH CHECK (({added}) AND ({belongs}))",
    ]
    rights = ["SELECT"] if rule.add == "false" else ["SELECT", "INSERT"]
    if rule.change is not None or rule.own_act:
        changed = f"{own}({rule.change or 'false'})"
        policies.append(
            f"CREATE POLICY hsb_change ON {table} FOR UPDATE TO {RUNTIME_ROLE} "
            f"USING ({changed}) WITH CHECK ({belongs})"
        )
        rights.append("UPDATE")
    if rule.delete is not None:
        policies.append(
            f"CREATE POLICY hsb_delete ON {table} FOR DELETE TO {RUNTIME_ROLE} "
            f"USING ({rule.delete})"
        )
        rights.append("DELETE")
    return [*_reset(table), *_grant(table, rights), *(f"{policy};" for policy in policies)]


def _history_statements(table: str, rule: RowRule) -> list[str]:
    return [
        *_reset(table),
        *_grant(table, ["SELECT", "INSERT"]),
        f"CREATE POLICY hsb_see ON {table} FOR SELECT TO {RUNTIME_ROLE} "
        f"USING ({OWN_HISTORY_ACT} OR ({rule.see_past or rule.see}));",
        f"CREATE POLICY hsb_add ON {table} FOR INSERT TO {RUNTIME_ROLE} "
        f"WITH CHECK ({OWN_HISTORY_ACT} AND {OWN_NAME});",
        # The versions of one record, newest first (spike.md, History).
        f"CREATE INDEX IF NOT EXISTS {table[:50]}_versions "
        f"ON {table} (id, history_date DESC, history_id DESC);",
        # What was changed in a period: rows arrive in the order of time, so a summary will do.
        f"CREATE INDEX IF NOT EXISTS {table[:50]}_recorded ON {table} USING brin (history_date);",
    ]


def _plain_grants(table: str) -> list[str]:
    if table in ONLY_READ:
        return _grant(table, ["SELECT"])
    rights = ["SELECT", "INSERT", "UPDATE"]
    kept = table in KEPT_TABLES | NEVER_DELETED_FROM
    return _grant(table, rights if kept else [*rights, "DELETE"])


def _reset(table: str) -> list[str]:
    drops = [
        f"DROP POLICY IF EXISTS {name} ON {table};"
        for name in ("hsb_see", "hsb_add", "hsb_change", "hsb_delete")
    ]
    return [f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;", *drops]


def _grant(table: str, rights: list[str]) -> list[str]:
    # Identity columns need no right on their sequence.
    return [
        f"REVOKE ALL ON {table} FROM {RUNTIME_ROLE};",
        f"GRANT {', '.join(rights)} ON {table} TO {RUNTIME_ROLE};",
    ]


def _append_only(table: str) -> list[str]:
    return [
        f"DROP TRIGGER IF EXISTS hsb_append_only ON {table};",
        f"CREATE TRIGGER hsb_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION hsb_refuse_change();",
        f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {RUNTIME_ROLE};",
    ]
