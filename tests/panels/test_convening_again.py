"""A meeting is about somebody, and calling one off leaves the time limit that there was."""

from dataclasses import replace

import pytest

from hsb_cases.core.errors import Refused
from hsb_cases.reminders.models import Deadline
from panels.commands.arranging import cancel_meeting
from panels.commands.convening import convene
from panels.models import Meeting
from tests.panels.arrange import DOOR, plan_for, siblings, submitted
from tests.support.concerns import OWEN, with_children
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db


def test_a_meeting_is_about_at_least_one_child(world):
    """A child who was only affected is there where somebody chose it."""
    affected = replace(OWEN, role="affected", refer=True)
    incident, _ = submitted(world, with_children(affected))
    with pytest.raises(Refused) as refused:
        convene(incident=incident, plan=plan_for(world), at=NOON, by=world[DOOR])
    assert refused.value.sentence == "Choose at least one child whom the meeting is about."
    assert refused.value.field == "affected"
    with as_owner():
        assert not Meeting.objects.exists()


def test_convening_anew_does_not_start_the_time_limit_again(world):
    arranged = siblings(world)
    cancel_meeting(
        meeting=arranged.meeting,
        reason="The chair fell ill; a new day is found.",
        at=NOON,
        by=arranged.by,
    )
    convene(incident=arranged.incident, plan=plan_for(world), at=NOON, by=arranged.by)
    with as_owner():
        found = Deadline.objects.filter(rule="strategy_discussion")
        assert sorted(one.case_id for one in found) == sorted(
            case.pk for case in arranged.cases.values()
        )
        assert all(one.is_open for one in found)
