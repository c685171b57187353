"""What the runtime role may do with the tables of this room: never delete."""

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction

from hsb_cases.agencies.models import User
from hsb_cases.core.database.row_security import KEPT_TABLES, OPEN_TABLES

LINKS = {"agencies_user_groups", "agencies_user_user_permissions"}


def tables() -> list[str]:
    models = apps.get_app_config("agencies").get_models(include_auto_created=True)
    return [model._meta.db_table for model in models]


def test_every_table_is_declared_open_with_a_reason(db):
    assert all(OPEN_TABLES.get(table) for table in tables())


@pytest.mark.parametrize("table", tables())
def test_nothing_of_agencies_and_people_can_be_deleted(db, table):
    if table in LINKS:
        assert table not in KEPT_TABLES
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_table_privilege('hsb_runtime', %s, 'DELETE'),"
            " has_table_privilege('hsb_runtime', %s, 'INSERT')",
            [table, table],
        )
        assert cursor.fetchone() == (False, True)


def test_a_person_cannot_be_deleted(world):
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        User.objects.filter(pk=world["teacher"].user.pk)._raw_delete("default")
