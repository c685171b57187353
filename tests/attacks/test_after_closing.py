"""What a closed case leaves behind: access that nobody thought of, and work that nobody sees."""

from dataclasses import replace

import pytest

from assessments.commands import conclude_enquiry
from hsb_cases.agencies.acting import acting
from hsb_cases.cases.commands.closing import close_case
from hsb_cases.cases.models import Case
from hsb_cases.cases.permissions import level_on
from hsb_cases.core.errors import Refused
from referrals.models import Decision, Referral
from tests.assessments.arrange import (
    CONCLUSION,
    LATER,
    MANAGER,
    ONE,
    TWO,
    allocated,
    case_allocated,
    siblings,
    started,
    visited,
)
from tests.cases.test_closing import CLOSING, again, closed, decided
from tests.support.concerns import OWEN
from tests.support.racing import together
from tests.support.roles import as_owner
from tests.support.two_areas import known, reports

ROUNDS = 5
OTHER_MANAGER = "northmere front door manager"
SAFE = replace(
    CONCLUSION,
    conference_required=False,
    conference_not_required_reason="She lives with her grandmother now and is safe there.",
    next_steps="A plan for her with the school, looked at again in May.",
)


@pytest.mark.django_db
def test_whoever_made_the_enquiry_does_not_go_on_reading_the_child(world):
    """Free for the other child (R12), they would read both sides."""
    found = siblings(world)
    decided(world, found.mila)
    for with_case, who in ((False, TWO), (True, ONE)):
        enquiry = started(world, found.mila)
        allocated(world, enquiry, who, with_case=with_case)
        visited(world, enquiry)
        conclude_enquiry(enquiry=enquiry, conclusion=SAFE, at=LATER, by=world[MANAGER])
    closed(world, found.mila)
    for who in (ONE, TWO):
        with acting(world[who]):
            assert level_on(found.mila) == 0, who


@pytest.mark.django_db
def test_a_manager_of_another_team_who_has_the_case_closes_it(world):
    found = siblings(world)
    decided(world, found.mila)
    case_allocated(world, found.mila, OTHER_MANAGER)
    closed(world, found.mila, by=OTHER_MANAGER)
    assert again(found.mila).status == "closed"
    with acting(world[OTHER_MANAGER]):
        assert level_on(found.mila) == 0


@pytest.mark.django_db
def test_a_case_that_waits_for_its_strategy_discussion_is_not_closed(world):
    """Nothing but its time limit remembers that one was decided on: the closure would end it."""
    found = siblings(world)
    decided(world, found.mila, decision=Decision.STRATEGY_DISCUSSION)
    with pytest.raises(Refused, match="Hold the strategy discussion that was decided on first"):
        closed(world, found.mila)


@pytest.mark.django_db(transaction=True)
def test_no_referral_is_hung_on_a_case_that_is_closed_at_that_moment(world):
    """By who manages the case, and reads it before the referral is written."""
    found = siblings(world)
    decided(world, found.owen)
    with as_owner():
        child = Case.objects.select_related("child").get(pk=found.owen.pk).child
    for number in range(ROUNDS):
        together(
            lambda: close_case(case=found.owen, closing=CLOSING, at=LATER, by=world[MANAGER]),
            lambda number=number: reports(
                world[MANAGER], known(child, OWEN), draft=f"DRA-{number}", at=LATER
            ),
        )
        case = again(found.owen)
        assert case.status != "closed"
        with as_owner():
            assert Referral.objects.filter(case=case, status="received").count() == 1
        decided(world, case, by=MANAGER)
