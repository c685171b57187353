"""Deadlines: made by a rule, met or cancelled once, overdue by one definition."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from hsb_cases.agencies.acting import acting
from hsb_cases.cases.models import Case
from hsb_cases.core.errors import Refused
from hsb_cases.reminders.commands import cancel_deadline, meet_deadline, set_deadline
from hsb_cases.reminders.models import Deadline, Standing
from hsb_cases.reminders.rules.timescales import REFERRAL_DECISION
from referrals.commands.submitting import submit_concern
from tests.support.built_once import built_once
from tests.support.concerns import SIBLINGS
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db
RECEIVED = NOON.date()


@built_once
def deadline(world):
    submit_concern(facts=SIBLINGS, draft_reference="DRA-TEST-0001", at=NOON, by=world["school"])
    with as_owner():
        return Deadline.objects.order_by("pk").first()


@pytest.fixture
def by(world):
    return world["northmere front door"]


def test_the_front_door_has_one_working_day_to_decide(deadline):
    assert deadline.due_on == datetime.date(2026, 3, 25)
    assert deadline.standing == Standing.STATUTORY
    assert "one working day" in deadline.source


@pytest.mark.parametrize(
    ("today", "overdue"), [("2026-03-24", False), ("2026-03-25", False), ("2026-03-26", True)]
)
def test_overdue_means_open_and_the_due_day_has_passed(deadline, by, today, overdue):
    on = datetime.date.fromisoformat(today)
    assert deadline.is_overdue(on) == overdue
    with acting(by):
        meet_deadline(deadline=deadline, on=on)
    assert not deadline.is_overdue(on)


def test_a_deadline_is_met_or_cancelled_once(deadline, by):
    with acting(by):
        meet_deadline(deadline=deadline, on=RECEIVED)
        with pytest.raises(Refused, match="already"):
            meet_deadline(deadline=deadline, on=RECEIVED)
        with pytest.raises(Refused, match="already"):
            cancel_deadline(deadline=deadline, reason="Withdrawn")
    with as_owner():
        assert Deadline.objects.get(pk=deadline.pk).met_on == RECEIVED


def next_due(deadline):
    with as_owner():
        case = Case.objects.get(pk=deadline.case_id)
        return case.next_due_on, case.next_due_label


def test_the_case_knows_what_is_due_next(deadline, by):
    assert next_due(deadline) == (deadline.due_on, deadline.label)
    with acting(by):
        later = set_deadline(
            case=deadline.case,
            rule=REFERRAL_DECISION,
            starts_on=datetime.date(2026, 4, 2),
            subject_kind="test",
            subject_reference="TST-0001",
            owner_team=deadline.owner_team,
        )
    assert next_due(deadline) == (deadline.due_on, deadline.label)
    with acting(by):
        meet_deadline(deadline=deadline, on=RECEIVED)
    assert next_due(deadline) == (later.due_on, later.label)
    with acting(by):
        cancel_deadline(deadline=later, reason="Made by mistake")
    assert next_due(deadline) == (None, "")


def test_one_rule_makes_one_deadline_for_one_thing_and_day(deadline, by):
    with acting(by), pytest.raises(IntegrityError), transaction.atomic():
        set_deadline(
            case=deadline.case,
            rule=REFERRAL_DECISION,
            starts_on=deadline.starts_on,
            subject_kind=deadline.subject_kind,
            subject_reference=deadline.subject_reference,
            owner_team=deadline.owner_team,
        )


def test_who_does_not_see_the_case_sees_no_deadline(deadline, world):
    for person in ("school", "police", "stoneford front door", "northmere worker one"):
        with acting(world[person]):
            assert not Deadline.objects.exists(), person


def test_what_arrives_in_the_night_counts_from_the_day_that_clocks_in_england_show(world):
    # Half past midnight on Thursday 11 June is still Wednesday by universal time.
    night = datetime.datetime(2026, 6, 10, 23, 30, tzinfo=datetime.UTC)
    submit_concern(facts=SIBLINGS, draft_reference="DRA-TEST-0002", at=night, by=world["school"])
    with as_owner():
        found = Deadline.objects.filter(subject_kind="referral").latest("pk")
    assert (found.starts_on, found.due_on) == (
        datetime.date(2026, 6, 11),
        datetime.date(2026, 6, 12),
    )
