"""What closing a meeting cannot start at that moment is said, and everything else goes on."""

import pytest

from assessments.models import Section47Enquiry
from assessments.rules.separate_workers import SAME_WORKER
from hsb_cases.reminders.models import Deadline
from panels.commands.closing import close_meeting
from panels.commands.convening import convene
from panels.models import Meeting
from panels.models.codes import MeetingKind
from tests.assessments.arrange import ONE, case_allocated
from tests.panels.arrange import (
    DOOR,
    ENDS,
    Arranged,
    closed,
    plan_for,
    siblings,
    submitted,
    whole,
)
from tests.support.concerns import MILA, OWEN, with_children
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db
COORDINATOR = "northmere coordinator"


def enquiries():
    with as_owner():
        return Section47Enquiry.objects.count()


def waiting(case):
    with as_owner():
        return Deadline.objects.open().filter(case=case, rule="strategy_discussion").exists()


def test_a_chair_who_may_not_start_an_enquiry_is_told_who_does(world):
    """HSB coordinators add to the case of the child who displayed the behaviour."""
    arranged = siblings(world)
    whole(world, arranged, chair=COORDINATOR)
    outcome = close_meeting(
        meeting=arranged.meeting, next_meeting_on=None, at=ENDS, by=world[COORDINATOR]
    )
    assert outcome.enquiries == ()
    owen = arranged.cases["Owen"].reference
    assert f"Case {owen}: whoever manages the case starts the section 47 enquiry." in outcome.left
    assert enquiries() == 0
    assert waiting(arranged.cases["Owen"])
    with as_owner():
        assert Meeting.objects.get().status == "closed"


@pytest.mark.rule("R12")
def test_one_worker_for_both_children_keeps_the_enquiries_back_and_not_the_decision(world):
    arranged = siblings(world)
    for case in arranged.cases.values():
        case_allocated(world, case, ONE, by=DOOR)
    outcome = closed(world, arranged, chair="northmere manager")
    assert outcome.enquiries == ()
    assert outcome.left == tuple(
        f"Case {case.reference}: {SAME_WORKER}"
        for case in sorted(arranged.cases.values(), key=lambda case: case.pk)
    )
    assert enquiries() == 0
    with as_owner():
        assert Meeting.objects.get().status == "closed"
    # What could not be started is taken up later as a whole: nothing of it was half done.
    assert all(waiting(case) for case in arranged.cases.values())


def test_another_kind_of_meeting_leaves_the_strategy_discussion_due(world):
    incident, cases = submitted(world, with_children(MILA, OWEN))
    by = world[DOOR]
    convene(incident=incident, plan=plan_for(world), at=NOON, by=by)
    planning = plan_for(world, kind=MeetingKind.PLANNING_MEETING)
    meeting = convene(incident=incident, plan=planning, at=NOON, by=by)
    arranged = Arranged(meeting, incident, cases, by)
    outcome = closed(world, arranged, chair="northmere manager", next_step="section_47")
    assert len(outcome.enquiries) == enquiries() == 2
    assert all(waiting(case) for case in cases.values())
