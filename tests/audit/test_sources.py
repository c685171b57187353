"""Every history is some case's, or said to be none's; what it points to can be put in words."""

import pytest
from django.apps import apps
from django.db import connection, models
from psycopg2 import sql

from hsb_cases.audit.selectors import statements
from hsb_cases.audit.selectors.names import kind_pointed_to
from hsb_cases.audit.sources import LEFT_OUT, NAMES, SOURCES, register
from hsb_cases.cases.history_sources import BY_CASE
from hsb_cases.core.database.row_security import history_model
from hsb_cases.drafts.models import Draft

KINDS = sorted(SOURCES)


def kept_models():
    return [model for model in apps.get_models() if history_model(model) is not None]


def test_every_model_with_a_history_is_a_source_or_left_out_with_a_reason():
    registered = {source.model for source in SOURCES.values()}
    assert set(kept_models()) == registered | set(LEFT_OUT)
    assert not registered & set(LEFT_OUT)
    assert all(len(reason) > 20 for reason in LEFT_OUT.values())


def test_a_model_without_history_is_refused():
    with pytest.raises(ValueError, match="keeps no history"):
        register(Draft, label="Draft", of_case=("id", BY_CASE))


@pytest.mark.parametrize("kind", KINDS)
def test_titles_hidden_fields_and_words_name_fields_that_exist(kind):
    source = SOURCES[kind]
    names = {one.name for one in source.model._meta.concrete_fields}
    readable = {one.name for one in source.fields.values()}
    assert {*source.hidden, *source.words} <= names
    assert set(source.title) <= readable
    assert source.fields
    moments = {one.name for one in source.fields.values() if isinstance(one, models.DateTimeField)}
    assert set(source.happened) <= moments


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_that_a_field_points_to_can_be_named(kind):
    for one in SOURCES[kind].fields.values():
        if isinstance(one, models.ForeignKey):
            assert kind_pointed_to(one) in NAMES, one


@pytest.mark.parametrize("kind", KINDS)
def test_no_two_fields_of_a_record_are_called_the_same(kind):
    source = SOURCES[kind]
    labels = [source.field_label(column) for column in source.fields]
    assert len(labels) == len(set(labels))


@pytest.mark.django_db
@pytest.mark.parametrize("kind", KINDS)
def test_the_way_to_a_case_is_good_sql_in_both_directions(kind):
    source = SOURCES[kind]
    facts = {"case": 1, "child": 1, "acts": [], "cases": [1], "children": [1], "kind": [1]}
    for statement in (
        statements.change_rows(source, statements.of_case(source)),
        statements.versions_of(source, statements.of_case(source)),
        statements.cases_of(source, sql.SQL("TRUE")),
        statements.tallies([source]),
    ):
        with connection.cursor() as cursor:
            cursor.execute(statement.as_string(cursor.cursor), facts)
            assert cursor.fetchall() == []


@pytest.mark.django_db
@pytest.mark.parametrize("kind", sorted(NAMES))
def test_the_words_of_a_record_are_good_sql(kind):
    table, words = NAMES[kind]
    with connection.cursor() as cursor:
        statement = statements.names_of(kind, table, words)
        cursor.execute(statement.as_string(cursor.cursor), {kind: [0]})
        assert cursor.fetchall() == []
