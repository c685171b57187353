"""A real login of the runtime role: what it cannot do even with SQL of its own.

The other tests become the runtime role by SET ROLE and could go back; this one signs in as it.
"""

import os
import secrets
from contextlib import closing

import psycopg2
import pytest
from django.db import connection
from psycopg2 import errors, sql

from hsb_cases.core.database.row_security import RULES

pytestmark = pytest.mark.django_db


def address(**changes):
    asked = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST"}
    facts = {
        key: connection.settings_dict[name] for key, name in (asked | {"port": "PORT"}).items()
    }
    return {key: value for key, value in (facts | changes).items() if value}


@pytest.fixture
def login(db):
    """A session of a login that is a member of hsb_runtime, as a web process has it."""
    name = f"hsb_login_{os.getpid()}_{secrets.token_hex(3)}"
    password = secrets.token_hex(16)
    with closing(psycopg2.connect(**address())) as owner:
        owner.autocommit = True
        made = owner.cursor()
        role = sql.Identifier(name)
        made.execute(
            sql.SQL("CREATE ROLE {} LOGIN PASSWORD {} IN ROLE hsb_runtime").format(
                role, sql.Literal(password)
            )
        )
        try:
            with closing(psycopg2.connect(**address(user=name, password=password))) as session:
                session.autocommit = True
                yield session.cursor()
        finally:
            made.execute(sql.SQL("DROP ROLE {}").format(role))


@pytest.mark.parametrize(
    "statement",
    [
        "SET ROLE {owner}",
        "SET ROLE hsb_worker",
        "SET SESSION AUTHORIZATION {owner}",
        "SET session_replication_role = replica",
        "ALTER ROLE hsb_runtime BYPASSRLS",
        "GRANT {owner} TO hsb_runtime",
        "ALTER TABLE cases_case DISABLE ROW LEVEL SECURITY",
        "CREATE TABLE mine (id integer)",
        "CREATE FUNCTION mine() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
        "CREATE POLICY mine ON cases_case USING (true)",
        "UPDATE auth_permission SET codename = 'manage_case'",
        "SELECT hsb_end_expired_shares()",
        "SELECT * FROM cases_principal_level",
        "COPY cases_case TO PROGRAM 'cat'",
        "COPY cases_case TO '/tmp/cases'",
    ],
)
def test_a_login_cannot_rise_above_the_runtime_role(login, statement):
    owner = connection.settings_dict["USER"] or "postgres"
    with pytest.raises(errors.InsufficientPrivilege):
        login.execute(statement.format(owner=f'"{owner}"'))


def test_row_security_cannot_be_switched_off_for_a_session(login):
    login.execute("SET row_security = off")
    with pytest.raises(errors.InsufficientPrivilege):
        login.execute("SELECT * FROM cases_case")


def test_a_login_that_says_nobody_acts_sees_no_row(login):
    for model in RULES:
        login.execute(f"SELECT count(*) FROM {model._meta.db_table}")
        assert login.fetchone() == (0,), model


def test_what_was_set_for_one_transaction_is_gone_in_the_next(login):
    login.execute("BEGIN")
    login.execute("SELECT set_config('hsb.principals', 'g1,m1', true)")
    login.execute("SELECT hsb_principals()")
    assert login.fetchone() == (["g1", "m1"],)
    login.execute("COMMIT")
    login.execute("SELECT hsb_principals(), hsb_user(), hsb_act()")
    assert login.fetchone() == (None, None, None)
