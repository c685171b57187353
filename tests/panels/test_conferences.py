"""Conferences, plans and core groups: dates, what holds them, who sees them."""

import datetime
from dataclasses import replace

import pytest

from assessments.models import Section47Enquiry
from hsb_cases.agencies.acting import acting
from hsb_cases.core.errors import NotPermitted, OutOfScope, Refused
from hsb_cases.reminders.models import Deadline
from panels.commands.conferences import cancel_conference, plan_conference, record_conference
from panels.commands.core_groups import CoreGroupFacts, record_core_group
from panels.models.conferences import Conference, ConferenceKind, CoreGroup, ProtectionPlan
from panels.rules.conferences import Held, Standing, Views, may_be_planned, what_is_missing
from tests.panels.concluded import WORKER, concluded_enquiries
from tests.support.built_once import built_once
from tests.support.roles import as_owner

pytestmark = pytest.mark.django_db


def day(month, number):
    return datetime.date(2026, month, number)


def at(month, number):
    return datetime.datetime(2026, month, number, 16, 0, tzinfo=datetime.UTC)


VIEWS = Views(child="Wants to stay with her mother.", carers="Agrees with the plan.")
PLAN = Held(
    held_on=day(4, 17),
    attendance="Chair, social worker, health visitor, school, police.",
    decision="plan",
    category="SAB",
    reasons="Continuing risk of sexual harm at home without a plan that holds.",
    self_harm_risk="no",
    views=VIEWS,
)
NO_PLAN = replace(
    PLAN,
    held_on=day(7, 14),
    decision="no_plan",
    category="",
    step_down="child_in_need",
    reasons="Safe at home for three months; support goes on as a child in need.",
)
GROUP = CoreGroupFacts(
    held_on=day(4, 29),
    attendance="Social worker, mother, school.",
    summary="Bedroom arrangements checked; counselling begins in May.",
    self_harm_risk="no",
    child_views="Likes the new lock on her door.",
)


@built_once
def cases(world):
    """Mila's and Owen's cases with concluded enquiries, as in scenario 1."""
    return concluded_enquiries(world)


def planned(world, case, kind=ConferenceKind.INITIAL, when=None, **told):
    return plan_conference(
        case=case,
        kind=kind,
        planned_for=when or day(4, 17),
        chair_name="Ines Moreau",
        at=at(4, 1),
        by=world[WORKER["Mila"]],
        **told,
    )


def due(case):
    with as_owner():
        return {
            row.rule: row.due_on
            for row in Deadline.objects.filter(
                case=case, met_on__isnull=True, cancelled_reason=""
            ).exclude(rule__in=["referral_decision"])
        }


def test_scenario_1_from_the_conference_to_the_end_of_the_plan(world, cases):
    mila, by = cases["Mila"], world[WORKER["Mila"]]
    conference = planned(world, mila)
    assert conference.due_on == day(4, 20)
    record_conference(conference=conference, held=PLAN, at=at(4, 17), by=by)
    with as_owner():
        plan = ProtectionPlan.objects.get()
        met = Deadline.objects.get(case=mila, rule="initial_conference")
    assert (plan.category, plan.started_on) == ("SAB", day(4, 17))
    assert met.met_on == day(4, 17)
    assert due(mila) == {"first_core_group": day(5, 1), "first_review_conference": day(7, 17)}
    record_core_group(plan=plan, facts=GROUP, at=at(4, 29), by=by)
    assert due(mila) == {"first_review_conference": day(7, 17)}
    review = planned(world, mila, ConferenceKind.REVIEW, when=day(7, 14))
    assert review.due_on == day(7, 17)
    record_conference(conference=review, held=NO_PLAN, at=at(7, 14), by=by)
    with as_owner():
        plan.refresh_from_db()
    assert (plan.ended_on, plan.step_down) == (day(7, 14), "child_in_need")
    assert list(due(mila)) == ["child_in_need_planning"]


def test_a_review_that_goes_on_sets_the_next_within_six_months(world, cases):
    mila, by = cases["Mila"], world[WORKER["Mila"]]
    record_conference(conference=planned(world, mila), held=PLAN, at=at(4, 17), by=by)
    review = planned(world, mila, ConferenceKind.REVIEW, when=day(7, 14))
    goes_on = replace(PLAN, held_on=day(7, 14), category="MUL")
    record_conference(conference=review, held=goes_on, at=at(7, 14), by=by)
    with as_owner():
        plan = ProtectionPlan.objects.get()
    assert plan.category == "MUL"
    assert due(mila)["later_review_conference"] == datetime.date(2027, 1, 14)


