"""Training, the tool chooser's facts, and starting an assessment with a tool that may be used."""

import datetime
import uuid
from dataclasses import replace

import pytest

from assessments.commands import (
    cancel_assessment,
    record_acknowledgement,
    record_justice_event,
    record_training,
    start_assessment,
    withdraw_training,
)
from assessments.commands.assessing import Beginning
from assessments.models import Acceptance, AssessorTraining, HsbAssessment
from assessments.rules.justice_entries import Entry
from assessments.rules.tools import verdict
from assessments.selectors.tools import choosing, has_additional_needs, mode_of
from hsb_cases.agencies.acting import acting, system_acting
from hsb_cases.cases.commands.sharing import SharingReason, exclude_person, share_case
from hsb_cases.cases.models import Child, Incident, Level, Participation, RuleOverride, SharingBasis
from hsb_cases.core.errors import NotPermitted, Refused
from hsb_cases.reminders.models import Deadline
from tests.assessments.arrange import MANAGER, ONE, TWO, case_allocated, siblings
from tests.support.built_once import built_once
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db
WHY = SharingReason("To assess", SharingBasis.PUBLIC_TASK)
AT = datetime.datetime(2026, 5, 11, 10, 0, tzinfo=datetime.UTC)
TODAY = AT.date()
COORDINATOR = "northmere coordinator"
SAID = "The court asks for the assessment before it decides."


@built_once
def owen(world):
    """Owen, 13, with a worker; the coordinator works on the case, and both are trained in AIM3."""
    case = siblings(world).owen
    case_allocated(world, case, ONE)
    shared(world, case, COORDINATOR)
    for name in (ONE, COORDINATOR):
        trained(world, name, by=MANAGER)
    return case


def shared(world, case, name, level=Level.CONTRIBUTE):
    share_case(
        case=case,
        recipient=world[name].membership,
        level=level,
        why=WHY,
        at=NOON,
        by=world[MANAGER],
    )


def trained(world, name, tool="aim3", *, by=MANAGER, **changes):
    facts = {
        "user": world[name].user,
        "tool": tool,
        "trained_on": datetime.date(2025, 3, 1),
        "valid_until": datetime.date(2027, 3, 1),
        "provider": "AIM Project",
        "at": AT,
        "by": world[by],
    }
    return record_training(**{**facts, **changes})


def incident_of(case):
    with as_owner():
        return Participation.objects.select_related("incident").get(case=case).incident


def start(world, case, *, by=ONE, at=AT, incident=None, assessor=ONE, tool="aim3", **changes):
    beginning = Beginning(tool=tool, assessor=world[assessor].membership, **changes)
    return start_assessment(
        case=case, incident=incident or incident_of(case), beginning=beginning, at=at, by=world[by]
    )


def happened(world, case, kind, on="2026-05-01"):
    record_justice_event(
        case=case,
        incident=incident_of(case),
        entry=Entry(kind=kind, happened_on=datetime.date.fromisoformat(on)),
        at=AT,
        by=world[MANAGER],
    )


def facts(world, case, by=ONE):
    with acting(world[by]):
        return choosing(world[by], case.reference, incident="", today=TODAY, now=AT).facts


@pytest.mark.rule("R20")
def test_an_assessment_starts_with_its_tool_its_people_and_its_deadline(world, owen):
    made = start(
        world,
        owen,
        co_worker=world[COORDINATOR].membership,
        adaptations=" Shorter sessions ",
        needs_coordinator="Cora",
    )
    assert (made.tool_version, made.age_at_start, made.started_on) == ("AIM3", 13, TODAY)
    assert made.why_this_tool == "Made for children of this age (13)."
    assert (made.adaptations, made.co_worker) == ("Shorter sessions", world[COORDINATOR].membership)
    with as_owner():
        due = Deadline.objects.get(subject_reference=made.reference)
    assert (due.rule, due.due_on) == ("aim_assessment", datetime.date(2026, 6, 23))
    assert (due.owner, due.standing) == (world[ONE].membership, "default")
    with pytest.raises(Refused, match="under way already"):
        start(world, owen)


