"""Planning the work with a child, logging it, looking back at it, ending it and summing it up."""

import datetime
from dataclasses import replace

import pytest

from assessments.commands import (
    cancel_intervention,
    change_plan,
    correct_session,
    end_intervention,
    file_end_summary,
    hand_over_intervention,
    measure_again,
    pause_intervention,
    record_measure,
    resume_intervention,
    review_intervention,
)
from assessments.commands.ending import Ending
from assessments.commands.intervening import Planned
from assessments.models import EndSummary, Intervention
from assessments.rules.agreeing import Agreement
from assessments.selectors.closing import interventions_without_summary
from assessments.selectors.interventions import proposal_for
from hsb_cases.agencies.acting import acting, system_acting
from hsb_cases.cases.models import Level
from hsb_cases.core.errors import NotPermitted, OutOfScope, Refused
from hsb_cases.reminders.models import Deadline
from tests.assessments.arrange import MANAGER, ONE, TWO, case_allocated, siblings
from tests.assessments.test_starting_assessments import COORDINATOR, shared
from tests.assessments.work_arrange import (
    AGREED,
    AT,
    MEASURE,
    PLAN,
    REVIEW,
    SESSION,
    START,
    SUMMARY,
    TODAY,
    again,
    begun,
    ended,
    finished,
    later,
    logged,
    planned,
)
from tests.support.built_once import built_once
from tests.support.roles import as_owner

pytestmark = pytest.mark.django_db
READER = "police"
WHY = "He asked for it, and so did his mother."


@built_once
def cases(world):
    """Mila's and Owen's, each with a worker; the coordinator works on Owen's, the police read."""
    found = siblings(world)
    case_allocated(world, found.mila, TWO)
    case_allocated(world, found.owen, ONE)
    shared(world, found.owen, COORDINATOR)
    shared(world, found.owen, READER, Level.VIEW)
    return found


@pytest.fixture
def owen(cases):
    return cases.owen


def refused(act, *, field=""):
    with pytest.raises(Refused) as stopped:
        act()
    assert (stopped.value.field or "") == field, stopped.value
    return stopped.value.sentence


def due(work, rule):
    with as_owner():
        found = Deadline.objects.select_related("owner", "owner_team")
        return found.filter(subject_reference=work.reference, rule=rule).order_by("-pk").first()


class TestPlanning:
    def test_the_plan_is_kept_with_what_was_proposed(self, world, owen):
        with as_owner(), system_acting("Test set-up"):
            owen.child.disabilities = ["NONE"]
            owen.child.save()
        asked = {"mainstream_comprehension": "yes"}
        assert refused(
            lambda: planned(world, owen, by=ONE, **asked), field="why_this_programme"
        ).startswith("Change for Good: 26 to 30 weekly sessions")
        work = planned(world, owen, by=ONE, why_this_programme=WHY, **asked)
        kept = again(work)
        assert (kept.proposed_programme, kept.programme) == ("change_for_good", "individual")
        assert (kept.why_this_programme, kept.reviews_after) == (WHY, [2, 8])
        assert (kept.practitioner, kept.status) == (world[ONE].membership, "planned")

    def test_a_diagnosed_learning_disability_alone_counts(self, owen):
        for recorded, programme in ((["LD"], "individual"), (["AUT"], "change_for_good"), ([], "")):
            owen.child.disabilities = recorded
            found = proposal_for(owen, comprehension="yes", today=TODAY)
            assert found.programme == programme
        owen.child.date_of_birth = None
        assert proposal_for(owen, comprehension="", today=TODAY).programme == ""

    def test_work_is_planned_with_a_child_who_displayed_it(self, world, cases):
        assert refused(lambda: planned(world, cases.mila, by=TWO)) == (
            "This child displayed no behaviour in any incident."
        )

    @pytest.mark.parametrize("who", [READER, "northmere front door", "school", "stoneford manager"])
    def test_who_may_not_plan_is_told(self, world, owen, who):
        with pytest.raises((NotPermitted, OutOfScope)):
            planned(world, owen, by=who)

    def test_a_role_that_does_no_such_work_is_told_whom_to_ask(self, world, owen):
        shared(world, owen, "school")
        with pytest.raises(NotPermitted, match="Ask the HSB coordinator"):
            planned(world, owen, by="school")

    def test_whoever_does_it_works_on_the_case(self, world, owen):
        said = refused(lambda: planned(world, owen, by=ONE, who=TWO), field="practitioner")
        assert said.startswith("Choose somebody who works on this case.")

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"ends_by": START - datetime.timedelta(days=1)}, "ends_by"),
            ({"shared_with_lead_on": TODAY + datetime.timedelta(days=1)}, "shared_with_lead_on"),
        ],
    )
    def test_what_is_agreed_does_not_contradict_itself(self, world, owen, changes, field):
        agreement = replace(AGREED, **changes)
        refused(lambda: planned(world, owen, by=ONE, agreement=agreement), field=field)

    def test_the_plan_is_changed_until_the_first_session(self, world, owen):
        work = planned(world, owen, by=ONE, agreement=Agreement())
        facts = Planned(replace(PLAN, aims="Another aim than before."), world[ONE].membership)
        change_plan(intervention=work, planned=facts, at=AT, by=world[COORDINATOR])
        assert again(work).aims == "Another aim than before."
        logged(world, work, by=ONE)
        assert refused(
            lambda: change_plan(intervention=work, planned=facts, at=AT, by=world[ONE])
        ).startswith("The plan was agreed before the first session")

    def test_work_that_has_not_begun_is_called_off_with_a_reason(self, world, owen):
        work = planned(world, owen, by=ONE)
        refused(
            lambda: cancel_intervention(intervention=work, reason="No", by=world[ONE]),
            field="reason",
        )
        with acting(world[MANAGER]):
            assert interventions_without_summary(owen) == [
                f"Cancel intervention {work.reference}, which was planned and has not begun."
            ]
        cancel_intervention(intervention=work, reason=WHY, by=world[ONE])
        assert again(work).cancelled_reason == WHY
        with acting(world[MANAGER]):
            assert interventions_without_summary(owen) == []

    def test_on_a_closed_case_nothing_is_planned(self, world, owen):
        with as_owner(), system_acting("Test set-up"):
            owen.status, owen.closed_at = "closed", AT
            owen.save()
        assert "closed. Reopen it first." in refused(lambda: planned(world, owen, by=MANAGER))


