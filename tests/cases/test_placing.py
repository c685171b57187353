"""A child placed here by another authority, which is told of what happened."""

import datetime
from dataclasses import replace

import pytest
import time_machine
from django.urls import reverse

from hsb_cases.agencies.acting import system_acting
from hsb_cases.cases.commands.placing import record_placing_authority_told
from hsb_cases.cases.models import Child, PlacingAuthorityTold
from hsb_cases.cases.rules.placing import Told, is_placed_from_elsewhere
from hsb_cases.core.errors import NotPermitted, Refused
from tests.assessments.arrange import MANAGER, siblings
from tests.support.built_once import built_once
from tests.support.roles import as_owner
from tests.support.world import NOON
from tests.workspace.opening import main, opened, signed_in

pytestmark = pytest.mark.django_db
TOLD = Told(NOON.date(), "Nell Neighbour, social worker", "What she said and where she stays now.")


@built_once
def mila(world):
    """Mila, whom Stoneford looks after and has placed in Northmere."""
    case = siblings(world).mila
    with as_owner(), system_acting("Test set-up"):
        Child.objects.filter(pk=case.child_id).update(
            care_status="looked_after", placing_authority=world.authorities["Stoneford"]
        )
    return case


def tell(world, case, *, by=MANAGER, **changes):
    return record_placing_authority_told(
        case=case, told=replace(TOLD, **changes), at=NOON, by=world[by]
    )


@pytest.mark.parametrize(
    ("status", "by", "expected"),
    [
        ("looked_after", 2, True),
        ("looked_after", 1, False),
        ("looked_after", None, False),
        ("none", 2, False),
    ],
)
def test_who_is_placed_from_elsewhere(status, by, expected):
    assert is_placed_from_elsewhere(care_status=status, placed_by=by, here=1) is expected


def test_it_is_recorded_who_was_told_what_and_when(world, mila):
    made = tell(world, mila, told_whom=f"  {TOLD.told_whom} ")
    assert made.local_authority == world.authorities["Stoneford"]
    assert (made.told_on, made.told_whom, made.what) == (TOLD.told_on, TOLD.told_whom, TOLD.what)
    assert made.recorded_by == world[MANAGER].membership


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"told_on": NOON.date() + datetime.timedelta(days=1)}, "told_on"),
        ({"told_whom": " "}, "told_whom"),
        ({"what": "All."}, "what"),
    ],
)
def test_what_is_missing_is_named(world, mila, changes, field):
    with pytest.raises(Refused) as refused:
        tell(world, mila, **changes)
    assert refused.value.field == field


def test_nobody_is_told_of_a_child_whom_nobody_placed_here(world, mila):
    with as_owner(), system_acting("Test set-up"):
        Child.objects.filter(pk=mila.child_id).update(placing_authority=None)
    with pytest.raises(Refused, match="No other authority"):
        tell(world, mila)


@pytest.mark.parametrize("who", ["school", "northmere auditor", "stoneford manager"])
def test_who_may_not(world, mila, who):
    with pytest.raises(NotPermitted):
        tell(world, mila, by=who)


def test_the_overview_asks_until_it_is_recorded(world, mila):
    before = main(opened(world[MANAGER], "case", mila.reference))
    assert "Tell Stoneford what has happened" in before
    path = reverse("workspace:placing_told", args=[mila.reference])
    client = signed_in(world[MANAGER])
    assert "Stoneford looks after this child" in client.get(path).content.decode()
    typed = {
        "told_on_day": "24", "told_on_month": "3", "told_on_year": "2026",
        "told_whom": TOLD.told_whom, "what": TOLD.what,
    }  # fmt: skip
    with time_machine.travel(NOON, tick=False):
        again = client.post(path, {**typed, "what": "All."}).content.decode()
        assert "in a sentence or more" in again
        assert client.post(path, typed).url == reverse("workspace:case", args=[mila.reference])
        after = main(opened(world[MANAGER], "case", mila.reference))
    assert "Stoneford was told on 24 March 2026" in after
    assert TOLD.what in after
    assert "Tell Stoneford what has happened" not in after
    with as_owner():
        assert PlacingAuthorityTold.objects.count() == 1
