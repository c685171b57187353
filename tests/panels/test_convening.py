"""Convening: by whom, about which children, chaired by whom, and who is let into the incident."""

import datetime

import pytest

from hsb_cases.agencies.acting import acting
from hsb_cases.cases.commands.sharing import exclude_person
from hsb_cases.cases.models import Case, Child, Incident, IncidentShare, RuleOverride
from hsb_cases.core.errors import NotPermitted, Refused
from hsb_cases.reminders.models import Deadline
from panels.commands.convening import convene
from panels.models import Meeting, MeetingChild
from panels.models.codes import MeetingKind
from panels.selectors.meetings import incident_children
from tests.panels.arrange import (
    DOOR,
    ISLA,
    MANAGER,
    THEO,
    more_areas,
    plan_for,
    siblings,
    submitted,
    two_families,
)
from tests.support.concerns import MILA, OWEN, with_children
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db


def test_one_meeting_is_about_every_child_of_the_incident(world):
    arranged = siblings(world)
    with as_owner():
        names = [
            child.participation.child.given_name
            for child in MeetingChild.objects.order_by("position")
        ]
    assert names == ["Mila", "Owen"]
    assert arranged.meeting.team == world[DOOR].team
    assert arranged.meeting.suggested_authority is None


def test_each_case_expects_the_discussion_once(world):
    siblings(world)
    with as_owner():
        found = Deadline.objects.filter(rule="strategy_discussion")
        assert {one.due_on for one in found} == {datetime.date(2026, 3, 25)}
        assert found.count() == 2


@pytest.mark.parametrize(
    "who", ["school", "police", "northmere coordinator", "northmere auditor", "stoneford manager"]
)
def test_only_social_care_that_manages_a_case_convenes(world, who):
    incident, _ = submitted(world, with_children(MILA, OWEN))
    with pytest.raises(NotPermitted, match="Children’s social care convenes"):
        convene(incident=incident, plan=plan_for(world), at=NOON, by=world[who])
    with as_owner():
        assert not Meeting.objects.exists()


@pytest.mark.rule("R7")
def test_there_is_one_combined_discussion_at_a_time(world):
    arranged = siblings(world)
    with pytest.raises(Refused, match=arranged.meeting.reference):
        convene(incident=arranged.incident, plan=plan_for(world), at=NOON, by=world[MANAGER])


def test_another_kind_of_meeting_may_stand_beside_it(world):
    arranged = siblings(world)
    other = convene(
        incident=arranged.incident,
        plan=plan_for(world, kind=MeetingKind.PLANNING_MEETING),
        at=NOON,
        by=world[MANAGER],
    )
    assert other.kind == "planning_meeting"


@pytest.mark.rule("R7")
def test_the_authority_where_it_happened_is_recommended_and_another_needs_a_reason(world):
    more_areas(world)
    facts = with_children(ISLA, THEO, incident_authority="fenbridge")
    incident, _ = submitted(world, facts)
    door = world["leaford front door"]
    own = plan_for(world, "Leaford")
    with pytest.raises(Refused, match="Fenbridge, where the behaviour happened"):
        convene(incident=incident, plan=own, at=NOON, by=door)
    reason = "Fenbridge asked us to chair, since Isla is in hospital here."
    meeting = convene(
        incident=incident,
        plan=plan_for(world, "Leaford", overridden={"R7": reason}),
        at=NOON,
        by=door,
    )
    assert meeting.suggested_authority == world.authorities["Fenbridge"]
    assert meeting.reason_for_other == reason
    with as_owner():
        override = RuleOverride.objects.get()
        assert (override.rule, override.reason) == ("R7", reason)
        assert override.subject_reference == meeting.reference


class TestAnAuthorityThatHoldsNoCase:
    """Scenario 4: Fenbridge chairs for the children of Stoneford and Leaford."""

    def test_its_front_door_conducts_and_reads_the_incident_and_no_childs_record(self, world):
        arranged = two_families(world)
        assert arranged.meeting.team == world.teams["fenbridge front door"]
        with acting(world["fenbridge front door"]):
            assert Incident.objects.get() == arranged.incident
            assert Meeting.objects.get() == arranged.meeting
            assert MeetingChild.objects.count() == 2
            assert not Case.objects.exists()
            assert not Child.objects.exists()

    @pytest.mark.parametrize("who", ["fenbridge worker one", "fenbridge manager", "police"])
    def test_nobody_else_there_does(self, world, who):
        two_families(world)
        with acting(world[who]):
            assert not Incident.objects.exists()
            assert not Meeting.objects.exists()
            assert not IncidentShare.objects.exists()

    def test_it_is_told_initials_and_safety_facts(self, world):
        arranged = two_families(world)
        with acting(world["fenbridge front door"]):
            children = incident_children(arranged.incident)
        assert [(child.initials, child.role) for child in children] == [
            ("I.B.", "harmed"),
            ("T.M.", "displaying"),
        ]

    def test_a_person_kept_away_from_one_of_the_cases_sees_none_of_it(self, world):
        arranged = two_families(world)
        exclude_person(
            case=arranged.cases["Theo"],
            user=world["fenbridge front door"].user,
            reason="A relative",
            at=NOON,
            by=world["stoneford front door manager"],
        )
        with acting(world["fenbridge front door"]):
            assert not Incident.objects.exists()
            assert not Meeting.objects.exists()
            assert not MeetingChild.objects.exists()
        with acting(world["fenbridge front door manager"]):
            assert Meeting.objects.exists()

    def test_an_authority_without_the_service_cannot_keep_the_record(self, world):
        more_areas(world)
        incident, _ = submitted(world, with_children(ISLA, THEO, incident_authority="elsewhere"))
        with pytest.raises(Refused, match="Elsewhere does not use this service"):
            convene(
                incident=incident,
                plan=plan_for(world, "Elsewhere"),
                at=NOON,
                by=world["leaford front door"],
            )


@pytest.mark.parametrize("who", ["northmere worker one", "school", "fenbridge front door"])
def test_the_children_of_an_incident_are_told_to_who_may_convene_alone(world, who):
    more_areas(world)
    incident, _ = submitted(world, with_children(MILA, OWEN))
    with acting(world[who]):
        assert incident_children(incident) == []
