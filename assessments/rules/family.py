"""What must be true before a child and family assessment is complete (domain.md §3.2, state 8)."""

import datetime
from dataclasses import dataclass

from assessments.rules.visiting import Safety, asked_every_time
from hsb_cases.cases.rules.consulting import views_are_recorded
from hsb_cases.core.errors import Refused
from hsb_cases.core.rules.answers import Answer, says_something

NOTHING_IS_DUE = (
    "No child and family assessment is due on this case. Its time runs from the referral once a"
    " social work assessment is decided on."
)


@dataclass(frozen=True)
class Completed:
    """What a social worker records of an assessment that is complete, for this child alone."""

    safety: Safety
    started_on: datetime.date
    completed_on: datetime.date
    outcome: str
    findings: str
    child_views: str = ""
    child_views_missing_reason: str = ""
    carers_views: str = ""
    carers_views_missing_reason: str = ""


def check_completed(
    completed: Completed, *, referred_on: datetime.date, today: datetime.date
) -> None:
    """The days are in order and the findings say something. Raises Refused with the field."""
    if completed.started_on < referred_on:
        raise Refused(
            "The day the assessment started must not be before the referral.", field="started_on"
        )
    if completed.completed_on > today:
        raise Refused(
            "The day the assessment was completed must be today or before.", field="completed_on"
        )
    if completed.completed_on < completed.started_on:
        raise Refused(
            "The day the assessment was completed must not be before the day it started.",
            field="completed_on",
        )
    if not says_something(completed.findings):
        raise Refused(
            "Enter what was found about this child, in a sentence or more.", field="findings"
        )


def asked_of_the_child(completed: Completed, *, child: str, role: str) -> list[Answer]:
    """The views of child and carers (R36), and what is asked every time (R16, self-harm).

    ``role``: the child's part in an incident; one in which the child displayed the behaviour, where
    there is one.
    """
    return [
        views_are_recorded(
            whose="the child",
            views=completed.child_views,
            why_not=completed.child_views_missing_reason,
            field="child_views",
        ),
        views_are_recorded(
            whose="the parents or carers",
            views=completed.carers_views,
            why_not=completed.carers_views_missing_reason,
            field="carers_views",
        ),
        *asked_every_time(completed.safety, child=child, role=role),
    ]
