"""The criminal justice track through its commands: who records, what is due, and corrections."""

import datetime
from dataclasses import replace

import pytest

from assessments.commands.justice import record_acknowledgement, record_justice_event
from assessments.models import Acceptance, Acknowledgement, JusticeEvent
from assessments.rules.justice_entries import Entry
from assessments.selectors.justice import track_of, tracks_of
from hsb_cases.agencies.acting import acting, system_acting
from hsb_cases.agencies.models import ProcedureProfile, ProfileTimescale
from hsb_cases.cases.commands.sharing import SharingReason, share_case
from hsb_cases.cases.models import Case, Level, Participation, SharingBasis
from hsb_cases.core.errors import NotPermitted, Refused
from hsb_cases.reminders.models import Deadline
from tests.assessments.arrange import MANAGER, ONE, case_allocated, siblings
from tests.support.built_once import built_once
from tests.support.concerns import OWEN, SIBLINGS
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db
WHY = SharingReason("The investigation", SharingBasis.LAW_ENFORCEMENT)
AT = datetime.datetime(2026, 7, 21, 10, 0, tzinfo=datetime.UTC)


def day(text):
    return datetime.date.fromisoformat(f"2026-{text}")


@built_once
def both(world):
    found = siblings(world)
    share_case(
        case=found.owen,
        recipient=world["police"].team.group,
        level=Level.CONTRIBUTE,
        why=WHY,
        at=NOON,
        by=world[MANAGER],
    )
    case_allocated(world, found.owen, ONE)
    return found


def part(case):
    with as_owner():
        return Participation.objects.select_related("incident").get(case=case)


def record(world, case, kind, on, *, by="police", corrects=None, at=AT, **facts):
    return record_justice_event(
        case=case,
        incident=part(case).incident,
        entry=Entry(kind=kind, happened_on=day(on), **facts),
        corrects=corrects,
        at=at,
        by=world[by],
    )


def now(world, case, on="07-21"):
    with acting(world[MANAGER]):
        return track_of(case, part(case), today=day(on)).now


def due(rule):
    with as_owner():
        return list(Deadline.objects.filter(rule=rule).order_by("pk"))


@pytest.mark.rule("R31")
def test_scenario_7_mappa_is_blocked_until_the_sentence_and_the_notification_is_due(world, both):
    owen = both.owen
    record(world, owen, "interview", "04-20")
    record(world, owen, "charge", "04-30")
    with pytest.raises(Refused, match="once a conviction is recorded"):
        record(world, owen, "mappa_referral", "05-03")
    record(world, owen, "plea_guilty", "06-22")
    assert (now(world, owen).disposed, now(world, owen).convicted) == (True, False)
    with pytest.raises(Refused, match="once a conviction is recorded"):
        record(world, owen, "mappa_referral", "06-23")
    record(world, owen, "sentence", "07-20", notification_required="yes", court="Youth court")
    (waiting,) = due("notification_to_police")
    assert (waiting.due_on, waiting.standing) == (day("07-23"), "statutory")
    assert (waiting.owner, waiting.subject_kind) == (world[ONE].membership, "justice_event")
    record(world, owen, "mappa_referral", "07-21", mappa_category="1")
    assert now(world, owen).mappa
    record(world, owen, "notification_made", "07-21")
    assert due("notification_to_police")[0].met_on == day("07-21")


def test_scenario_9_the_youth_justice_clocks_run_until_a_disposal(world, both):
    record(world, both.owen, "youth_justice_referral", "04-20", by=ONE)
    assert due("youth_justice_assessment")[0].due_on == day("05-05")
    assert due("youth_justice_answer")[0].due_on == day("05-12")
    record(world, both.owen, "youth_justice_assessed", "05-01", by=ONE)
    assert due("youth_justice_assessment")[0].met_on == day("05-01")
    record(world, both.owen, "community_resolution", "05-11", by=ONE)
    assert due("youth_justice_answer")[0].cancelled_reason == "Decided: Community resolution"
    found = now(world, both.owen)
    assert (found.live, found.out_of_court, found.admitted) == (False, True, True)


def test_the_area_sets_the_limit_of_the_youth_justice_assessment(world, both):
    with as_owner(), system_acting("Test set-up"):
        profile = ProcedureProfile.objects.create(
            local_authority=both.owen.local_authority,
            in_force=(day("01-01"), None),
            procedure_title="Procedure",
            procedure_edition="2026",
            front_door_name="Front door",
            contact_source="The procedure",
        )
        ProfileTimescale.objects.create(
            profile=profile,
            rule="youth_justice_assessment",
            length=3,
            unit="working_days",
            source="The local protocol",
        )
    record(world, both.owen, "youth_justice_referral", "07-20")
    (waiting,) = due("youth_justice_assessment")
    assert (waiting.due_on, waiting.standing) == (day("07-23"), "local")


def test_an_entry_is_corrected_by_a_later_one_and_stays_in_the_record(world, both):
    wrong = record(world, both.owen, "caution", "07-17", notification_required="yes")
    why = {"correction_reason": "It was a community resolution."}
    right = record(world, both.owen, "community_resolution", "07-17", corrects=wrong, **why)
    assert due("notification_to_police")[0].cancelled_reason
    found = now(world, both.owen)
    assert (found.stage, found.notifies) == ("community_resolution", False)
    with acting(world[MANAGER]):
        track = track_of(both.owen, part(both.owen), today=day("07-21"))
        assert track.in_force == [right]
        assert set(track.events) == {wrong, right}
    with pytest.raises(Refused, match="was not corrected before"):
        record(world, both.owen, "interview", "07-17", corrects=wrong, **why)