class TestHandingOver:
    def test_the_work_goes_on_with_what_is_due(self, world, owen):
        work = ended(world, owen, by=ONE)
        facts = {"intervention": work, "at": AT, "by": world[ONE]}
        to = world[COORDINATOR].membership
        refused(lambda: hand_over_intervention(to=to, reason="No", **facts), field="reason")
        mine = world[ONE].membership
        assert refused(
            lambda: hand_over_intervention(to=mine, reason=WHY, **facts), field="practitioner"
        ) == ("This practitioner has it already.")
        hand_over_intervention(to=to, reason=WHY, **facts)
        assert again(work).practitioner == to
        waiting = due(work, "end_summary")
        assert (waiting.owner, waiting.owner_team) == (to, to.team)


class TestSessions:
    def test_the_first_session_begins_the_work(self, world, owen):
        work = planned(world, owen, by=ONE)
        entry = logged(world, work, by=ONE, notes=" A first talk ", missed_reason="Not needed")
        assert (entry.notes, entry.missed_reason) == ("A first talk", "")
        assert again(work).status == "under_way"
        assert refused(lambda: logged(world, work, by=ONE), field="offered_on") == (
            "A session of this day is logged already."
        )

    @pytest.mark.parametrize("who", [READER, TWO])
    def test_who_does_not_do_the_work_logs_nothing(self, world, owen, who):
        work = planned(world, owen, by=ONE)
        with pytest.raises((NotPermitted, OutOfScope)):
            logged(world, work, by=who)

    def test_one_who_did_not_come_needs_no_stage(self, world, owen):
        work = begun(world, owen, by=ONE)
        entry = logged(
            world, work, 7, by=ONE, attendance="missed", missed_reason="Ill", stage="behaviour"
        )
        assert (entry.stage, entry.missed_reason) == ("", "Ill")

    def test_a_review_is_due_ten_working_days_after_its_session(self, world, owen):
        work = begun(world, owen, by=ONE)
        assert due(work, "intervention_review") is None
        logged(world, work, 3, by=ONE)
        found = due(work, "intervention_review")
        assert (found.starts_on, found.due_on) == (
            datetime.date(2026, 5, 7),
            datetime.date(2026, 5, 21),
        )
        assert (found.standing, found.owner) == ("default", world[ONE].membership)
        logged(world, work, 4, by=ONE)
        with as_owner():
            assert Deadline.objects.filter(rule="intervention_review").count() == 1

    def test_an_entry_is_corrected_and_the_history_keeps_it(self, world, owen):
        work = begun(world, owen, by=ONE)
        entry = logged(world, work, 7, by=ONE, attendance="missed", missed_reason="Ill")
        day = {"offered_on": datetime.date(2026, 5, 8)}
        facts = {"session": entry, "at": AT, "by": world[ONE]}
        correct_session(facts=replace(SESSION, **day), **facts)
        assert due(work, "intervention_review").starts_on == day["offered_on"]
        with as_owner():
            entry.refresh_from_db()
            assert (entry.attendance, entry.stage) == ("attended", "preparation")
            assert [one.attendance for one in entry.history.all()] == ["attended", "missed"]
        refused(lambda: correct_session(facts=SESSION, **facts), field="offered_on")
        end_intervention(
            intervention=work, ending=Ending(day["offered_on"], "completed"), at=AT, by=world[ONE]
        )
        after = replace(SESSION, offered_on=TODAY)
        assert refused(lambda: correct_session(facts=after, **facts), field="offered_on") == (
            "The work had ended by then."
        )
        correct_session(facts=replace(SESSION, notes="Short", **day), **facts)


