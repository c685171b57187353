"""The risk of self-harm and suicide is asked at every decision and review about a child."""

from dataclasses import replace

import pytest
from django.apps import apps

from assessments.commands import (
    conclude_enquiry,
    file_end_summary,
    record_visit,
    review_intervention,
)
from assessments.models import (
    EndSummary,
    InterventionReview,
    Section47Enquiry,
    SupportDecision,
)
from assessments.rules.visiting import Safety
from hsb_cases.cases.commands.closing import close_case
from hsb_cases.cases.models import CaseClosure
from hsb_cases.core.errors import Refused
from panels.commands.closing import close_meeting
from panels.commands.conferences import record_conference
from panels.commands.core_groups import CoreGroupFacts, record_core_group
from panels.commands.recording import Place, record_for_child
from panels.models import Conference, CoreGroup, MeetingChild, ProtectionPlan
from referrals.commands.deciding import decide_referral
from referrals.commands.left_out import LeftOut, record_not_referred
from referrals.models import NotReferred, Referral
from tests.architecture.sources import rooms
from tests.assessments.arrange import CONCLUSION, LATER, VISIT, referred
from tests.assessments.work_arrange import AT, REVIEW, SUMMARY, begun, ended
from tests.panels.arrange import ENDS, sent
from tests.states.of_cases import CLOSING, DECIDED, received, the_case
from tests.states.of_enquiries import HELD, record, the_conference, the_enquiry
from tests.states.of_meetings import under_way
from tests.states.people import MANAGER
from tests.support.after_harm import SAFETY, support_decided
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db

DECIDED_BY = {"decided_at", "concluded_at", "completed_on", "closed_at", "held_on"}
"""Columns that say when somebody decided about a child, or reviewed."""
NOT_OF_A_CHILD = {
    "Case": "each of its closures asks",
    "Meeting": "each of its children is asked about",
    "PossibleMatch": "whether two records are one child’s",
}
UNASKED = Safety(self_harm_risk="", may_be_harmed_themselves="no")


def decides(world, **asked):
    decide_referral(
        referral=received(world), decided=replace(DECIDED, **asked), at=NOON, by=world[MANAGER]
    )


def leaves_out(world, **asked):
    left_out = LeftOut(**{"reason": "Was in another room and saw nothing.", **asked})
    record_not_referred(
        participation=received(world).participation, left_out=left_out, at=NOON, by=world[MANAGER]
    )


def sees_the_child(world, **asked):
    visit = replace(VISIT, safety=replace(UNASKED, **asked))
    record_visit(enquiry=the_enquiry(world), visit=visit, at=LATER, by=world[MANAGER])


def concludes(world, **asked):
    conclusion = replace(CONCLUSION, safety=replace(UNASKED, **asked))
    conclude_enquiry(enquiry=the_enquiry(world), conclusion=conclusion, at=LATER, by=world[MANAGER])


def confers(world, **asked):
    record_conference(
        conference=the_conference(world),
        held=replace(HELD, **asked),
        at=LATER,
        by=world[MANAGER],
    )


def meets_as_core_group(world, **asked):
    conference = the_conference(world)
    record(world, conference, world[MANAGER])
    with as_owner():
        plan = ProtectionPlan.objects.select_related("case__child").get(begun_in=conference)
    facts = CoreGroupFacts(
        held_on=HELD.held_on,
        attendance="Social worker and school",
        summary="The measures hold",
        self_harm_risk="no",
        child_views="Heard",
    )
    record_core_group(plan=plan, facts=replace(facts, **asked), at=LATER, by=world[MANAGER])


def closes_the_meeting(world, **asked):
    meeting = under_way(world)
    with as_owner():
        child = MeetingChild.objects.filter(meeting=meeting).order_by("position").first()
    answers = {"may_be_harmed_themselves": "no", "self_harm_detail": "", **asked}
    record_for_child(
        place=Place(meeting, "risk", child),
        values=answers,
        sent=sent(version=1, sequence=2, **answers),
        at=ENDS,
        by=world[MANAGER],
    )
    close_meeting(meeting=meeting, next_meeting_on=None, at=ENDS, by=world[MANAGER])


def closes_the_case(world, **asked):
    close_case(case=the_case(world), closing=replace(CLOSING, **asked), at=LATER, by=world[MANAGER])


def decides_on_support(world, **asked):
    case, _ = referred(world)
    support_decided(case, by=world[MANAGER], safety=replace(SAFETY, **asked))


def reviews_the_work(world, **asked):
    facts = replace(REVIEW, **asked)
    work = begun(world, referred(world)[1], by=MANAGER)
    review_intervention(intervention=work, facts=facts, at=AT, by=world[MANAGER])


def sums_the_work_up(world, **asked):
    facts = replace(SUMMARY, **asked)
    work = ended(world, referred(world)[1], by=MANAGER)
    file_end_summary(intervention=work, facts=facts, at=AT, by=world[MANAGER])


DECISIONS = (
    (Referral, decides),
    (NotReferred, leaves_out),
    (Section47Enquiry, sees_the_child),
    (Section47Enquiry, concludes),
    (MeetingChild, closes_the_meeting),
    (Conference, confers),
    (CoreGroup, meets_as_core_group),
    (CaseClosure, closes_the_case),
    (SupportDecision, decides_on_support),
    (InterventionReview, reviews_the_work),
    (EndSummary, sums_the_work_up),
)
"""Where it is written, and the act that asks."""


def test_every_record_of_a_decision_about_a_child_asks():
    """A new one without the question, or without a row above, fails here with its name."""
    decided = {
        model
        for config in apps.get_app_configs()
        if config.name in rooms()
        for model in config.get_models()
        if DECIDED_BY & {field.name for field in model._meta.fields}
        and not hasattr(model, "instance_type")
        and model.__name__ not in NOT_OF_A_CHILD
    }
    asking = {model for model, _ in DECISIONS}
    assert decided <= asking, decided - asking
    for model in asking:
        assert model._meta.get_field("self_harm_risk"), model


@pytest.mark.parametrize(("model", "act"), DECISIONS, ids=[act.__name__ for _, act in DECISIONS])
def test_no_decision_is_recorded_before_somebody_said(world, model, act):
    with pytest.raises(Refused) as left_open:
        act(world, self_harm_risk="")
    assert left_open.value.field.endswith("self_harm_risk")
    assert left_open.value.sentence.endswith(
        "is at risk of self-harm or suicide. It is asked at every decision; “Not known” is an"
        " answer."
    )


@pytest.mark.parametrize(("model", "act"), DECISIONS, ids=[act.__name__ for _, act in DECISIONS])
def test_a_risk_that_is_known_is_described(world, model, act):
    with pytest.raises(Refused) as undescribed:
        act(world, self_harm_risk="yes")
    assert undescribed.value.field.endswith("self_harm_risk")
    assert undescribed.value.sentence.startswith("Enter what is known of the risk to ")