def test_an_entry_made_in_error_counts_for_nothing(world, both):
    wrong = record(world, both.owen, "charge", "07-17")
    record(
        world,
        both.owen,
        "in_error",
        "07-17",
        corrects=wrong,
        correction_reason="It was meant for another child.",
    )
    assert now(world, both.owen).stage == ""
    with pytest.raises(Refused, match="“Pleaded guilty” follows “Charged”"):
        record(world, both.owen, "plea_guilty", "07-18")


def test_what_follows_must_have_happened_before_its_day(world, both):
    record(world, both.owen, "charge", "07-17")
    with pytest.raises(Refused, match="Record that first"):
        record(world, both.owen, "plea_guilty", "07-16")


@pytest.mark.rule("R32")
def test_a_child_under_10_has_no_criminal_process(world):
    facts = replace(
        SIBLINGS,
        children=(
            SIBLINGS.children[0],
            replace(OWEN, date_of_birth=day("01-01").replace(year=2017)),
        ),
    )
    found = siblings(world, facts)
    with pytest.raises(Refused, match="only the police record"):
        record(world, found.owen, "interview", "07-17", by=MANAGER)
    record(world, found.owen, "police_record", "07-17", by=MANAGER)
    assert now(world, found.owen) == replace(now(world, found.owen), stage="police_record")
    assert not now(world, found.owen).live


def test_an_event_is_about_an_incident_in_which_the_child_displayed_it(world, both):
    with pytest.raises(Refused, match="displayed the behaviour"):
        record(world, both.mila, "police_record", "07-17", by=MANAGER)


def test_only_what_belongs_to_the_kind_is_kept(world, both):
    event = record(world, both.owen, "interview", "07-17", court="A court", conditions="None")
    assert (event.court, event.conditions, event.notification_required) == ("", "", "")


@pytest.mark.parametrize("by", ["school", "northmere coordinator", "stoneford worker one"])
def test_who_may_not_record_the_track(world, both, by):
    """The school keeps a stub, the coordinator reads, Stoneford sees nothing."""
    if by == "northmere coordinator":
        share_case(
            case=both.owen,
            recipient=world[by].membership,
            level=Level.CONTRIBUTE,
            why=WHY,
            at=NOON,
            by=world[MANAGER],
        )
    with pytest.raises(NotPermitted):
        record(world, both.owen, "interview", "07-17", by=by)


def test_nothing_is_recorded_on_a_closed_case(world, both):
    with as_owner(), system_acting("Test set-up"):
        Case.objects.get(pk=both.owen.pk)
        both.owen.status, both.owen.closed_at = "closed", AT
        both.owen.save()
    with pytest.raises(Refused, match="closed"):
        record(world, both.owen, "interview", "07-17", by=MANAGER)
    with pytest.raises(Refused, match="closed"):
        acknowledge(world, both.owen, "some", "07-17")


def acknowledge(world, case, acceptance, on, *, by=MANAGER):
    return record_acknowledgement(
        case=case,
        incident=part(case).incident,
        acceptance=Acceptance(acceptance),
        words="“I know it was not right.”",
        asked_on=day(on),
        at=AT,
        by=world[by],
    )


@pytest.mark.rule("R21")
def test_the_latest_acknowledgement_stands_and_goes_before_what_a_plea_implies(world, both):
    def taken():
        with acting(world[MANAGER]):
            (track,) = tracks_of(both.owen, today=day("07-21"))
            return track.acceptance

    assert taken() == ""
    record(world, both.owen, "community_resolution", "05-11")
    assert taken() == "some"
    acknowledge(world, both.owen, "none", "06-01")
    assert taken() == "none"
    acknowledge(world, both.owen, "full", "05-20")
    assert taken() == "none"
    acknowledge(world, both.owen, "full", "07-01")
    assert taken() == "full"
    with pytest.raises(Refused, match="today or before"):
        acknowledge(world, both.owen, "full", "07-22")
    with pytest.raises(NotPermitted):
        acknowledge(world, both.owen, "full", "07-01", by="school")


@pytest.mark.parametrize("model", [JusticeEvent, Acknowledgement])
def test_who_does_not_see_the_case_sees_nothing_of_its_track(world, both, model):
    record(world, both.owen, "interview", "07-17")
    acknowledge(world, both.owen, "some", "07-17")
    for name, seen in (("police", 1), (ONE, 1), ("school", 0), ("stoneford manager", 0)):
        with acting(world[name]):
            assert model.objects.count() == seen, name


def test_no_entry_is_changed_by_who_works_on_the_case(world, both):
    event = record(world, both.owen, "interview", "07-17")
    with acting(world["police"], summary="Tried to change it"):
        assert JusticeEvent.objects.select_for_update().filter(pk=event.pk).first() is None


def test_a_case_of_which_nothing_was_displayed_has_no_track(world, both):
    with acting(world[MANAGER]):
        assert tracks_of(both.mila, today=day("07-21")) == []
