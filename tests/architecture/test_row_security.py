"""The second lock is on every table: the declarations, the models and the catalogue agree."""

import pytest
from django.apps import apps
from django.db import connection

from hsb_cases.core.database.row_security import (
    OPEN_TABLES,
    RULES,
    RUNTIME_ROLE,
    WORKER_ROLE,
    history_model,
)
from tests.architecture.definer_functions import MAY_BE_CALLED
from tests.architecture.sources import rooms
from tests.support.roles import as_owner

pytestmark = pytest.mark.django_db


def ask(question, *facts):
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(question, facts)
        return cursor.fetchall()


def our_models():
    return [
        model
        for config in apps.get_app_configs()
        if config.name in rooms()
        for model in config.get_models(include_auto_created=True)
    ]


def undeclared(models):
    """The tables that are neither protected nor said to be open, or both."""
    found = []
    for model in models:
        protected = (getattr(model, "instance_type", None) or model) in RULES
        if protected == (model._meta.db_table in OPEN_TABLES):
            found.append(model._meta.db_table)
    return found


def rights_of(role):
    rows = ask(
        "SELECT table_name, privilege_type FROM information_schema.role_table_grants"
        " WHERE grantee = %s AND table_schema = 'public'",
        role,
    )
    return {table: {right for name, right in rows if name == table} for table, _ in rows}


def test_every_table_of_ours_is_protected_or_said_to_be_open():
    assert undeclared(our_models()) == []


def test_a_table_that_nobody_declared_is_found(monkeypatch):
    table, _ = next(iter(OPEN_TABLES.items()))
    monkeypatch.delitem(OPEN_TABLES, table)
    monkeypatch.delitem(RULES, next(iter(RULES)))
    assert len(undeclared(our_models())) >= 2
    assert table in undeclared(our_models())


def test_every_open_table_says_why_and_exists():
    tables = {model._meta.db_table for model in our_models()}
    assert set(OPEN_TABLES) <= tables
    assert all(len(reason) > 20 for reason in OPEN_TABLES.values())


def test_the_database_locks_exactly_the_tables_that_are_declared():
    locked = {
        table
        for (table,) in ask(
            "SELECT relname FROM pg_class WHERE relrowsecurity"
            " AND relnamespace = 'public'::regnamespace"
        )
    }
    declared = {
        table._meta.db_table
        for model in RULES
        for table in (model, history_model(model))
        if table is not None
    }
    assert locked == declared | {table._meta.db_table for table in open_histories()}


def open_histories():
    """The histories of tables that are open: they are written by who acts alone."""
    return [
        model
        for model in our_models()
        if (source := getattr(model, "instance_type", None)) and source not in RULES
    ]


def test_every_locked_table_has_the_policies_of_its_declaration():
    written = {
        (table, name, command)
        for table, name, command, roles in ask(
            "SELECT tablename, policyname, cmd, roles::text[] FROM pg_policies"
        )
        if roles == [RUNTIME_ROLE]
    }
    expected = set()
    for model, rule in RULES.items():
        table = model._meta.db_table
        expected |= {(table, "hsb_see", "SELECT"), (table, "hsb_add", "INSERT")}
        if rule.change is not None or rule.own_act:
            expected.add((table, "hsb_change", "UPDATE"))
        if rule.delete is not None:
            expected.add((table, "hsb_delete", "DELETE"))
        if history := history_model(model):
            table = history._meta.db_table
            expected |= {(table, "hsb_see", "SELECT"), (table, "hsb_add", "INSERT")}
    for history in open_histories():
        table = history._meta.db_table
        expected |= {(table, "hsb_see", "SELECT"), (table, "hsb_add", "INSERT")}
    assert written == expected
    assert ask("SELECT count(*) FROM pg_policies") == [(len(expected),)], "a policy of another role"


def test_the_runtime_role_has_no_right_that_a_policy_does_not_bound():
    rights = rights_of(RUNTIME_ROLE)
    for model, rule in RULES.items():
        held = rights[model._meta.db_table]
        assert held <= {"SELECT", "INSERT", "UPDATE", "DELETE"}, model
        assert ("INSERT" in held) == (rule.add != "false"), model
        assert ("DELETE" in held) == (rule.delete is not None), model


def test_history_may_be_written_and_read_and_never_changed():
    rights = rights_of(RUNTIME_ROLE)
    guarded = {
        table
        for (table,) in ask(
            "SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            " WHERE t.tgname = 'hsb_append_only' AND t.tgenabled = 'O'"
            # BEFORE, for each statement, on update, delete and truncate (pg_trigger.h).
            " AND t.tgtype = (2 | 8 | 16 | 32)"
        )
    }
    kept = {
        model._meta.db_table
        for model in our_models()
        if getattr(model, "instance_type", None) or getattr(model, "append_only", False)
    }
    assert kept
    assert guarded == kept
    for table in kept:
        assert rights[table] == {"SELECT", "INSERT"}, table


def test_the_runtime_role_is_neither_owner_nor_superuser_nor_free_of_policies():
    ((powers, member_of, owns),) = ask(
        "SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication,"
        " (SELECT count(*) FROM pg_auth_members WHERE member = r.oid),"
        " (SELECT count(*) FROM pg_class WHERE relowner = r.oid)"
        " + (SELECT count(*) FROM pg_proc WHERE proowner = r.oid)"
        " FROM pg_roles r WHERE rolname = %s",
        RUNTIME_ROLE,
    )
    assert (powers, member_of, owns) == (False, 0, 0)
    assert ask("SELECT has_schema_privilege(%s, 'public', 'CREATE')", RUNTIME_ROLE) == [(False,)]


def test_the_worker_reads_no_table_that_is_locked():
    locked = {model._meta.db_table for model in RULES}
    assert not locked & set(rights_of(WORKER_ROLE))


def test_no_view_leads_round_the_policies():
    views = ask(
        "SELECT c.relname FROM pg_class c WHERE c.relkind IN ('v', 'm')"
        " AND c.relnamespace = 'public'::regnamespace"
        " AND NOT COALESCE(c.reloptions @> '{security_invoker=true}', false)"
        " AND (has_table_privilege(%s, c.oid, 'SELECT')"
        "      OR has_table_privilege('public', c.oid, 'SELECT'))",
        RUNTIME_ROLE,
    )
    assert views == []


UNPINNED = (
    "SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace"
    " AND NOT COALESCE(proconfig @> ARRAY['search_path=public, pg_temp'], false)"
)


def test_every_definer_function_has_a_pinned_search_path():
    assert ask(UNPINNED) == []


def test_a_definer_function_without_a_pinned_search_path_is_found():
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION planted() RETURNS integer LANGUAGE sql SECURITY DEFINER"
            " AS $$ SELECT 1 $$"
        )
    assert ask(UNPINNED) == [("planted",)]


def test_every_definer_function_that_people_can_call_is_on_the_list():
    callable_ones = {
        name
        for (name,) in ask(
            "SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace"
            " AND prorettype <> 'trigger'::regtype AND has_function_privilege(%s, oid, 'EXECUTE')",
            RUNTIME_ROLE,
        )
    }
    assert callable_ones == set(MAY_BE_CALLED)
