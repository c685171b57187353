"""Tests that share a start do not share what they do to it."""

import pytest
from django.db import connection

from hsb_cases.agencies.acting import system_acting
from hsb_cases.agencies.models import LocalAuthority
from tests.support.built_once import NOW, built_once
from tests.support.roles import as_owner

pytestmark = pytest.mark.django_db
BUILT: list[str] = []
TURNS: list[int] = []


@built_once
def area(world):
    BUILT.append("area")
    with as_owner(), system_acting("Test set-up"):
        return world.authority("Leaford")


@pytest.mark.parametrize("turn", [1, 2])
def test_a_test_finds_the_rows_and_the_objects_as_they_were_built(world, area, turn):
    assert area.name == "Leaford"
    assert world.authorities["Leaford"] is area
    with as_owner(), system_acting("Test"):
        assert LocalAuthority.objects.get(pk=area.pk).name == "Leaford"
        area.name = "Changed by a test"
        area.save()
        world.authority("Made by a test")
    TURNS.append(turn)
    # Test processes share the turns out; each builds it once, for however many it has.
    assert BUILT == ["area"] or len(TURNS) == 1


def test_a_test_that_does_not_ask_for_it_finds_nothing_of_it(world):
    assert "Leaford" not in world.authorities
    with as_owner():
        assert not LocalAuthority.objects.filter(name="Leaford").exists()


def test_a_test_that_asks_for_nothing_finds_no_rows():
    with as_owner():
        assert not LocalAuthority.objects.exists()
    assert NOW.levels == []


def test_each_test_begins_as_the_runtime_role(area):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("hsb_runtime",)


@pytest.mark.parametrize("turn", [1, 2])
def test_a_start_whose_transaction_a_test_has_spoilt_is_built_anew(area, turn):
    assert LocalAuthority.objects.filter(pk=area.pk).exists()
    connection.close()
