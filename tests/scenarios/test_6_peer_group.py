"""Scenario 6: three girls report four boys at Northmere Academy: seven children, one incident.

Ends with one meeting for all and a school plan for each. The child and family assessments due on
23 November, the panel of 20 October, the adjusted programme that Dev's coordinator leads (R23) and
mapping are not part of what there is yet.
"""

import pytest

from hsb_cases.agencies.acting import acting
from hsb_cases.cases.models import Level
from hsb_cases.reminders.rules.timescales import (
    CHILD_AND_FAMILY_ASSESSMENT,
    REFERRAL_DECISION,
)
from hsb_cases.workspace.demo.scenarios import PEER_GROUP
from panels.models.codes import MeetingKind
from panels.rules.prompts import to_think_of
from panels.selectors.facts import record_of
from referrals.commands.screening import ScreeningFacts, record_screening
from referrals.models import Decision
from referrals.selectors.triage import triage_of
from tests.scenarios.steps import day, moment, refused

pytestmark = pytest.mark.django_db

DOOR, DUTY, MANAGER, SCHOOL = "Colin Marsh", "Anita Desai", "Joanne Pike", "Karen Whitby"
GIRLS, BOYS = ("Amelia", "Zainab", "Holly"), ("Dev", "Lewis", "Jayden", "Max")
WORKER = dict.fromkeys(GIRLS, "Fatima Rahman") | dict.fromkeys(BOYS, "Ben Whitlock")
TEAM = ("Northmere County children’s social care", "Assessment team")
BECAUSE = "The parts differ widely; police and school agreed that each child is assessed first."


@pytest.fixture
def reported(story):
    story.reported(PEER_GROUP)
    return story


@pytest.fixture
def assessed(reported):
    """The front door decided on an assessment of each child on 22 September."""
    for name in (*GIRLS, *BOYS):
        reported.decided(
            name,
            Decision.ASSESSMENT,
            by=DOOR,
            at=moment("2026-09-22 10:30"),
            differs_because=BECAUSE,
        )
    return reported


def test_seven_children_are_referred_each_with_a_case_and_a_decision(assessed):
    """R1, and R13: what is decided is decided for each."""
    assert [one.child.given_name for one in assessed.referrals()] == [*GIRLS, *BOYS]
    assert len({case.pk for case in assessed.cases.values()}) == 7
    for name in (*GIRLS, *BOYS):
        due = assessed.due(name, REFERRAL_DECISION)
        assert (due.due_on, due.met_on) == (day("2026-09-22"), day("2026-09-22"))
        assessment = assessed.due(name, CHILD_AND_FAMILY_ASSESSMENT)
        assert (assessment.due_on, assessment.met_on) == (day("2026-11-23"), None)


def test_each_boys_part_is_judged_by_itself_and_the_gravest_holds_the_incident(reported):
    for name, category in zip(
        BOYS, ("problematic", "problematic", "abusive", "problematic"), strict=True
    ):
        record_screening(
            referral=reported.referral(name),
            facts=ScreeningFacts(
                rationale=f"What {name} did, as the girls and two teachers describe it.",
                category=category,
            ),
            at=moment("2026-09-21 15:00"),
            by=reported[DOOR],
        )
    with acting(reported[DOOR]):
        dev = triage_of(reported.referral("Dev"), on=day("2026-09-22"))
    assert (dev.screening.category, dev.category) == ("problematic", "abusive")
    assert dev.proposal.decision == Decision.EARLY_HELP
    with acting(reported[DOOR]):
        jayden = triage_of(reported.referral("Jayden"), on=day("2026-09-22"))
    assert jayden.proposal.decision == Decision.STRATEGY_DISCUSSION


def test_a_plan_for_school_is_asked_for_each_of_the_seven(assessed):
    """R39: both sides go on learning, and no girl is left without a plan."""
    assessed.convened(
        "Northmere County",
        by=DOOR,
        at=moment("2026-09-22 11:00"),
        begins=moment("2026-09-24 10:00"),
        kind=MeetingKind.MULTI_AGENCY_MEETING,
    )
    assessed.opened(chair=MANAGER, by=DOOR)
    for name in (*GIRLS, *BOYS):
        assessed.wrote(
            name,
            by=DOOR,
            next_step="child_in_need",
            threshold="",
            enquiry="",
            education_plan="" if name == "Holly" else f"{name} stays in every lesson, supervised.",
        )

    def school_prompts():
        with acting(assessed[DOOR]):
            record = record_of(assessed.meeting, today=day("2026-09-24"))
            facts = record.facts_with(assessed.incident)
        return [one.sentence for one in to_think_of(facts) if one.rule == "R39"]

    assert school_prompts() == ["Plan how Holly Trent goes on learning, safely and with support."]
    assessed.wrote("Holly", by=DOOR, version=1, next_step="child_in_need", threshold="", enquiry="")
    assert school_prompts() == []
    assert assessed.closed(by=DOOR).enquiries == ()


def test_what_is_decided_for_one_boy_is_not_copied_to_the_next(assessed):
    """R13."""
    assessed.convened(
        "Northmere County",
        by=DOOR,
        at=moment("2026-09-22 11:00"),
        begins=moment("2026-09-24 10:00"),
        kind=MeetingKind.MULTI_AGENCY_MEETING,
    )
    assessed.opened(chair=MANAGER, by=DOOR)
    same = "Somebody at school whom he trusts, and an hour a week with the youth worker there."
    for name in (*GIRLS, *BOYS):
        needs = same if name in ("Dev", "Lewis") else f"Somebody to talk to for {name} at school."
        assessed.wrote(name, by=DOOR, next_step="child_in_need", support_needs=needs)
    assert "Lewis Carr" in refused(lambda: assessed.closed(by=DOOR)) or "Dev Chandra" in refused(
        lambda: assessed.closed(by=DOOR)
    )


def test_one_worker_has_the_girls_and_another_the_boys_and_neither_sees_the_other_side(assessed):
    for name in (*GIRLS, *BOYS):
        assessed.taken_over(name, team=TEAM, by=DUTY, at=moment("2026-09-22 13:00"))
        assessed.allocated(name, WORKER[name], by=MANAGER, at=moment("2026-09-22 14:00"))
    for name in GIRLS:
        assert assessed.sees("Fatima Rahman", name) == Level.MANAGE
        assert assessed.sees("Ben Whitlock", name) == 0
    for name in BOYS:
        assert assessed.sees("Fatima Rahman", name) == 0
    assert {one.initials for one in assessed.linked("Ben Whitlock", "Dev")} == {
        "A.F.", "Z.M.", "H.T.", "L.C.", "J.C.", "M.F.",
    }  # fmt: skip
    opened = {one.case_reference for one in assessed.linked("Ben Whitlock", "Dev")} - {None}
    assert opened == {assessed.cases[name].reference for name in BOYS if name != "Dev"}
    assert assessed.sees(SCHOOL, "Dev") == Level.STUB
