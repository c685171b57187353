"""Recording that the child and family assessment of one child is complete."""

import datetime
from dataclasses import fields

from django.utils import timezone

from assessments.models import FamilyAssessment
from assessments.permissions import check_may_complete_family_assessment
from assessments.rules.family import (
    NOTHING_IS_DUE,
    Completed,
    asked_of_the_child,
    check_completed,
)
from assessments.selectors.family import of_the_other_children, role_of, waiting_since
from assessments.selectors.recorded import SAFETY_FIELDS
from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.cases.models import Case, CaseStatus
from hsb_cases.cases.rules.own_record import written_for_this_child
from hsb_cases.core.errors import Refused
from hsb_cases.core.locking import locked
from hsb_cases.core.rules.answers import Answer, require
from hsb_cases.reminders.commands import meet_deadline

OWN_FIELDS = tuple(one.name for one in fields(Completed) if one.name != "safety")


def complete_family_assessment(
    *, case: Case, completed: Completed, at: datetime.datetime, by: Actor
) -> FamilyAssessment:
    """Record that the assessment of the case's child is complete; its time limit is met.

    Raises NotPermitted for anybody but social care who works on the case, and Refused with the
    field for a closed case, when none is due, when days, findings or views are missing (R36), what
    is asked every time was left open (R16), or the words are those about another child (R13).
    """
    with acting(by, summary="Completed a child and family assessment"):
        check_may_complete_family_assessment(by, case)
        case = locked(Case.objects.select_related("child"), case)
        if case.status == CaseStatus.CLOSED:
            raise Refused("This case is closed. Reopen it first.")
        waiting = list(waiting_since(case).select_for_update(of=("self",)))
        if not waiting:
            raise Refused(NOTHING_IS_DUE)
        referred_on = min(deadline.starts_on for deadline in waiting)
        check_completed(completed, referred_on=referred_on, today=timezone.localdate(at))
        require(_answers(case, completed), {})
        made = FamilyAssessment.objects.create(
            case=case,
            referred_on=referred_on,
            recorded_by=by.membership,
            recorded_at=at,
            **{name: getattr(completed, name) for name in OWN_FIELDS},
            **{name: getattr(completed.safety, name) for name in SAFETY_FIELDS},
        )
        for deadline in waiting:
            # Of two referrals of one child, one assessment answers both; not one that came later.
            if deadline.starts_on <= completed.completed_on:
                meet_deadline(deadline=deadline, on=completed.completed_on)
        return made


def _answers(case: Case, completed: Completed) -> list[Answer]:
    initials = case.child.initials
    return [
        *asked_of_the_child(completed, child=initials, role=role_of(case)),
        written_for_this_child(
            completed.findings,
            [other.findings for other in of_the_other_children(case)],
            child=initials,
            field="findings",
        ),
    ]
