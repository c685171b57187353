"""The child and family assessment: its clock from the referral, and what completes it."""

import datetime
from dataclasses import replace

import pytest
import time_machine
from django.urls import reverse

from assessments.commands import complete_family_assessment
from assessments.models import FamilyAssessment
from assessments.rules.family import Completed
from assessments.rules.visiting import Safety
from hsb_cases.agencies.acting import acting, system_acting
from hsb_cases.core.errors import NotPermitted, Refused
from hsb_cases.reminders.models import Deadline
from referrals.commands.deadlines import expect_family_assessment
from referrals.commands.deciding import Decided, decide_referral
from referrals.models import Decision, Referral
from tests.assessments.arrange import MANAGER, ONE, siblings
from tests.support.built_once import built_once
from tests.support.markup import read
from tests.support.roles import as_owner
from tests.support.world import NOON
from tests.workspace.opening import main, opened, signed_in

pytestmark = pytest.mark.django_db
LATER = datetime.datetime(2026, 5, 26, 10, 0, tzinfo=datetime.UTC)
COMPLETED = Completed(
    safety=Safety(self_harm_risk="no", may_be_harmed_themselves="unknown"),
    started_on=datetime.date(2026, 3, 26),
    completed_on=datetime.date(2026, 5, 22),
    outcome="plan",
    findings="She is safe with her grandmother and needs somebody to talk to.",
    child_views="“I like it at Gran’s.”",
    carers_views="Her mother agrees.",
)
PAGE = "hsb_assessments:family"


def day(text):
    return datetime.date.fromisoformat(f"2026-{text}")


def expected(referral):
    """The case of a referral, on which the assessment is due from now on."""
    with as_owner(), system_acting("Test set-up"):
        expect_family_assessment(referral)
    return referral.case


def complete(world, case, completed=COMPLETED, *, by=MANAGER, at=LATER):
    return complete_family_assessment(case=case, completed=completed, at=at, by=world[by])


def due():
    with as_owner():
        return list(Deadline.objects.filter(rule="child_and_family_assessment").order_by("pk"))


def referral_of(case):
    with as_owner():
        return Referral.objects.select_related("case__managing_team").get(case=case)


def decided(world, case, decision, at=NOON + datetime.timedelta(days=2)):
    choice = Decided(
        decision=decision,
        reasons="Looked at together with police, health and the school.",
        self_harm_risk="no",
        differs_because="Police, health and the school see no need to meet.",
    )
    decide_referral(referral=referral_of(case), decided=choice, at=at, by=world[MANAGER])


@built_once
def both(world):
    """Mila's and Owen's cases; an assessment is due on each."""
    found = siblings(world)
    for case in (found.mila, found.owen):
        expected(referral_of(case))
    return found


def test_a_decision_for_an_assessment_starts_its_clock_on_the_day_of_the_referral(world):
    """Received on 24 March, decided on the 26th: 45 working days from the 24th."""
    found = siblings(world)
    decided(world, found.mila, Decision.ASSESSMENT)
    decided(world, found.owen, Decision.ADVICE)
    (waiting,) = due()
    assert (waiting.starts_on, waiting.due_on) == (day("03-24"), day("06-01"))
    assert (waiting.standing, waiting.case) == ("statutory", found.mila)
    expected(referral_of(found.mila))
    assert len(due()) == 1


def test_completing_it_meets_the_clock_and_keeps_both_days_it_counts_from(world, both):
    made = complete(world, both.mila)
    assert (made.referred_on, made.started_on) == (day("03-24"), day("03-26"))
    assert (made.recorded_by, made.recorded_at) == (world[MANAGER].membership, LATER)
    assert [one.met_on for one in due()] == [day("05-22"), None]
    with pytest.raises(Refused, match="No child and family assessment is due"):
        complete(world, both.mila)


def test_a_referral_that_came_later_keeps_its_own_clock(world, both):
    with as_owner(), system_acting("Test set-up"):
        later = Deadline.objects.filter(case=both.owen, rule="child_and_family_assessment")
        later.update(case=both.mila, starts_on=day("05-25"))
    complete(world, both.mila)
    assert [one.met_on for one in due()] == [day("05-22"), None]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"started_on": datetime.date(2026, 3, 23)}, "started_on"),
        ({"completed_on": datetime.date(2026, 3, 25)}, "completed_on"),
        ({"completed_on": datetime.date(2026, 5, 27)}, "completed_on"),
        ({"findings": "Fine."}, "findings"),
        ({"child_views": ""}, "child_views"),
        ({"carers_views": ""}, "carers_views"),
    ],
)
def test_what_is_missing_or_out_of_order_is_named(world, both, changes, field):
    with pytest.raises(Refused) as refused:
        complete(world, both.mila, replace(COMPLETED, **changes))
    assert refused.value.field == field


