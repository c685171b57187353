"""Scenario 5: Rosa, placed in Fenbridge by Northmere City: harmed herself, and displaying.

Ends with her assessment. Therapy while a trial is pending, and bringing the looked-after review
forward, are not part of what there is yet.
"""

from dataclasses import replace

import pytest

from assessments.rules.separate_workers import SAME_WORKER
from assessments.rules.tools import verdicts
from hsb_cases.cases.commands.sharing import SharingReason, share_case
from hsb_cases.cases.models import Level, Participation, SharingBasis
from hsb_cases.reminders.rules.timescales import (
    AIM_ASSESSMENT,
    AIM_REVIEW,
    INITIAL_CONFERENCE,
    REFERRAL_DECISION,
)
from hsb_cases.workspace.demo.scenarios import PLACED_CHILD, PLACED_CHILD_HARMED
from referrals.models import Decision
from tests.scenarios.assessing import (
    answers,
    begun,
    facts_of,
    referred_on,
    supervised,
    trained,
)
from tests.scenarios.steps import day, moment, owned, refused

pytestmark = pytest.mark.django_db

DOOR, DUTY, MANAGER = "Harriet Cole", "James Okoro", "Wendy Marsh"
ROSAS, TIAS, PLACED_BY = "Yusuf Demir", "Clare Ibbotson", "Grace Adeyemi"
COORDINATOR = "Jo Farrant"
TEAM = ("Fenbridge children’s social care", "Assessment team")
ROSA, TIA = PLACED_CHILD.facts.children
TOWARDS_TIA = replace(PLACED_CHILD.facts, children=(replace(ROSA, role="displaying"), TIA))


@pytest.fixture
def decided(story):
    """Both incidents are reported on 8 June, by the college that Rosa's carer rang."""
    story.reported(PLACED_CHILD, facts=TOWARDS_TIA)
    for name in ("Rosa", "Tia"):
        story.decided(
            name,
            Decision.STRATEGY_DISCUSSION,
            by=DOOR,
            at=moment("2026-06-09 10:30"),
        )
    return story


@pytest.fixture
def enquiring(decided):
    """The strategy discussion of 10 June has decided on an enquiry for each child."""
    decided.convened(
        "Fenbridge", by=DOOR, at=moment("2026-06-09 11:00"), begins=moment("2026-06-10 10:00")
    )
    decided.opened(chair=MANAGER, by=DOOR)
    decided.wrote(
        "Rosa",
        by=DOOR,
        household_decision="stay",
        household_reason="Rosa moves to a bedroom on another floor of the same placement.",
        may_be_harmed_themselves="yes",
        may_be_harmed_detail="She told her carer of an adult who harmed her before.",
    )
    decided.wrote("Tia", by=DOOR)
    decided.measured("The foster home", "An adult is in the room with them.", by=DOOR)
    decided.closed(by=DOOR)
    for name in ("Rosa", "Tia"):
        decided.taken_over(name, team=TEAM, by=DUTY, at=moment("2026-06-10 13:00"))
    decided.enquires("Rosa", ROSAS, by=MANAGER, at=moment("2026-06-10 14:00"))
    return decided


def test_the_placed_child_is_received_where_she_lives(decided):
    """R2: by Fenbridge, and who placed her stands in her record."""
    rosa = decided.referral("Rosa")
    assert rosa.local_authority.name == "Fenbridge"
    assert decided.due("Rosa", REFERRAL_DECISION).due_on == day("2026-06-09")
    assert (rosa.child.care_status, rosa.child.placing_authority.name) == (
        "looked_after",
        "Northmere City",
    )
    assert rosa.route == "social_care"
    assert decided.referral("Tia").route == "child_protection"


def test_who_placed_her_sees_what_fenbridge_shares_and_nothing_before(decided):
    assert decided.sees(PLACED_BY, "Rosa") == 0
    share_case(
        case=decided.cases["Rosa"],
        recipient=decided[PLACED_BY].membership,
        level=Level.VIEW,
        why=SharingReason("Placed Rosa, and plans her care", SharingBasis.PUBLIC_TASK),
        at=moment("2026-06-09 12:00"),
        by=decided[DOOR],
    )
    assert decided.sees(PLACED_BY, "Rosa") == Level.VIEW
    assert decided.sees(PLACED_BY, "Tia") == 0


