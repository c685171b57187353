"""A connection that row security does not bind serves nobody, and the page says why."""

import os

import pytest
from django.db import connection
from django.urls import reverse

from hsb_cases.core.database.safety import unsafe_because
from tests.support.roles import as_owner, database_role

pytestmark = pytest.mark.django_db
PASSES = "The database role passes row security. Set DATABASE_URL to the runtime role's address."
# Roles are the whole server's: test processes beside this one make their own.
MIGHTY, KEEPER = f"hsb_mighty_{os.getpid()}", f"hsb_keeper_{os.getpid()}"


@pytest.fixture
def unreachable():
    """The same database on a port where nothing listens."""
    elsewhere = connection.copy()
    elsewhere.settings_dict |= {"HOST": "127.0.0.1", "PORT": "1"}
    yield elsewhere
    elsewhere.close()


def test_the_runtime_role_may_serve():
    assert unsafe_because(connection) == ""


def test_the_owner_of_the_tables_may_not_serve():
    with as_owner():
        assert unsafe_because(connection) == PASSES


@pytest.mark.parametrize("power", ["SUPERUSER", "BYPASSRLS"])
def test_a_role_that_passes_row_security_may_not_serve(power):
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {MIGHTY} {power}")
    with database_role(MIGHTY):
        assert unsafe_because(connection) == PASSES


def test_a_role_that_owns_one_table_may_not_serve():
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {KEEPER}; GRANT CREATE ON SCHEMA public TO {KEEPER}")
    with database_role(KEEPER):
        assert unsafe_because(connection) == ""
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE kept (id integer)")
        assert unsafe_because(connection) == PASSES


def test_a_database_that_does_not_answer_is_told_as_such(unreachable):
    assert unsafe_because(unreachable) == "The database does not answer."


def test_the_page_for_load_balancers_is_ready_only_under_a_role_that_is_bound(client, monkeypatch):
    answer = client.get(reverse("readyz"))
    assert (answer.status_code, answer.json()) == (200, {"ready": True, "problem": ""})
    monkeypatch.setattr("hsb_cases.workspace.views.health.unsafe_because", lambda _: PASSES)
    answer = client.get(reverse("readyz"))
    assert (answer.status_code, answer.json()) == (503, {"ready": False, "problem": PASSES})