def test_a_conference_without_a_plan_says_what_follows(world, cases):
    mila, by = cases["Mila"], world[WORKER["Mila"]]
    held = replace(NO_PLAN, held_on=day(4, 17), step_down="none")
    record_conference(conference=planned(world, mila), held=held, at=at(4, 17), by=by)
    with as_owner():
        assert not ProtectionPlan.objects.exists()
    assert due(mila) == {}


class TestPlanning:
    @pytest.mark.rule("R14")
    def test_a_child_who_displayed_the_behaviour_needs_the_finding(self, world, cases):
        with pytest.raises(Refused, match="follows a section 47 enquiry"):
            plan_conference(
                case=cases["Owen"],
                kind=ConferenceKind.INITIAL,
                planned_for=day(4, 17),
                chair_name="Ines Moreau",
                at=at(4, 1),
                by=world[WORKER["Owen"]],
            )
        with as_owner():
            from hsb_cases.agencies.acting import system_acting

            # No act records this; a row written with database powers is held all the same.
            with system_acting("Test set-up"):
                Section47Enquiry.objects.filter(case=cases["Owen"]).update(
                    conference_required=True, conference_not_required_reason=""
                )
        with pytest.raises(Refused, match="only where the enquiry found"):
            plan_conference(
                case=cases["Owen"],
                kind=ConferenceKind.INITIAL,
                planned_for=day(4, 17),
                chair_name="Ines Moreau",
                at=at(4, 1),
                by=world[WORKER["Owen"]],
            )

    def test_one_conference_is_planned_at_a_time(self, world, cases):
        planned(world, cases["Mila"])
        with pytest.raises(Refused, match="planned for this child already"):
            planned(world, cases["Mila"])

    def test_a_chair_is_named(self, world, cases):
        with pytest.raises(Refused, match="who chairs"):
            plan_conference(
                case=cases["Mila"],
                kind=ConferenceKind.INITIAL,
                planned_for=day(4, 17),
                chair_name=" ",
                at=at(4, 1),
                by=world[WORKER["Mila"]],
            )

    def test_a_transfer_in_counts_from_the_day_the_authority_was_told(self, world, cases):
        owen = cases["Owen"]
        told = {
            "case": owen,
            "kind": ConferenceKind.TRANSFER_IN,
            "planned_for": day(4, 17),
            "chair_name": "Ines Moreau",
            "at": at(4, 1),
            "by": world[WORKER["Owen"]],
        }
        with pytest.raises(Refused, match="was told that the child moved"):
            plan_conference(**told)
        with pytest.raises(Refused, match="today or before"):
            plan_conference(**told, told_on=day(4, 2))
        made = plan_conference(**told, told_on=day(4, 1))
        assert made.due_on == day(4, 24)
        held = replace(PLAN, held_on=day(4, 17))
        record_conference(conference=made, held=held, at=at(4, 17), by=world[WORKER["Owen"]])
        with as_owner():
            row = Deadline.objects.get(rule="transfer_in_conference")
        assert row.met_on == day(4, 17)

    @pytest.mark.parametrize(
        ("who", "expected"),
        [
            ("northmere manager", None),
            ("northmere worker two", OutOfScope),
            ("northmere auditor", NotPermitted),
            ("stoneford worker one", OutOfScope),
            ("school", NotPermitted),
        ],
    )
    def test_who_may_plan(self, world, cases, who, expected):
        def plan():
            plan_conference(
                case=cases["Mila"],
                kind=ConferenceKind.INITIAL,
                planned_for=day(4, 17),
                chair_name="Ines Moreau",
                at=at(4, 1),
                by=world[who],
            )

        if expected is None:
            plan()
            return
        with pytest.raises((NotPermitted, OutOfScope)):
            plan()
        with as_owner():
            assert not Conference.objects.exists()

    def test_a_cancelled_conference_leaves_what_was_due(self, world, cases):
        conference = planned(world, cases["Mila"])
        with pytest.raises(NotPermitted):
            cancel_conference(
                conference=conference, reason="The chair fell ill.", by=world[WORKER["Mila"]]
            )
        with pytest.raises(Refused, match="why it is cancelled"):
            cancel_conference(conference=conference, reason="Ill", by=world["northmere manager"])
        cancel_conference(
            conference=conference,
            reason="The chair fell ill; a new day is found.",
            by=world["northmere manager"],
        )
        assert due(cases["Mila"]) == {"initial_conference": day(4, 20)}
        with pytest.raises(Refused, match="over"):
            record_conference(
                conference=conference, held=PLAN, at=at(4, 17), by=world[WORKER["Mila"]]
            )