def test_each_child_has_a_worker_of_their_own_from_the_day_of_the_meeting(enquiring):
    """R12 in one placement; the limit of the conference is 1 July."""
    for name in ("Rosa", "Tia"):
        assert enquiring.due(name, INITIAL_CONFERENCE).due_on == day("2026-07-01")
    assert (
        refused(lambda: enquiring.enquires("Tia", ROSAS, by=MANAGER, at=moment("2026-06-10 14:05")))
        == SAME_WORKER
    )
    enquiring.enquires("Tia", TIAS, by=MANAGER, at=moment("2026-06-10 14:10"))
    assert enquiring.sees(ROSAS, "Tia") == enquiring.sees(TIAS, "Rosa") == 0


def test_where_rosa_lives_is_decided_with_a_reason(decided):
    """R9: she lives with Tia, so that she lives with nobody is not an answer."""
    decided.convened(
        "Fenbridge", by=DOOR, at=moment("2026-06-09 11:00"), begins=moment("2026-06-10 10:00")
    )
    decided.opened(chair=MANAGER, by=DOOR)
    decided.wrote("Rosa", by=DOOR, may_be_harmed_themselves="yes")
    decided.wrote("Tia", by=DOOR)
    decided.measured("The foster home", "An adult is in the room with them.", by=DOOR)
    assert refused(lambda: decided.closed(by=DOOR)).startswith(
        "Rosa Delaney is recorded as living with other children."
    )
    decided.wrote(
        "Rosa",
        by=DOOR,
        version=1,
        household_decision="stay",
        household_reason="Rosa moves to a bedroom on another floor of the same placement.",
        may_be_harmed_themselves="yes",
    )
    # R16: that she may have been harmed herself is answered with what is known.
    assert refused(lambda: decided.closed(by=DOOR)) == (
        "Enter what is known of harm to Rosa Delaney."
    )


def test_what_the_adult_did_runs_beside_it_in_her_one_record(enquiring):
    """Two parts, one record and one worker; the adult's matter on the pathway for it."""
    first = enquiring.cases["Rosa"]
    enquiring.reported(PLACED_CHILD_HARMED, facts=PLACED_CHILD_HARMED.facts, by=ROSAS)
    assert enquiring.cases["Rosa"] == first
    parts = owned(lambda: Participation.objects.filter(case=first).order_by("pk"))
    assert [part.role for part in parts] == ["displaying", "harmed"]
    assert enquiring.due("Rosa", REFERRAL_DECISION).due_on == day("2026-06-11")
    assert enquiring.referral("Rosa").route == "child_protection"
    enquiring.decided(
        "Rosa",
        Decision.STRATEGY_DISCUSSION,
        by=MANAGER,
        at=moment("2026-06-11 10:00"),
        parallel_pathways=("adult_abuse",),
    )
    assert enquiring.referral("Rosa").parallel_pathways == ["adult_abuse"]
    assert enquiring.sees(ROSAS, "Rosa") == Level.MANAGE


@pytest.mark.rule("R22", "R24")
def test_the_service_takes_rosa_and_assesses_her_with_the_model_for_her_age(enquiring):
    """No J-SOAP and no ERASOR of a girl; AIM Under-12s, and the coordinator supervises."""
    at = moment("2026-06-22 10:00")
    referral = referred_on(enquiring, "Rosa", by=ROSAS, at=at)
    assert (referral.age, referral.recorded_as) == (11, "")
    accepted = answers(enquiring, referral, "accept", by=COORDINATOR, at=moment("2026-06-24 09:00"))
    assert (accepted.status, accepted.answered_at.date()) == ("accepted", day("2026-06-24"))
    for tool in ("aim_under_12s", "j_soap", "erasor"):
        trained(enquiring, ROSAS, tool, by=MANAGER, at=at)
    facts = facts_of(enquiring, "Rosa", by=ROSAS, at=moment("2026-06-24 10:00"))
    said = {one.tool: one for one in verdicts(facts)}
    for tool in ("j_soap", "erasor"):
        assert said[tool].kind == "refused"
        assert "validated for males only" in said[tool].sentence
    assert said["aim3"].kind == "refused"
    made = begun(enquiring, "Rosa", "aim_under_12s", by=ROSAS, at=moment("2026-06-24 10:00"))
    assert enquiring.due("Rosa", AIM_ASSESSMENT).due_on == day("2026-08-05")
    supervised(enquiring, made, by=ROSAS, supervisor=COORDINATOR, at=moment("2026-07-20 15:00"))
    assert enquiring.due("Rosa", AIM_ASSESSMENT).met_on == day("2026-07-20")
    assert enquiring.due("Rosa", AIM_REVIEW).due_on == day("2026-10-20")