@pytest.mark.rule("R16")
def test_whether_a_child_who_displayed_it_may_be_harmed_is_asked(world, both):
    unasked = replace(COMPLETED, safety=Safety(self_harm_risk="no"))
    with pytest.raises(Refused) as refused:
        complete(world, both.owen, unasked)
    assert refused.value.field == "may_be_harmed_themselves"
    complete(world, both.mila, unasked)


@pytest.mark.rule("R13")
def test_the_words_about_one_child_do_not_stand_for_another(world, both):
    complete(world, both.mila)
    with pytest.raises(Refused, match="The same words stand for another child"):
        complete(world, both.owen)


@pytest.mark.parametrize("who", ["school", "northmere coordinator", "stoneford manager", ONE])
def test_only_social_care_who_works_on_the_case_completes_it(world, both, who):
    with pytest.raises(NotPermitted):
        complete(world, both.mila, by=who)


def test_none_is_completed_on_a_closed_case(world, both):
    with as_owner(), system_acting("Test set-up"):
        both.mila.status, both.mila.closed_at = "closed", LATER
        both.mila.save()
    with pytest.raises(Refused, match="Reopen it first"):
        complete(world, both.mila)
    assert signed_in(world[MANAGER]).get(reverse(PAGE, args=[both.mila.reference])).status_code == (
        404
    )


def test_nobody_changes_a_completed_one(world, both):
    made = complete(world, both.mila)
    with acting(world[ONE], summary="Tried to change it"):
        assert FamilyAssessment.objects.select_for_update().filter(pk=made.pk).first() is None


@pytest.fixture
def one_moment():
    with time_machine.travel(LATER, tick=False):
        yield


TYPED = {
    "started_on_day": "26", "started_on_month": "3", "started_on_year": "2026",
    "completed_on_day": "26", "completed_on_month": "5", "completed_on_year": "2026",
    "findings": COMPLETED.findings, "outcome": "plan", "self_harm_risk": "no",
    "child_views": "Heard", "carers_views_missing_reason": "Their mother is in hospital.",
    "may_be_harmed_themselves": "yes", "harmed_themselves_detail": "He was neglected.",
}  # fmt: skip


def test_the_page_records_it_and_the_case_shows_it(world, both, one_moment):
    reference = both.owen.reference
    before = main(opened(world[MANAGER], "case_assessments", reference))
    assert "Due by Monday 1 June 2026" in before
    assert "within 45 working days of the referral" in before
    client = signed_in(world[MANAGER])
    answer = client.post(reverse(PAGE, args=[reference]), {**TYPED, "findings": "Fine."})
    again = read(answer.content.decode()).one("main").text
    assert "Enter what was found about this child, in a sentence or more" in again
    assert "Heard" in again
    assert client.post(reverse(PAGE, args=[reference]), TYPED).status_code == 302
    after = main(opened(world[MANAGER], "case_assessments", reference))
    for words in (
        "On time",
        "He was neglected.",
        "Their mother is in hospital.",
        "41 working days, from 24 March 2026",
        "39 working days, from 26 March 2026",
    ):
        assert words in after, words
    assert "Due by" not in after
    none = read(client.get(reverse(PAGE, args=[reference])).content.decode()).one("main").text
    assert "No child and family assessment is due on this case." in none


def test_a_late_one_says_so_and_what_is_due_leads_to_the_assessments(world, both, one_moment):
    overview = opened(world[MANAGER], "case", both.mila.reference)
    hrefs = [link["href"] for link in overview.all("a")]
    assert reverse("workspace:case_assessments", args=[both.mila.reference]) in hrefs
    late = replace(COMPLETED, completed_on=day("06-03"))
    complete(world, both.mila, late, at=LATER + datetime.timedelta(days=20))
    assert "2 working days late" in main(
        opened(world[MANAGER], "case_assessments", both.mila.reference)
    )
