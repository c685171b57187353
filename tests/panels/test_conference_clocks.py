"""From what day a conference is due, and what ends when a plan does."""

import datetime
from dataclasses import replace

import pytest

from hsb_cases.agencies.acting import acting
from hsb_cases.cases.models import Case
from hsb_cases.core.errors import Refused
from hsb_cases.reminders.commands import cancel_deadline
from hsb_cases.reminders.models import Deadline
from panels.commands.conferences import record_conference
from panels.models.conferences import Conference, ConferenceKind, ProtectionPlan
from tests.panels.concluded import WORKER, concluded_enquiries
from tests.panels.test_conferences import NO_PLAN, PLAN, at, day, due, planned
from tests.support.roles import as_owner

pytestmark = pytest.mark.django_db


@pytest.fixture
def mila(world):
    return concluded_enquiries(world)["Mila"]


@pytest.fixture
def by(world):
    return world[WORKER["Mila"]]


def test_a_closed_case_has_no_conference(world, mila):
    with as_owner(), acting(world["northmere manager"]):
        case = Case.objects.get(pk=mila.pk)
        case.status, case.closed_at = "closed", at(4, 1)
        case.save()
    with pytest.raises(Refused) as refused:
        planned(world, mila)
    assert refused.value.sentence == "This case is closed. Reopen it first."
    with as_owner():
        assert not Conference.objects.exists()


def test_a_review_whose_deadline_was_cancelled_is_due_as_the_plan_says(world, mila, by):
    record_conference(conference=planned(world, mila), held=PLAN, at=at(4, 17), by=by)
    with acting(by, summary="Cancelled a deadline"):
        for deadline in Deadline.objects.filter(rule="first_review_conference"):
            cancel_deadline(deadline=deadline, reason="Entered twice")
    review = planned(world, mila, ConferenceKind.REVIEW, when=day(7, 14))
    assert review.due_on == day(7, 17)


def test_a_review_that_keeps_the_category_leaves_the_plan_as_it_is(world, mila, by):
    record_conference(conference=planned(world, mila), held=PLAN, at=at(4, 17), by=by)
    with as_owner():
        plan = ProtectionPlan.objects.get()
        versions = plan.history.count()
    review = planned(world, mila, ConferenceKind.REVIEW, when=day(7, 14))
    goes_on = replace(PLAN, held_on=day(7, 14))
    record_conference(conference=review, held=goes_on, at=at(7, 14), by=by)
    with as_owner():
        plan.refresh_from_db()
        assert plan.category == "SAB"
        assert plan.history.count() == versions
    assert due(mila)["later_review_conference"] == datetime.date(2027, 1, 14)


def test_what_is_still_due_for_a_plan_is_not_due_once_it_has_ended(world, mila, by):
    """The first core group was never recorded."""
    record_conference(conference=planned(world, mila), held=PLAN, at=at(4, 17), by=by)
    assert "first_core_group" in due(mila)
    review = planned(world, mila, ConferenceKind.REVIEW, when=day(7, 14))
    record_conference(conference=review, held=NO_PLAN, at=at(7, 14), by=by)
    assert list(due(mila)) == ["child_in_need_planning"]
    with as_owner():
        cancelled = Deadline.objects.get(rule="first_core_group")
    assert cancelled.cancelled_reason == "The child protection plan ended"
