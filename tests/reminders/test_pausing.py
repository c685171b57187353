"""Time that stands still: only where no statute sets it, with a reason, and nothing is lost."""

import datetime
import uuid

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from hsb_cases.agencies.acting import acting
from hsb_cases.cases.models import Case
from hsb_cases.core.errors import NotPermitted, Refused
from hsb_cases.core.rules.working_days import add_working_days, working_days_between
from hsb_cases.reminders.commands import (
    cancel_deadline,
    meet_deadline,
    meet_deadlines,
    pause_deadline,
    resume_deadline,
    set_deadline,
)
from hsb_cases.reminders.models import Deadline
from hsb_cases.reminders.rules.pausing import due_after_pause
from hsb_cases.reminders.rules.timescales import AIM_ASSESSMENT, END_SUMMARY, REFERRAL_DECISION
from referrals.commands.submitting import submit_concern
from tests.support.built_once import built_once
from tests.support.concerns import SIBLINGS
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db
TODAY = NOON.date()
WHY = "The child is in hospital until Easter."
DAYS = st.dates(min_value=datetime.date(2026, 1, 1), max_value=datetime.date(2030, 12, 31))


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.fixture
def by(world):
    return world["northmere front door"]


@built_once
def statutory(world):
    submit_concern(facts=SIBLINGS, draft_reference="DRA-TEST-0001", at=NOON, by=world["school"])
    with as_owner():
        return Deadline.objects.order_by("pk").first()


@pytest.fixture
def deadline(statutory, by):
    """A clock of our own on the same case, due on Thursday 7 May 2026."""
    with acting(by):
        return set_deadline(
            case=statutory.case,
            rule=AIM_ASSESSMENT,
            starts_on=day("2026-03-23"),
            subject_kind="assessment",
            subject_reference="ASM-TEST-0001",
            owner_team=statutory.owner_team,
        )


def stored(deadline):
    with as_owner():
        return Deadline.objects.get(pk=deadline.pk)


def pause(deadline, by, *, on=TODAY, reason=WHY):
    pause_deadline(deadline=deadline, reason=reason, on=on, by=by)


def resume(deadline, by, *, on):
    resume_deadline(deadline=deadline, reason="The child is home again.", on=on, by=by)


def test_a_statutory_time_limit_does_not_stop(statutory, by):
    with pytest.raises(Refused, match="statutory and does not stop"):
        pause(statutory, by)
    statutory.paused_since, statutory.paused_reason = TODAY, WHY
    with acting(by), pytest.raises(IntegrityError, match="no_statutory"), transaction.atomic():
        statutory.save()


def test_time_stands_still_only_with_a_reason(deadline, by):
    with pytest.raises(Refused, match="Enter why") as refused:
        pause(deadline, by, reason="Ill")
    assert refused.value.field == "reason"


def test_who_does_not_work_on_the_case_pauses_and_resumes_nothing(deadline, world, by):
    with pytest.raises(NotPermitted):
        pause(deadline, world["northmere auditor"])
    pause(deadline, by)
    with pytest.raises(NotPermitted):
        resume(deadline, world["stoneford front door"], on=TODAY)


def test_what_stands_still_is_not_overdue_and_not_next(deadline, statutory, by):
    with acting(by):
        meet_deadline(deadline=statutory, on=TODAY)
    assert nearest(deadline) == (deadline.due_on, deadline.label)
    pause(deadline, by)
    late = deadline.due_on + datetime.timedelta(days=30)
    assert not stored(deadline).is_overdue(late)
    assert nearest(deadline) == (None, "")
    with as_owner():
        of_case = Deadline.objects.filter(case=deadline.case)
        assert not of_case.overdue(late).exists()
        assert list(of_case.open()) == [deadline]


def nearest(deadline):
    with as_owner():
        case = Case.objects.get(pk=deadline.case_id)
        return case.next_due_on, case.next_due_label


def test_when_time_runs_again_it_is_due_later_by_the_days_it_stood_still(deadline, by):
    assert deadline.due_on == day("2026-05-07")
    pause(deadline, by, on=day("2026-03-31"))
    # Until 9 April there are 5 working days: Easter lies between.
    resume(deadline, by, on=day("2026-04-09"))
    after = stored(deadline)
    assert (after.due_on, after.paused_since, after.paused_reason) == (day("2026-05-14"), None, "")
    assert nearest(deadline)[0] == REFERRAL_DECISION.due_on(TODAY)


def test_time_is_paused_and_taken_up_once(deadline, by):
    with pytest.raises(Refused, match="runs already"):
        resume(deadline, by, on=TODAY)
    pause(deadline, by)
    with pytest.raises(Refused, match="already"):
        pause(deadline, by)
    with pytest.raises(Refused, match="not before the day"):
        resume(deadline, by, on=TODAY - datetime.timedelta(days=1))


@pytest.mark.parametrize("end", [meet_deadline, cancel_deadline])
def test_what_is_done_or_not_due_any_more_does_not_stand_still(deadline, by, end):
    pause(deadline, by)
    with acting(by):
        deadline.refresh_from_db()
        if end is meet_deadline:
            meet_deadline(deadline=deadline, on=TODAY)
        else:
            cancel_deadline(deadline=deadline, reason="Withdrawn")
    after = stored(deadline)
    assert (after.is_open, after.is_paused) == (False, False)
    with pytest.raises(Refused, match="done or cancelled"):
        pause(deadline, by)


def test_the_history_says_why_time_stood_still(deadline, by):
    pause(deadline, by)
    with as_owner():
        version = Deadline.history.filter(id=deadline.pk).latest("history_id")
    assert version.act_summary == "Paused a time limit"
    assert version.history_change_reason == WHY


@pytest.mark.parametrize(
    ("facts", "late"),
    [
        ({}, 2),
        ({"met_on": day("2026-05-06")}, 0),
        ({"met_on": day("2026-05-08")}, 1),
        ({"met_on": day("2026-05-09")}, 1),
        ({"cancelled_reason": "Withdrawn"}, 0),
        ({"paused_since": day("2026-04-01")}, 0),
        ({"paused_since": day("2026-05-08")}, 1),
    ],
)
def test_days_late_are_working_days_after_the_day_it_was_due(facts, late):
    deadline = Deadline(due_on=day("2026-05-07"), created_in=uuid.uuid4(), **facts)
    assert deadline.days_late(day("2026-05-11")) == late


@given(due=DAYS, paused=DAYS, length=st.integers(0, 60))
def test_a_pause_changes_neither_the_days_left_nor_the_days_late(due, paused, length):
    due = add_working_days(due, 1)
    resumed = paused + datetime.timedelta(days=length)
    after = due_after_pause(due, paused_since=paused, resumed_on=resumed)
    assert working_days_between(resumed, after) == working_days_between(paused, due)


def test_an_act_meets_what_its_rule_asked_for_on_that_record_and_nothing_else(deadline, by):
    with acting(by):
        assert meet_deadlines(rule=END_SUMMARY, subject_reference="ASM-TEST-0001", on=TODAY) == 0
        assert meet_deadlines(rule=AIM_ASSESSMENT, subject_reference="ASM-TEST-0002", on=TODAY) == 0
        assert meet_deadlines(rule=AIM_ASSESSMENT, subject_reference="ASM-TEST-0001", on=TODAY) == 1
        assert meet_deadlines(rule=AIM_ASSESSMENT, subject_reference="ASM-TEST-0001", on=TODAY) == 0
    assert stored(deadline).met_on == TODAY
