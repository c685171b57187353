"""What a constraint refuses is said in its sentence, and nothing of the act is kept."""

import pytest
from django.db import IntegrityError

from hsb_cases.agencies.acting import acting
from hsb_cases.cases.models import Household
from hsb_cases.core.database import refusals
from hsb_cases.core.errors import Refused

pytestmark = pytest.mark.django_db
SENTENCE = "Give the household another number."


@pytest.fixture
def declared(monkeypatch):
    monkeypatch.setattr(refusals, "_sentences", {})
    refusals.refuse_by("cases_household_pkey", SENTENCE)


def twice_the_same(world):
    with acting(world["school"], summary="Recorded a home"):
        made = Household.objects.create(name="Hart family home")
        Household.objects.create(pk=made.pk, name="Another")


def test_a_declared_constraint_refuses_in_its_sentence(world, declared):
    with pytest.raises(Refused) as refused:
        twice_the_same(world)
    assert refused.value.sentence == SENTENCE
    assert refused.value.field is None


def test_inside_an_act_the_rest_of_it_goes_on(world, declared):
    with acting(world["school"], summary="Recorded homes"):
        kept = Household.objects.create(name="Reed family home")
        with pytest.raises(Refused):
            twice_the_same(world)
        assert list(Household.objects.values_list("name", flat=True)) == [kept.name]


def test_any_other_error_of_the_database_passes_as_it_is(world, monkeypatch):
    monkeypatch.setattr(refusals, "_sentences", {})
    with pytest.raises(IntegrityError):
        twice_the_same(world)