@pytest.mark.parametrize(
    ("kind", "has_plan", "has_enquiry", "sentence"),
    [
        ("initial", False, True, ""),
        ("initial", False, False, "follows a section 47 enquiry"),
        ("initial", True, True, "has a child protection plan already"),
        ("review", True, False, ""),
        ("review", False, True, "no child protection plan to review"),
        ("transfer_in", False, False, ""),
        ("transfer_in", True, False, "has a child protection plan already"),
    ],
)
def test_which_conference_can_be_planned(kind, has_plan, has_enquiry, sentence):
    said = may_be_planned(kind=kind, has_plan=has_plan, has_enquiry=has_enquiry)
    assert [answer.kind for answer in said] == (["refuse"] if sentence else [])
    assert all(sentence in answer.sentence for answer in said)


STANDING = Standing("review", "M.H.", today=day(7, 14), plan_started_on=day(4, 17))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"held_on": day(7, 15)}, "held_on"),
        ({"held_on": day(4, 16)}, "held_on"),
        ({"attendance": " "}, "attendance"),
        ({"reasons": "Agreed."}, "reasons"),
        ({"decision": ""}, "decision"),
        ({"category": ""}, "category"),
        ({"step_down": "none"}, "step_down"),
        ({"decision": "no_plan", "category": ""}, "step_down"),
        ({"decision": "no_plan", "step_down": "none"}, "category"),
        ({"views": replace(VIEWS, child="")}, "child_views"),
        ({"views": replace(VIEWS, carers="")}, "carers_views"),
        ({"self_harm_risk": ""}, "self_harm_risk"),
        ({"self_harm_risk": "yes"}, "self_harm_risk"),
    ],
)
def test_what_keeps_a_decision_from_being_recorded(changes, field):
    said = what_is_missing(replace(PLAN, **changes), STANDING)
    assert [answer.field for answer in said] == [field]
    assert all(answer.sentence.endswith(".") for answer in said)


def test_nothing_is_missing_from_a_whole_record():
    assert what_is_missing(PLAN, STANDING) == []
    assert what_is_missing(replace(NO_PLAN), STANDING) == []


class TestCoreGroups:
    @pytest.fixture
    def plan(self, world, cases):
        by = world[WORKER["Mila"]]
        record_conference(conference=planned(world, cases["Mila"]), held=PLAN, at=at(4, 17), by=by)
        with as_owner():
            return ProtectionPlan.objects.select_related("case").get()

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"held_on": day(4, 16)}, "after the conference"),
            ({"held_on": day(4, 30)}, "not in the future"),
            ({"attendance": " "}, "who took part"),
            ({"summary": " "}, "what is done next"),
            ({"self_harm_risk": ""}, "self-harm"),
            ({"child_views": ""}, "views of the child"),
        ],
    )
    def test_what_a_core_group_says(self, world, plan, changes, sentence):
        with pytest.raises(Refused, match=sentence):
            record_core_group(
                plan=plan,
                facts=replace(GROUP, **changes),
                at=at(4, 29),
                by=world[WORKER["Mila"]],
            )

    def test_a_day_has_one_and_an_ended_plan_none(self, world, cases, plan):
        by = world[WORKER["Mila"]]
        record_core_group(plan=plan, facts=GROUP, at=at(4, 29), by=by)
        with pytest.raises(Refused, match="recorded already"):
            record_core_group(plan=plan, facts=GROUP, at=at(4, 29), by=by)
        review = planned(world, cases["Mila"], ConferenceKind.REVIEW, when=day(7, 14))
        record_conference(conference=review, held=NO_PLAN, at=at(7, 14), by=by)
        with pytest.raises(Refused, match="has ended"):
            record_core_group(plan=plan, facts=GROUP, at=at(7, 20), by=by)

    @pytest.mark.parametrize(
        ("who", "rows"),
        [
            (WORKER["Mila"], 1),
            ("northmere manager", 1),
            (WORKER["Owen"], 0),
            ("stoneford manager", 0),
            ("school", 0),
            ("administrator", 0),
        ],
    )
    def test_the_other_childs_worker_sees_no_row(self, world, plan, who, rows):
        record_core_group(plan=plan, facts=GROUP, at=at(4, 29), by=world[WORKER["Mila"]])
        with acting(world[who]):
            seen = [model.objects.count() for model in (Conference, ProtectionPlan, CoreGroup)]
        assert seen == [rows] * 3
