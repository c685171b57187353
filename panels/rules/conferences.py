"""What a conference must record before its decision stands.

Working Together to Safeguard Children: initial conference, review conference, core group. R36
(views of child and carers) and the question about self-harm are asked each time.
"""

import datetime
from dataclasses import dataclass

from hsb_cases.cases.rules.asking import self_harm_is_asked
from hsb_cases.cases.rules.consulting import views_are_recorded
from hsb_cases.core.rules.answers import Answer, refuse, says_something

PLAN, NO_PLAN = "plan", "no_plan"
INITIAL, REVIEW, TRANSFER_IN = "initial", "review", "transfer_in"


@dataclass(frozen=True)
class Views:
    """What the child and the carers say, or why that is not recorded."""

    child: str = ""
    child_missing_reason: str = ""
    carers: str = ""
    carers_missing_reason: str = ""


@dataclass(frozen=True)
class Held:
    """What was decided for one child, and how."""

    held_on: datetime.date
    attendance: str
    decision: str
    reasons: str
    self_harm_risk: str
    self_harm_detail: str = ""
    category: str = ""
    """Of a plan; empty without one."""
    step_down: str = ""
    """What follows without a plan; empty with one."""
    views: Views = Views()


@dataclass(frozen=True)
class Standing:
    """What the conference starts from."""

    kind: str
    child: str
    """The child's initials, for sentences."""
    today: datetime.date
    plan_started_on: datetime.date | None = None
    """Of the plan in force; None: there is none."""


def may_be_planned(*, kind: str, has_plan: bool, has_enquiry: bool) -> list[Answer]:
    """Whether a conference of this kind can be planned for the child now.

    An initial conference follows a section 47 enquiry that asked for it; a review looks at a plan
    that is in force; a child with a plan of this authority needs no initial or transfer-in one.
    """
    if kind == REVIEW and not has_plan:
        return [_no("There is no child protection plan to review.", "kind")]
    if kind != REVIEW and has_plan:
        return [
            _no(
                "This child has a child protection plan already. Plan a review conference instead.",
                "kind",
            )
        ]
    if kind == INITIAL and not has_enquiry:
        return [
            _no(
                "An initial conference follows a section 47 enquiry that concluded it is needed."
                " Conclude the enquiry first.",
                "kind",
            )
        ]
    return []


def what_is_missing(held: Held, standing: Standing) -> list[Answer]:
    """Everything that keeps the decision from being recorded, each with its field."""
    found = [*_about_the_day(held, standing), *_about_the_decision(held)]
    if not held.attendance.strip():
        found.append(_no("Enter who took part, and who did not and why.", "attendance"))
    if not says_something(held.reasons):
        found.append(_no("Enter the reasons for the decision in a sentence or more.", "reasons"))
    return [*found, *_asked(held, standing)]


def _about_the_day(held: Held, standing: Standing) -> list[Answer]:
    if held.held_on > standing.today:
        return [_no("The date of the conference must be today or before.", "held_on")]
    started = standing.plan_started_on
    if started is not None and held.held_on < started:
        return [_no("The conference cannot be before the plan that it reviews.", "held_on")]
    return []


def _about_the_decision(held: Held) -> list[Answer]:
    with_plan, without = held.decision == PLAN, held.decision == NO_PLAN
    wrong = (
        (not (with_plan or without), "Choose what the conference decided.", "decision"),
        (
            with_plan and not held.category,
            "Choose the category of the child protection plan.",
            "category",
        ),
        (
            with_plan and bool(held.step_down),
            "With a plan nothing else follows. Leave this empty.",
            "step_down",
        ),
        (
            without and not held.step_down,
            "Choose what follows for the child, as there is no plan.",
            "step_down",
        ),
        (
            without and bool(held.category),
            "Without a plan there is no category. Leave it empty.",
            "category",
        ),
    )
    return [_no(sentence, field) for is_so, sentence, field in wrong if is_so]


def _asked(held: Held, standing: Standing) -> list[Answer]:
    views = held.views
    answers = [
        views_are_recorded(
            whose="the child",
            views=views.child,
            why_not=views.child_missing_reason,
            field="child_views",
        ),
        views_are_recorded(
            whose="the parents or carers",
            views=views.carers,
            why_not=views.carers_missing_reason,
            field="carers_views",
        ),
        self_harm_is_asked(
            child=standing.child, answer=held.self_harm_risk, detail=held.self_harm_detail
        ),
    ]
    return [answer for answer in answers if answer.kind != "ok"]


def _no(sentence: str, field: str) -> Answer:
    return refuse("", sentence, field=field)