class TestProgress:
    def test_it_is_measured_before_and_after(self, world, owen):
        work = planned(world, owen, by=ONE)
        made = record_measure(intervention=work, facts=MEASURE, at=AT, by=world[ONE])
        facts = {"measure": made, "at": AT, "by": world[ONE]}
        refused(lambda: measure_again(after=11, after_on=TODAY, **facts), field="after")
        measure_again(after=8, after_on=TODAY, **facts)
        with as_owner():
            made.refresh_from_db()
        assert (made.after, made.after_on) == (8, TODAY)

    def test_a_review_meets_what_is_due_and_may_change_what_is_agreed(self, world, owen):
        work = begun(world, owen, by=ONE)
        logged(world, work, 3, by=ONE)
        more = {"decision": "change", "next_steps": WHY, "sessions": 14}
        facts = {"intervention": work, "at": AT, "by": world[ONE]}
        made = review_intervention(facts=replace(REVIEW, **more), **facts)
        assert made.after_sessions == 2
        assert due(work, "intervention_review").met_on == TODAY
        kept = again(work)
        assert (kept.sessions_agreed, kept.ends_by) == (14, AGREED.ends_by)
        assert refused(
            lambda: review_intervention(facts=REVIEW, **facts), field="held_on"
        ).startswith("The review of this day")


class TestEnding:
    def test_a_pause_has_a_reason_and_an_end_agreed_anew(self, world, owen):
        work = begun(world, owen, by=ONE)
        facts = {"intervention": work, "at": AT, "by": world[ONE]}
        refused(lambda: pause_intervention(reason="Exams", **facts), field="reason")
        pause_intervention(reason=WHY, **facts)
        kept = again(work)
        assert (kept.status, kept.paused_since, kept.paused_reason) == ("paused", TODAY, WHY)
        assert "Take a paused intervention up again" in refused(
            lambda: logged(world, work, 7, by=ONE)
        )
        refused(lambda: resume_intervention(ends_by=START, **facts), field="ends_by")
        on = datetime.date(2026, 8, 28)
        resume_intervention(ends_by=on, **facts)
        kept = again(work)
        assert (kept.status, kept.ends_by, kept.paused_since) == ("under_way", on, None)

    def test_a_review_that_waits_ends_with_the_work(self, world, owen):
        work = begun(world, owen, by=ONE)
        logged(world, work, 3, by=ONE)
        pause_intervention(intervention=work, reason=WHY, at=AT, by=world[ONE])
        ending = Ending(TODAY, "withdrew", "The family did not want to go on.")
        end_intervention(intervention=work, ending=ending, at=AT, by=world[ONE])
        kept = again(work)
        assert (kept.status, kept.paused_since, kept.end_reason) == ("ended", None, "withdrew")
        assert due(work, "intervention_review").cancelled_reason == "The work ended"
        # The fourteenth day, 25 May, is a bank holiday.
        assert due(work, "end_summary").due_on == datetime.date(2026, 5, 22)

    def test_a_late_summary_stays_late(self, world, owen):
        work = ended(world, owen, by=ONE)
        with acting(world[MANAGER]):
            (waits,) = interventions_without_summary(owen)
        assert waits.startswith(f"{work.reference}: The end summary of the intervention that ended")
        facts = replace(SUMMARY, work_done=f" {SUMMARY.work_done} ")
        file_end_summary(intervention=work, facts=facts, at=later(18), by=world[COORDINATOR])
        with as_owner():
            kept = EndSummary.objects.get()
        assert (kept.filed_on, kept.working_days_late) == (datetime.date(2026, 5, 29), 4)
        assert (kept.work_done, kept.filed_by) == (
            SUMMARY.work_done,
            world[COORDINATOR].membership,
        )
        assert due(work, "end_summary").met_on == kept.filed_on

    def test_it_is_filed_once_and_never_edited(self, world, owen):
        work = finished(world, owen, by=ONE)
        assert refused(
            lambda: file_end_summary(intervention=work, facts=SUMMARY, at=AT, by=world[ONE])
        ) == ("The end summary is filed once, after the work has ended.")
        with acting(world[ONE]):
            assert EndSummary.objects.filter(intervention=work).update(progress="Other") == 0

    def test_something_missing_is_named(self, world, owen):
        work = ended(world, owen, by=ONE)
        facts = replace(SUMMARY, remaining="")
        act = {"intervention": work, "at": AT, "by": world[ONE]}
        refused(lambda: file_end_summary(facts=facts, **act), field="remaining")


def test_the_work_is_seen_with_the_case_and_by_nobody_else(world, cases):
    work = finished(world, cases.owen, by=ONE)
    for who, seen in ((ONE, 1), (READER, 1), (TWO, 0), ("school", 0), ("stoneford manager", 0)):
        with acting(world[who]):
            assert Intervention.objects.filter(pk=work.pk).count() == seen, who
            for rows in (work.sessions, work.measures, work.reviews):
                assert rows.count() <= seen, who
            assert work.sessions.count() == seen, who
            assert EndSummary.objects.count() == seen, who