@pytest.mark.rule("R20")
@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"tool": "aim_under_12s"}, "under 12"),
        ({"tool": "ta_hsb"}, "No technology"),
        ({"assessor": TWO}, "works on this case"),
        ({"co_worker": TWO}, "works on this case"),
        ({"co_worker": ONE}, "another person"),
        ({"assessor": MANAGER}, "No training in AIM3"),
        ({"at": AT.replace(year=2027)}, "ended on 1 March 2027"),
    ],
)
def test_when_an_assessment_does_not_start(world, owen, changes, sentence):
    if "co_worker" in changes:
        changes = {**changes, "co_worker": world[changes["co_worker"]].membership}
    if changes.get("assessor") == MANAGER:
        shared(world, owen, MANAGER)
    with pytest.raises(Refused, match=sentence):
        start(world, owen, **changes)


@pytest.mark.rule("R22")
def test_nobody_overrides_the_limits_of_the_instruments(world, owen):
    trained(world, ONE, "erasor")
    with pytest.raises(Refused, match="no conviction is recorded"):
        start(world, owen, by=COORDINATOR, tool="erasor", overridden={"R22": SAID, "R21": SAID})


@pytest.mark.rule("R21")
def test_only_an_hsb_coordinator_goes_on_while_the_process_is_live_and_says_why(world, owen):
    happened(world, owen, "interview")
    with pytest.raises(NotPermitted, match="An HSB coordinator can go on"):
        start(world, owen, overridden={"R21": SAID})
    with pytest.raises(Refused, match="To go on, enter why"):
        start(world, owen, by=COORDINATOR)
    made = start(world, owen, by=COORDINATOR, overridden={"R21": SAID})
    with as_owner():
        override = RuleOverride.objects.get(subject_reference=made.reference)
    assert (override.rule, override.reason) == ("R21", SAID)
    assert override.recorded_by == world[COORDINATOR].membership


@pytest.mark.rule("R21")
def test_scenario_9_a_community_resolution_unlocks_aim3(world, owen):
    happened(world, owen, "interview", "2026-04-20")
    assert verdict("aim3", facts(world, owen)).kind == "warning"
    record_acknowledgement(
        case=owen,
        incident=incident_of(owen),
        acceptance=Acceptance.FULL,
        words="",
        asked_on=TODAY,
        at=AT,
        by=world[ONE],
    )
    assert verdict("aim3", facts(world, owen)).kind == "warning"
    happened(world, owen, "community_resolution", "2026-05-11")
    assert start(world, owen).status == "under_way"


def test_an_instrument_that_is_no_aim_assessment_has_no_time_limit_of_its_own(world, owen):
    trained(world, ONE, "j_soap")
    made = start(world, owen, tool="j_soap")
    with as_owner():
        assert not Deadline.objects.filter(subject_reference=made.reference).exists()


@pytest.mark.parametrize("by", ["police", "school", "stoneford coordinator"])
def test_who_may_not_start_an_assessment(world, owen, by):
    if by == "police":
        shared(world, owen, "police")
    with pytest.raises(NotPermitted):
        start(world, owen, by=by)


def test_no_assessment_of_a_child_who_displayed_nothing_or_on_a_closed_case(world, owen):
    with as_owner(), system_acting("Test set-up"):
        part = Participation.objects.get(case=owen)
        part.role = "harmed"
        part.save()
    with pytest.raises(Refused, match="displayed the behaviour"):
        start(world, owen)
    with as_owner(), system_acting("Test set-up"):
        owen.status, owen.closed_at = "closed", AT
        owen.save()
    with pytest.raises(Refused, match="closed"):
        start(world, owen)


@pytest.mark.parametrize(
    ("by", "allowed"), [(ONE, True), (COORDINATOR, True), (MANAGER, True), ("police", False)]
)
def test_who_takes_back_an_assessment_started_in_error(world, owen, by, allowed):
    made = start(world, owen)
    reason = "It was started for the wrong incident."
    if not allowed:
        with pytest.raises(NotPermitted):
            cancel_assessment(assessment=made, reason=reason, by=world[by])
        return
    with pytest.raises(Refused, match="Enter why"):
        cancel_assessment(assessment=made, reason="Wrong", by=world[by])
    cancel_assessment(assessment=made, reason=reason, by=world[by])
    with as_owner():
        assert HsbAssessment.objects.get(pk=made.pk).cancelled_reason == reason
        assert Deadline.objects.get(subject_reference=made.reference).cancelled_reason
    with pytest.raises(Refused, match="has ended"):
        cancel_assessment(assessment=made, reason=reason, by=world[by])


