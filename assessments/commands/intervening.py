"""Planning the work with one child, changing the plan before it begins, and calling it off."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from assessments.models import Intervention, InterventionStatus
from assessments.permissions import check_may_intervene, check_may_plan_intervention
from assessments.rules.agreeing import Agreement
from assessments.rules.intervening import Plan, plan_is_whole
from assessments.rules.states import INTERVENTION
from assessments.selectors.assessors import assessors_for
from assessments.selectors.interventions import (
    OF_THE_PLAN,
    OF_THE_VIEWS,
    SUBJECT,
    proposal_for,
)
from assessments.selectors.parts import displayed_parts
from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.models import Membership
from hsb_cases.cases.models import Case, CaseStatus
from hsb_cases.core.errors import Refused
from hsb_cases.core.locking import locked
from hsb_cases.core.references import new_reference
from hsb_cases.core.rules.answers import require, says_something
from hsb_cases.reminders.models import Deadline


@dataclass(frozen=True)
class Planned:
    """The plan, and who does the work."""

    plan: Plan
    practitioner: Membership


def plan_intervention(
    *, case: Case, planned: Planned, at: datetime.datetime, by: Actor
) -> Intervention:
    """Plan a programme of work with the case's child. What is agreed may follow before session 1.

    Raises NotPermitted, and Refused with the clause's sentence for a closed case, a child who
    displayed nothing, a programme other than proposed without a reason (R25), voluntary work
    without consent (R41), or somebody who does not work on the case.
    """
    with acting(by, summary="Planned an intervention"):
        check_may_plan_intervention(by, case)
        case = _open_case(case)
        if not displayed_parts(case):
            raise Refused("This child displayed no behaviour in any incident.")
        facts = _held_to(case, planned, at)
        return Intervention.objects.create(reference=new_reference("INT"), case=case, **facts)


def change_plan(
    *, intervention: Intervention, planned: Planned, at: datetime.datetime, by: Actor
) -> Intervention:
    """Change what is planned and agreed, before the first session. Raises as when it is planned."""
    with acting(by, summary="Changed the plan of an intervention"):
        intervention = to_change(intervention, "change the plan of", by)
        facts = _held_to(intervention.case, planned, at)
        for name, value in facts.items():
            setattr(intervention, name, value)
        intervention.save(update_fields=list(facts))
        return intervention


def cancel_intervention(*, intervention: Intervention, reason: str, by: Actor) -> None:
    """Call off work that has not begun. Raises NotPermitted, and Refused without a reason."""
    with acting(by, summary="Cancelled an intervention", reason=reason):
        intervention = to_change(intervention, "cancel", by)
        if not says_something(reason):
            raise Refused("Enter why it is cancelled, in a sentence or more.", field="reason")
        intervention.status = InterventionStatus.CANCELLED
        intervention.cancelled_reason = reason.strip()
        intervention.save(update_fields=["status", "cancelled_reason"])


def hand_over_intervention(
    *,
    intervention: Intervention,
    to: Membership,
    reason: str,
    at: datetime.datetime,
    by: Actor,
) -> None:
    """Give the work, with what is due on it, to another practitioner who works on the case.

    Raises NotPermitted, and Refused without a reason, for whoever has it already, and for work
    whose end summary is filed.
    """
    with acting(by, summary="Handed an intervention over", reason=reason):
        intervention = to_change(intervention, "hand over", by)
        _check_works_on(intervention.case, to, at)
        if intervention.practitioner_id == to.pk:
            raise Refused("This practitioner has it already.", field="practitioner")
        if not says_something(reason):
            raise Refused("Enter why it is handed over, in a sentence or more.", field="reason")
        intervention.practitioner = to
        intervention.save(update_fields=["practitioner"])
        for deadline in open_deadlines(intervention):
            deadline.owner, deadline.owner_team = to, to.team
            deadline.save(update_fields=["owner", "owner_team"])


def to_change(intervention: Intervention, move: str, by: Actor) -> Intervention:
    """The intervention, locked with its case for a step its state allows.

    Raises NotPermitted for who may not work on it, and Refused for the state and a closed case.
    """
    check_may_intervene(by, intervention)
    case = _open_case(intervention.case)
    found = locked(Intervention.objects.select_related("practitioner__team"), intervention)
    found.case = case
    INTERVENTION.check_move(move, state=found.status)
    return found


def open_deadlines(intervention: Intervention) -> list[Deadline]:
    """What still waits to be done on it."""
    return list(
        Deadline.objects.open().filter(
            subject_kind=SUBJECT, subject_reference=intervention.reference
        )
    )


def _open_case(case: Case) -> Case:
    case = locked(Case.objects.select_related("child", "managing_team"), case)
    if case.status == CaseStatus.CLOSED:
        raise Refused("This case is closed. Reopen it first.")
    return case


def _check_works_on(case: Case, practitioner: Membership, at: datetime.datetime) -> None:
    if practitioner.pk not in {one.pk for one in assessors_for(case, now=at)}:
        raise Refused(
            "Choose somebody who works on this case. Share the case with others first.",
            field="practitioner",
        )


def _held_to(case: Case, planned: Planned, at: datetime.datetime) -> dict[str, object]:
    """The columns of a plan that is whole. Raises Refused."""
    plan, today = planned.plan, timezone.localdate(at)
    proposal = proposal_for(case, comprehension=plan.mainstream_comprehension, today=today)
    require(plan_is_whole(plan, proposal), {})
    _check_agreed(plan.agreement, today=today)
    _check_works_on(case, planned.practitioner, at)
    agreed = plan.agreement
    return {
        **{name: getattr(plan, name).strip() for name in OF_THE_PLAN},
        **{name: getattr(plan.views, name).strip() for name in OF_THE_VIEWS},
        "proposed_programme": proposal.programme,
        "practitioner": planned.practitioner,
        "sessions_agreed": agreed.sessions,
        "reviews_after": sorted(set(agreed.reviews_after)),
        "starts_on": agreed.starts_on,
        "ends_by": agreed.ends_by,
        "shared_with_lead_on": agreed.shared_with_lead_on,
    }


def _check_agreed(agreed: Agreement, *, today: datetime.date) -> None:
    """What is agreed so far must not contradict itself; what is missing may follow."""
    if agreed.starts_on and agreed.ends_by and agreed.ends_by < agreed.starts_on:
        raise Refused("The work cannot end before it starts.", field="ends_by")
    if agreed.shared_with_lead_on and agreed.shared_with_lead_on > today:
        raise Refused("The day must be today or before.", field="shared_with_lead_on")
