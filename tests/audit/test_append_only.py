"""What was recorded stays recorded, for the runtime role and for the owner; and says by whom."""

import uuid

import pytest
from django.apps import apps
from django.db import Error, connection, transaction

from hsb_cases.agencies.acting import acting
from hsb_cases.audit.commands import record_access
from hsb_cases.audit.context import NobodyActs
from hsb_cases.audit.models import AccessEntry
from hsb_cases.cases.models import Case, Child
from hsb_cases.core.database.row_security import history_model
from tests.audit.arrange import ONE, cases_of_two
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db

HISTORIES = [history_model(model) for model in apps.get_models() if history_model(model)]
TABLES = sorted({model._meta.db_table for model in [*HISTORIES, AccessEntry]})
STATEMENTS = ("UPDATE {} SET {} = {}", "DELETE FROM {}", "TRUNCATE {}")


def refusal(statement):
    """What the database says to a statement; nothing where it lets it pass."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
            transaction.set_rollback(True)
    except Error as error:
        return str(error)
    return ""


def changes(table):
    key = "id" if table == AccessEntry._meta.db_table else "history_id"
    return [words.format(table, key, key) for words in STATEMENTS]


@pytest.mark.parametrize("table", TABLES)
def test_the_runtime_role_may_change_nothing_that_was_recorded(table):
    for statement in changes(table):
        assert "permission denied" in refusal(statement), statement


@pytest.mark.parametrize("table", TABLES)
def test_the_owner_is_stopped_by_the_table_itself(table):
    with as_owner():
        for statement in changes(table):
            assert "is append-only" in refusal(statement), statement


def test_every_kind_of_record_says_by_whom_in_which_role_why_and_in_which_save():
    carried = {"act_id", "act_summary", "actor_name", "actor_agency", "actor_role"}
    carried |= {"history_user", "history_date", "history_type", "history_change_reason"}
    assert len(HISTORIES) > 20
    for model in HISTORIES:
        assert carried <= {field.name for field in model._meta.get_fields()}, model


def test_every_row_of_a_concern_and_its_allocation_names_who_acted(world):
    cases_of_two(world)
    rows = 0
    with as_owner():
        people = {actor.user.pk for actor in world.actors.values()}
        for model in HISTORIES:
            for row in model.objects.exclude(actor_role="System"):
                rows += 1
                assert row.history_user_id in people, row
                assert row.actor_name == row.history_user.full_name
                assert row.actor_agency, row
                assert row.actor_role, row
                assert row.act_summary, row
                assert isinstance(row.act_id, uuid.UUID)
        assert rows > 40
        allocation = Case.history.filter(act_summary="Allocated the case").first()
        assert allocation.history_change_reason == "Has room"


def test_nothing_is_recorded_outside_an_act(world):
    with as_owner(), pytest.raises(NobodyActs):
        Child.objects.create(given_name="A", held_by=world.teams["school"].group)


def test_nobody_records_under_the_act_of_another(world):
    two = cases_of_two(world)
    with acting(world[ONE]):
        row = Case.history.filter(id=two.first.pk).first()
        row.pk, row.act_id = None, uuid.uuid4()
        with pytest.raises(Error, match="row-level security"), transaction.atomic():
            row.save(force_insert=True)
        entry = AccessEntry(kind="opened", at=NOON, act_id=uuid.uuid4(), page="workspace:case")
        with pytest.raises(Error, match="row-level security"), transaction.atomic():
            entry.save()


def test_a_read_says_by_whom_and_in_which_role(world):
    two = cases_of_two(world)
    with acting(world[ONE]):
        record_access(
            kind=AccessEntry.Kind.OPENED, at=NOON, page="workspace:case", case_id=two.first.pk
        )
    with as_owner():
        entry = AccessEntry.objects.get(case_id=two.first.pk)
    assert (entry.user, entry.actor_name, entry.role, entry.agency) == (
        world[ONE].user,
        "Northmere Worker One",
        "Social worker",
        "Northmere County children’s social care",
    )