def test_a_colleague_does_not_take_back_somebody_elses_assessment(world, owen):
    made = start(world, owen, assessor=COORDINATOR)
    shared(world, owen, TWO)
    with pytest.raises(NotPermitted, match="The assessor"):
        cancel_assessment(assessment=made, reason="Started in error, I think.", by=world[TWO])


@pytest.mark.parametrize(
    ("name", "by", "changes", "sentence"),
    [
        (ONE, ONE, {}, "coordinator or a manager"),
        (MANAGER, MANAGER, {}, "somebody else"),
        (ONE, MANAGER, {"tool": "tea_leaves"}, "Choose the tool"),
        (ONE, MANAGER, {"trained_on": datetime.date(2026, 5, 12)}, "today or before"),
        (ONE, COORDINATOR, {"valid_until": datetime.date(2025, 2, 1)}, "cannot be before"),
    ],
)
def test_what_the_register_of_training_does_not_take(world, name, by, changes, sentence):
    with pytest.raises(Refused, match=sentence):
        trained(world, name, by=by, **changes)


def test_training_taken_back_does_not_count(world, owen):
    with as_owner():
        entry = AssessorTraining.objects.get(user=world[ONE].user)
    act = {"training": entry, "at": AT, "by": world[COORDINATOR]}
    with pytest.raises(Refused, match="Enter why"):
        withdraw_training(reason="No", **act)
    withdraw_training(reason="It was another course.", **act)
    with pytest.raises(Refused, match="taken back already"):
        withdraw_training(reason="It was another course.", **act)
    with pytest.raises(Refused, match="No training in AIM3"):
        start(world, owen)


def test_the_longest_training_counts_and_somebody_kept_away_does_not_assess(world, owen):
    trained(world, ONE, valid_until=datetime.date(2026, 1, 1))
    assert facts(world, owen).trained_until == {"aim3": datetime.date(2027, 3, 1)}
    with acting(world[MANAGER]):
        found = choosing(world[MANAGER], owen.reference, incident="", today=TODAY, now=AT)
    assert {one.user.full_name for one in found.assessors} >= {
        "Northmere Worker One",
        "Northmere Coordinator",
    }
    exclude_person(
        case=owen, user=world[COORDINATOR].user, reason="A relative", at=AT, by=world[MANAGER]
    )
    with acting(world[MANAGER]):
        found = choosing(world[MANAGER], owen.reference, incident="", today=TODAY, now=AT)
    assert "Northmere Coordinator" not in {one.user.full_name for one in found.assessors}


@pytest.mark.parametrize(
    ("facts", "mode"),
    [
        ({"technology_assisted": "no", "behaviours": ["touching"]}, "contact"),
        ({"technology_assisted": "yes", "behaviours": ["touching"]}, "both"),
        ({"technology_assisted": "yes", "behaviours": ["verbal"]}, "technology"),
        ({"technology_assisted": "", "technology_uses": ["messaging"]}, "technology"),
        ({"technology_assisted": "unknown", "setting": "online"}, "technology"),
        ({"technology_assisted": "unknown", "behaviours": ["touching"]}, "unknown"),
    ],
)
def test_how_technology_was_part_of_it(facts, mode):
    assert mode_of(Incident(created_in=uuid.uuid4(), **facts)) == mode


@pytest.mark.rule("R23")
@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, False),
        ({"disabilities": ["NONE"]}, False),
        ({"disabilities": ["LD"]}, True),
        ({"send_support": "ehcp"}, True),
        ({"send_support": "support"}, True),
        ({"sen_types": ["ASD"]}, True),
        ({"communication_needs": "Uses pictures"}, True),
        ({"easy_read": "yes"}, True),
    ],
)
def test_what_counts_as_a_learning_or_communication_need(facts, expected):
    assert has_additional_needs(Child(created_in=uuid.uuid4(), **facts)) is expected


def test_the_facts_of_a_child_whose_birth_is_not_known(world, owen):
    with as_owner(), system_acting("Test set-up"):
        child = Child.objects.get(pk=owen.child_id)
        child.date_of_birth, child.date_of_birth_status = None, ""
        child.save()
    found = facts(world, owen)
    assert (found.age_today, found.age) == (None, 13)
    assert verdict("aim3", replace(found, age_at_incident=None)).rule == "R20"
