"""Scenario 1: siblings in one household, Northmere County.

Ends with Mila's plan and its clocks, and with Owen's next steps. The HSB panel of 28 April, the
child in need plan and AIM3 are not part of what there is yet.
"""

import pytest

from assessments.rules.separate_workers import SAME_WORKER
from hsb_cases.cases.models import Level
from hsb_cases.reminders.rules.timescales import (
    FIRST_CORE_GROUP,
    FIRST_REVIEW_CONFERENCE,
    INITIAL_CONFERENCE,
    REFERRAL_DECISION,
    STRATEGY_DISCUSSION,
)
from hsb_cases.workspace.demo.scenarios import SIBLINGS
from panels.commands.conferences import plan_conference, record_conference
from panels.commands.core_groups import CoreGroupFacts, record_core_group
from panels.models import ProtectionPlan
from panels.models.conferences import ConferenceKind
from panels.rules.conferences import Held, Views
from referrals.models import Decision
from tests.scenarios.steps import day, moment, owned, refused

pytestmark = pytest.mark.django_db

DOOR, DUTY, MANAGER = "Colin Marsh", "Anita Desai", "Joanne Pike"
ASSESSMENT_TEAM = ("Northmere County children’s social care", "Assessment team")
MILAS, OWENS, SCHOOL = "Fatima Rahman", "Ben Whitlock", "Sam Oduya"
NO_CONFERENCE = {
    "outcome": "substantiated_no_continuing",
    "significant_harm": "no",
    "significant_harm_finding": "He was neglected when he was small, and is cared for well now.",
    "conference_required": False,
    "conference_not_required_reason": "He is not likely to suffer significant harm now.",
    "next_steps": "A multi-agency meeting, and the HSB panel on 28 April.",
}


@pytest.fixture
def reported(story):
    story.reported(SIBLINGS)
    return story


@pytest.fixture
def discussed(reported):
    """The strategy discussion of 26 March is closed."""
    for name in ("Mila", "Owen"):
        reported.decided(name, Decision.STRATEGY_DISCUSSION, by=DOOR, at=moment("2026-03-25 10:30"))
    reported.convened(
        "Northmere County",
        by=DOOR,
        at=moment("2026-03-25 11:00"),
        begins=moment("2026-03-26 10:00"),
    )
    reported.opened(chair=MANAGER, by=DOOR)
    reported.wrote("Mila", by=DOOR)
    reported.wrote(
        "Owen",
        by=DOOR,
        household_decision="move",
        household_reason="Owen stays with his grandmother until the enquiry is done.",
    )
    reported.measured("Marsh Lane Primary School", "A named adult at breaks.", by=DOOR)
    reported.closed(by=DOOR)
    for name in ("Mila", "Owen"):
        reported.taken_over(name, team=ASSESSMENT_TEAM, by=DUTY, at=moment("2026-03-26 13:00"))
    return reported


@pytest.fixture
def enquired(discussed):
    """Both enquiries are concluded, each by the child's own social worker."""
    for name, worker, ends in (("Mila", MILAS, {}), ("Owen", OWENS, NO_CONFERENCE)):
        discussed.enquires(name, worker, by=MANAGER, at=moment("2026-03-26 14:00"))
        discussed.saw(name, by=worker, at=moment("2026-03-27 15:00"))
        discussed.concluded(name, by=worker, at=moment("2026-04-08 16:00"), **ends)
    return discussed


def test_both_children_are_referred_and_decided_the_next_working_day(reported):
    """R3: Mila is seven, so hers is a child protection referral; R1: Owen is referred as well."""
    assert [one.route for one in reported.referrals()] == ["child_protection", "social_care"]
    for name in ("Mila", "Owen"):
        assert reported.due(name, REFERRAL_DECISION).due_on == day("2026-03-25")
    less = refused(
        lambda: reported.decided(
            "Mila", Decision.EARLY_HELP, by=DOOR, at=moment("2026-03-25 10:30")
        ),
        field="differs_because",
    )
    assert less.startswith("This decision protects less than the area’s procedure proposes")
    reported.decided("Mila", Decision.STRATEGY_DISCUSSION, by=DOOR, at=moment("2026-03-25 10:30"))
    met = reported.due("Mila", REFERRAL_DECISION)
    # The safeguarding lead reads the outcome in her own entry: nobody else has to tell her.
    assert (met.met_on, met.days_late(day("2026-03-25"))) == (day("2026-03-25"), 0)


def test_the_strategy_discussion_plans_medical_care_and_where_owen_lives(reported):
    """R6, R8 and R9: each missing item is named, and closing waits for it."""
    for name in ("Mila", "Owen"):
        reported.decided(name, Decision.STRATEGY_DISCUSSION, by=DOOR, at=moment("2026-03-25 10:30"))
    reported.convened(
        "Northmere County",
        by=DOOR,
        at=moment("2026-03-25 11:00"),
        begins=moment("2026-03-26 10:00"),
    )
    assert reported.due("Mila", STRATEGY_DISCUSSION).due_on == day("2026-03-26")
    reported.opened(chair=MANAGER, by=DOOR)
    reported.wrote("Mila", by=DOOR, medical_discussion="")
    reported.wrote("Owen", by=DOOR, household_decision="not_same_household")
    reported.measured("Marsh Lane Primary School", "A named adult at breaks.", by=DOOR)
    assert refused(lambda: reported.closed(by=DOOR)).startswith(
        "Enter what was said about medical care for Mila Hart, with the sexual assault"
    )
    reported.wrote("Mila", by=DOOR, version=1)
    assert refused(lambda: reported.closed(by=DOOR)) == (
        "Owen Reed is recorded as living with other children. Choose whether Owen Reed moves for"
        " now or stays, or correct where the children live."
    )
    reported.wrote(
        "Owen",
        by=DOOR,
        version=1,
        household_decision="move",
        household_reason="Owen stays with his grandmother until the enquiry is done.",
    )
    assert len(reported.closed(by=DOOR).enquiries) == 2
    for name in ("Mila", "Owen"):
        assert reported.due(name, STRATEGY_DISCUSSION).met_on == day("2026-03-26")
        assert reported.due(name, INITIAL_CONFERENCE).due_on == day("2026-04-20")


