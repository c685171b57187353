"""Scenario 7: Callum of Stoneford is alleged to have seriously harmed Ellie; up to the report.

MAPPA, the sentence and the legal hold are not part of what there is yet.
"""

import pytest

from assessments.commands import approve_report, prepare_report, record_report_sent
from assessments.models import ReportKind
from hsb_cases.core.errors import NotPermitted
from hsb_cases.reminders.rules.timescales import (
    AIM_ASSESSMENT,
    FIRST_CORE_GROUP,
    INITIAL_CONFERENCE,
    REFERRAL_DECISION,
)
from hsb_cases.workspace.demo.scenarios import CONVICTION
from panels.commands.conferences import plan_conference, record_conference
from panels.models.conferences import ConferenceKind
from panels.rules.conferences import Held, Views
from referrals.models import Decision
from tests.assessments.writing import again
from tests.scenarios.assessing import begun, happened, supervised, trained
from tests.scenarios.steps import day, moment, refused

pytestmark = pytest.mark.django_db

DOOR, DUTY, MANAGER = "Leah Sutton", "Paul Grady", "Mary Quill"
CALLUMS, ELLIES, COORDINATOR = "Idris Khan", "Esther Boyle", "Nadia Farouk"
TEAM = ("Stoneford children’s social care", "Assessment team")
SAFE_TONIGHT = "The police have bailed him to his aunt’s address, which protects others tonight."


@pytest.fixture
def reported(story):
    story.reported(CONVICTION)
    return story


def decide(story, name, **more):
    facts = {"differs_because": SAFE_TONIGHT, **more}
    story.decided(
        name, Decision.STRATEGY_DISCUSSION, by=DOOR, at=moment("2026-01-15 10:30"), **facts
    )


def test_violence_asks_for_immediate_protection_or_for_the_reason_why_not(reported):
    assert reported.due("Ellie", REFERRAL_DECISION).due_on == day("2026-01-15")
    assert refused(
        lambda: decide(reported, "Callum", differs_because=""), field="differs_because"
    ).startswith("This decision protects less than the area’s procedure proposes")
    decide(reported, "Callum")
    assert reported.referral("Callum").proposed_decision == Decision.IMMEDIATE_PROTECTION
    # Ellie has hurt herself before: a risk that is known is described.
    assert refused(
        lambda: decide(reported, "Ellie", self_harm_risk="yes"), field="self_harm_risk"
    ) == ("Enter what is known of the risk to E.M. and what is done.")
    decide(reported, "Ellie", self_harm_risk="yes", self_harm_detail="Her GP was told today.")


def test_ellie_has_a_conference_by_6_february_and_callum_none(reported):
    for name in ("Callum", "Ellie"):
        decide(reported, name)
    reported.convened(
        "Stoneford", by=DOOR, at=moment("2026-01-15 11:00"), begins=moment("2026-01-16 10:00")
    )
    reported.opened(chair=MANAGER, by=DOOR)
    reported.wrote("Callum", by=DOOR)
    reported.wrote(
        "Ellie",
        by=DOOR,
        medical="sarc_acute",
        medical_discussion="The centre saw Ellie on the day, and sees her again.",
        self_harm_risk="yes",
        self_harm_detail="Her GP has a plan with her and her mother.",
        support_needs="A counsellor from next week, whatever the police decide.",
    )
    reported.measured("Stoneford High School", "They are not in one class.", by=DOOR)
    assert len(reported.closed(by=DOOR).enquiries) == 2
    for name, worker in (("Callum", CALLUMS), ("Ellie", ELLIES)):
        assert reported.due(name, INITIAL_CONFERENCE).due_on == day("2026-02-06")
        reported.taken_over(name, team=TEAM, by=DUTY, at=moment("2026-01-16 13:00"))
        reported.enquires(name, worker, by=MANAGER, at=moment("2026-01-16 14:00"))
        reported.saw(name, by=worker, at=moment("2026-01-19 15:00"))
    reported.concluded("Ellie", by=ELLIES, at=moment("2026-01-28 16:00"))
    conference = plan_conference(
        case=reported.cases["Ellie"],
        kind=ConferenceKind.INITIAL,
        planned_for=day("2026-02-05"),
        chair_name="Noel Firth",
        at=moment("2026-01-28 17:00"),
        by=reported[ELLIES],
    )
    assert conference.due_on == day("2026-02-06")
    record_conference(
        conference=conference,
        held=Held(
            held_on=day("2026-02-05"),
            attendance="Her mother, school, GP, police",
            decision="plan",
            category="SAB",
            reasons="She was hurt badly and is at risk of hurting herself.",
            self_harm_risk="yes",
            self_harm_detail="The plan with her GP holds.",
            views=Views(child="“I want it to be over.”", carers="Her mother agrees."),
        ),
        at=moment("2026-02-05 15:00"),
        by=reported[ELLIES],
    )
    assert reported.due("Ellie", INITIAL_CONFERENCE).met_on == day("2026-02-05")
    assert reported.due("Ellie", FIRST_CORE_GROUP).due_on == day("2026-02-19")
    assert reported.sees(CALLUMS, "Ellie") == reported.sees(ELLIES, "Callum") == 0
    assert refused(
        lambda: reported.concluded(
            "Callum", by=CALLUMS, at=moment("2026-01-28 16:00"), significant_harm="no"
        ),
        field="significant_harm",
    ).startswith("A child who displayed the behaviour has a child protection conference only")


@pytest.fixture
def enquiring(reported):
    """Callum's case is with his worker."""
    for name in ("Callum", "Ellie"):
        decide(reported, name)
    reported.taken_over("Callum", team=TEAM, by=DUTY, at=moment("2026-01-16 13:00"))
    reported.allocated("Callum", CALLUMS, by=MANAGER, at=moment("2026-01-16 14:00"))
    return reported


@pytest.mark.rule("R21")
def test_the_plea_unlocks_aim3_and_the_report_goes_to_court_before_the_sentence(enquiring):
    """Blocked until 22 June; the report is there before 20 July, and a second person read it."""
    story, charged = enquiring, moment("2026-03-03 10:00")
    trained(story, CALLUMS, "aim3", by=MANAGER, at=charged)
    happened(story, "Callum", "charge", "2026-03-02", by=CALLUMS, at=charged)
    with pytest.raises(NotPermitted, match="A full assessment waits"):
        begun(story, "Callum", "aim3", by=CALLUMS, at=charged)
    plea = moment("2026-06-22 16:00")
    happened(story, "Callum", "plea_guilty", "2026-06-22", by=CALLUMS, at=plea)
    made = begun(story, "Callum", "aim3", by=CALLUMS, at=plea)
    assert story.due("Callum", AIM_ASSESSMENT).due_on == day("2026-08-03")
    at = moment("2026-07-10 11:00")
    supervised(story, made, by=CALLUMS, supervisor=COORDINATOR, at=at)
    report = prepare_report(
        assessment=again(made),
        kind=ReportKind.PROFESSIONAL,
        recipient="The youth court, for sentencing",
        at=at,
        by=story[CALLUMS],
    )
    with pytest.raises(NotPermitted):
        approve_report(report=report, read=at, at=at, by=story[CALLUMS])
    approve_report(report=report, read=at, at=at, by=story[COORDINATOR])
    record_report_sent(report=report, how="Secure email", sent_at=at, at=at, by=story[CALLUMS])
