"""Deciding on support for a child who was harmed, and closing that child's case (R35)."""

from dataclasses import replace

import pytest

from assessments.commands import decide_support
from assessments.models import SupportDecision
from assessments.selectors.closing import assessments_under_way, support_undecided
from hsb_cases.agencies.acting import acting, system_acting
from hsb_cases.core.errors import NotPermitted, OutOfScope, Refused
from tests.assessments.arrange import MANAGER, ONE, TWO, case_allocated, siblings
from tests.assessments.test_starting_assessments import incident_of, start, trained
from tests.support.after_harm import OFFER, SAFETY, SUPPORT, support_decided
from tests.support.built_once import built_once
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db


@built_once
def cases(world):
    found = siblings(world)
    case_allocated(world, found.mila, TWO)
    case_allocated(world, found.owen, ONE)
    return found


def refused(act, *, field=""):
    with pytest.raises(Refused) as stopped:
        act()
    assert (stopped.value.field or "") == field, stopped.value
    return stopped.value.sentence


def undecided(world, case):
    with acting(world[MANAGER]):
        return support_undecided(case)


@pytest.mark.rule("R35")
def test_a_decision_is_kept_and_a_later_one_stands(world, cases):
    (waits,) = undecided(world, cases.mila)
    assert "what it did to the child, what the child needs" in waits
    first = support_decided(cases.mila, by=world[TWO])
    assert (first.provider, first.offered_on) == (OFFER.provider, NOON.date())
    assert undecided(world, cases.mila) == []
    support = replace(SUPPORT, decision="declined", reason="“I do not want to talk about it.”")
    support_decided(cases.mila, by=world[TWO], support=support)
    with as_owner():
        assert SupportDecision.objects.count() == 2


@pytest.mark.rule("R35")
def test_a_child_who_was_not_harmed_waits_for_none(world, cases):
    assert undecided(world, cases.owen) == []
    act = {
        "case": cases.owen,
        "incident": incident_of(cases.owen),
        "support": SUPPORT,
        "offer": OFFER,
        "safety": SAFETY,
        "at": NOON,
        "by": world[ONE],
    }
    assert refused(lambda: decide_support(**act), field="incident") == (
        "Choose an incident in which this child was harmed."
    )


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"support": replace(SUPPORT, impact="")}, "impact"),
        ({"support": replace(SUPPORT, decision="declined")}, "reason"),
        ({"offer": replace(OFFER, provider="")}, "provider"),
        ({"safety": replace(SAFETY, self_harm_risk="")}, "self_harm_risk"),
    ],
)
def test_what_is_missing_is_named(world, cases, changes, field):
    refused(lambda: support_decided(cases.mila, by=world[TWO], **changes), field=field)


@pytest.mark.parametrize("who", [ONE, "school", "stoneford manager", "northmere auditor"])
def test_only_who_works_with_the_child_decides(world, cases, who):
    with pytest.raises((NotPermitted, OutOfScope)):
        support_decided(cases.mila, by=world[who])
    support_decided(cases.mila, by=world[TWO])
    with acting(world[ONE]):
        assert not SupportDecision.objects.exists()


def test_on_a_closed_case_nothing_is_decided(world, cases):
    with as_owner(), system_acting("Test set-up"):
        cases.mila.status, cases.mila.closed_at = "closed", NOON
        cases.mila.save()
    said = refused(lambda: support_decided(cases.mila, by=world[MANAGER]))
    assert said == "This case is closed. Reopen it first."


def test_an_assessment_under_way_keeps_its_case_open(world, cases):
    trained(world, ONE)
    made = start(world, cases.owen)
    with acting(world[MANAGER]):
        assert assessments_under_way(cases.owen) == [
            f"Sign off or cancel assessment {made.reference} first."
        ]