def test_one_social_worker_for_both_is_refused_and_each_sees_one_child(discussed):
    """R12, and the separation of the two records (domain.md §6)."""
    discussed.enquires("Mila", MILAS, by=MANAGER, at=moment("2026-03-26 14:00"))
    assert (
        refused(
            lambda: discussed.enquires("Owen", MILAS, by=MANAGER, at=moment("2026-03-26 14:05"))
        )
        == SAME_WORKER
    )
    discussed.enquires("Owen", OWENS, by=MANAGER, at=moment("2026-03-26 14:10"))
    assert {who: discussed.sees(who, "Mila") for who in (MILAS, OWENS, MANAGER, DOOR, SCHOOL)} == {
        MILAS: Level.MANAGE,
        OWENS: 0,
        MANAGER: Level.MANAGE,
        DOOR: 0,
        SCHOOL: Level.STUB,
    }
    assert discussed.sees(MILAS, "Owen") == 0
    (owen,) = discussed.linked(MILAS, "Mila")
    assert (owen.initials, owen.case_reference) == ("O.R.", None)
    assert owen.safety_facts.startswith("Stays with his grandmother.")


def test_milas_conference_starts_a_plan_with_its_clocks(enquired):
    conference = plan_conference(
        case=enquired.cases["Mila"],
        kind=ConferenceKind.INITIAL,
        planned_for=day("2026-04-17"),
        chair_name="Yvonne Ashby",
        at=moment("2026-04-08 17:00"),
        by=enquired[MILAS],
    )
    assert conference.due_on == day("2026-04-20")
    held = Held(
        held_on=day("2026-04-17"),
        attendance="Mother, school, health visitor, police; her father sent his views.",
        decision="plan",
        category="SAB",
        reasons="She was harmed several times, and the plan keeps her safe at home.",
        self_harm_risk="",
        views=Views(child="“I want to sleep in my own bed.”", carers="Her mother agrees."),
    )

    def record(**changes):
        return record_conference(
            conference=conference,
            held=Held(**{**vars(held), **changes}),
            at=moment("2026-04-17 15:00"),
            by=enquired[MILAS],
        )

    assert refused(record, field="self_harm_risk").startswith("Say whether M.H. is at risk")
    record(self_harm_risk="no")
    assert enquired.due("Mila", INITIAL_CONFERENCE).met_on == day("2026-04-17")
    assert enquired.due("Mila", FIRST_CORE_GROUP).due_on == day("2026-05-01")
    assert enquired.due("Mila", FIRST_REVIEW_CONFERENCE).due_on == day("2026-07-17")
    (plan,) = owned(lambda: ProtectionPlan.objects.select_related("case__child"))
    assert (plan.category, plan.case) == ("SAB", enquired.cases["Mila"])
    record_core_group(
        plan=plan,
        facts=CoreGroupFacts(
            held_on=day("2026-04-30"),
            attendance="Mother, school, social worker",
            summary="The named adult is in place; the therapist begins in May.",
            self_harm_risk="no",
            child_views="“School is fine.”",
        ),
        at=moment("2026-04-30 16:00"),
        by=enquired[MILAS],
    )
    assert enquired.due("Mila", FIRST_CORE_GROUP).met_on == day("2026-04-30")


def test_owen_has_no_conference_without_a_finding_of_harm_to_him(discussed):
    """R14: past neglect, no continuing risk."""
    discussed.enquires("Owen", OWENS, by=MANAGER, at=moment("2026-03-26 14:00"))
    discussed.saw("Owen", by=OWENS, at=moment("2026-03-27 15:00"))
    sentence = refused(
        lambda: discussed.concluded(
            "Owen",
            by=OWENS,
            at=moment("2026-04-08 16:00"),
            **{**NO_CONFERENCE, "conference_required": True},
        ),
        field="significant_harm",
    )
    assert sentence.startswith("A child who displayed the behaviour has a child protection")
    discussed.concluded("Owen", by=OWENS, at=moment("2026-04-08 16:00"), **NO_CONFERENCE)
    ended = discussed.due("Owen", INITIAL_CONFERENCE)
    assert ended.cancelled_reason == (
        "No conference: He is not likely to suffer significant harm now."
    )
    assert (
        refused(
            lambda: plan_conference(
                case=discussed.cases["Owen"],
                kind=ConferenceKind.INITIAL,
                planned_for=day("2026-04-17"),
                chair_name="Yvonne Ashby",
                at=moment("2026-04-09 09:00"),
                by=discussed[OWENS],
            )
        )
        == "An initial conference follows a section 47 enquiry that concluded it is needed."
        " Conclude the enquiry first."
    )
