"""What every test stands on: real PostgreSQL, the runtime role, a small fictional partnership."""

import gc

import hypothesis
import pytest
from django.db import connection

from tests.support.built_once import NOW, built_once, wanted_by
from tests.support.emptying import empty_tables
from tests.support.roles import as_owner
from tests.support.template_database import template_for
from tests.support.world import World, build_world

# How long one example takes says something of the machine, not of the rule.
hypothesis.settings.register_profile("hsb", deadline=None)
hypothesis.settings.load_profile("hsb")

DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "world", "_django_db_helper"}


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: the collector need not look at it again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix,
    django_test_environment,
    django_db_blocker,
    django_db_keepdb,
    django_db_createdb,
):
    """In the place of pytest-django's: the test database is a copy of one that is migrated."""
    if django_db_keepdb and not django_db_createdb:
        return
    with django_db_blocker.unblock():
        connection.settings_dict["TEST"]["TEMPLATE"] = template_for(connection)


@pytest.fixture
def _django_db_helper(request, django_db_setup, django_db_blocker):
    """Beneath pytest-django's transaction of a test: the rows that are built once."""
    marker = request.node.get_closest_marker("django_db")
    NOW.commits = bool(
        {"transactional_db", "live_server"} & set(request.fixturenames)
        or (marker and marker.kwargs.get("transaction"))
    )
    with django_db_blocker.unblock():
        NOW.prepare([] if NOW.commits else wanted_by(request.node))
    return request.getfixturevalue("_django_db_helper")


@pytest.fixture(autouse=True, scope="module")
def built_no_longer(django_db_blocker):
    """What was built once for a module's tests ends with the module."""
    yield
    with django_db_blocker.unblock():
        NOW.leave()


@pytest.fixture(autouse=True)
def runtime_role(request):
    """Every test that touches the database is the runtime role: neither owner nor superuser."""
    marked = request.node.get_closest_marker("django_db") is not None
    if not (marked or DATABASE_FIXTURES & set(request.fixturenames)):
        yield
        return
    request.getfixturevalue("_django_db_helper")
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE hsb_runtime")
    yield
    if connection.connection is not None and not connection.connection.closed:
        with connection.cursor() as cursor:
            # A test that broke its transaction has its role rolled back with it.
            if not connection.needs_rollback:
                cursor.execute("RESET ROLE")


@pytest.fixture(autouse=True, scope="session")
def empty_what_was_committed():
    """After a committing test the rows go that it wrote, and nothing else is looked at.

    For the whole run, since the database is emptied after a test's own fixtures are gone.
    """
    from django.core.management.commands import flush

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flush.Command, "handle", lambda self, **options: empty_tables())
        yield


@built_once
def world() -> World:
    """Two authorities' agencies and people (tests/support/world.py)."""
    with as_owner():
        return build_world()
