"""Planning a child's conference and recording what it decided."""

import datetime

from django.utils import timezone

from assessments.models import EnquiryStatus, Section47Enquiry
from assessments.rules.conferences import conference_is_about_this_child
from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.cases.models import Case, CaseStatus, Participation
from hsb_cases.cases.permissions import check_may_allocate, check_may_contribute
from hsb_cases.core.errors import Refused
from hsb_cases.core.locking import locked
from hsb_cases.core.references import new_reference
from hsb_cases.core.rules.answers import require, says_something
from hsb_cases.reminders.commands import cancel_deadline, meet_deadlines, set_deadline
from hsb_cases.reminders.models import Deadline
from hsb_cases.reminders.rules.timescales import (
    CHILD_IN_NEED_PLANNING,
    FIRST_CORE_GROUP,
    FIRST_REVIEW_CONFERENCE,
    INITIAL_CONFERENCE,
    LATER_REVIEW_CONFERENCE,
    TRANSFER_IN_CONFERENCE,
    Timescale,
)
from panels.models.conferences import (
    Conference,
    ConferenceDecision,
    ConferenceKind,
    ConferenceStatus,
    ProtectionPlan,
    StepDown,
)
from panels.rules.conferences import Held, Standing, may_be_planned, what_is_missing
from panels.rules.states import CONFERENCE

SUBJECT, PLAN_SUBJECT = "conference", "protection_plan"


def plan_conference(
    *,
    case: Case,
    kind: ConferenceKind,
    planned_for: datetime.date,
    chair_name: str,
    at: datetime.datetime,
    by: Actor,
    told_on: datetime.date | None = None,
) -> Conference:
    """Plan a conference for the case's child.

    ``told_on`` is the day on which this authority was told that the child moved here, for a
    transfer-in conference. An initial conference needs the child's own section 47 enquiry to have
    asked for it, and for a child who displayed the behaviour its finding of significant harm to
    that child (R14). Raises NotPermitted, and Refused with the field.
    """
    with acting(by, summary="Planned a child protection conference"):
        check_may_contribute(by, case)
        case = locked(Case.objects.select_related("managing_team", "child"), case)
        if case.status == CaseStatus.CLOSED:
            raise Refused("This case is closed. Reopen it first.")
        if Conference.objects.filter(case=case, status=ConferenceStatus.PLANNED).exists():
            raise Refused("A conference is planned for this child already.")
        if not chair_name.strip():
            raise Refused("Enter who chairs the conference.", field="chair_name")
        enquiry = _enquiry_asking_for_it(case) if kind == ConferenceKind.INITIAL else None
        plan = open_plan(case)
        require(
            may_be_planned(kind=kind, has_plan=plan is not None, has_enquiry=enquiry is not None),
            {},
        )
        if enquiry is not None:
            _check_r14(case, enquiry)
        conference = Conference(
            reference=new_reference("CPC"),
            case=case,
            kind=kind,
            enquiry_reference=enquiry.reference if enquiry else "",
            planned_for=planned_for,
            chair_name=chair_name.strip(),
        )
        conference.due_on = _due_on(conference, plan, enquiry, told_on, at=at)
        conference.save()
        return conference


def record_conference(
    *, conference: Conference, held: Held, at: datetime.datetime, by: Actor
) -> Conference:
    """Record what a conference decided, with everything that follows from it.

    A plan starts or goes on, or ends with what follows; the clocks of the core group and of the
    next review run from the day of the conference. Raises NotPermitted, and Refused with the field
    for the first thing that is missing.
    """
    with acting(by, summary="Recorded a child protection conference", reason=held.reasons):
        check_may_contribute(by, conference.case)
        case = locked(Case.objects.select_related("managing_team", "child"), conference.case)
        conference = locked(Conference.objects.all(), conference)
        status = CONFERENCE.check_move("record", state=conference.status)
        plan = open_plan(case)
        standing = Standing(
            kind=conference.kind,
            child=case.child.initials,
            today=timezone.localdate(at),
            plan_started_on=plan.started_on if plan else None,
        )
        require(what_is_missing(held, standing), {})
        _write(conference, held, ConferenceStatus(status), at=at, by=by)
        _meet_what_was_due(conference, plan)
        _carry_out(conference, case, plan)
        return conference


def cancel_conference(*, conference: Conference, reason: str, by: Actor) -> None:
    """Take back a planned conference; what was due stays due.

    Raises NotPermitted for who does not manage the case, and Refused without a reason or when it
    is over.
    """
    with acting(by, summary="Cancelled a child protection conference", reason=reason):
        check_may_allocate(by, conference.case)
        conference = locked(Conference.objects.all(), conference)
        status = CONFERENCE.check_move("cancel", state=conference.status)
        if not says_something(reason):
            raise Refused("Enter why it is cancelled, in a sentence or more.", field="reason")
        conference.status = ConferenceStatus(status)
        conference.cancelled_reason = reason
        conference.save(update_fields=["status", "cancelled_reason"])


def open_plan(case: Case) -> ProtectionPlan | None:
    """The child protection plan in force for the case's child."""
    return ProtectionPlan.objects.filter(case=case, ended_on__isnull=True).first()


def _enquiry_asking_for_it(case: Case) -> Section47Enquiry | None:
    taken = Conference.objects.filter(case=case, status=ConferenceStatus.HELD).values(
        "enquiry_reference"
    )
    return (
        Section47Enquiry.objects.filter(
            case=case, status=EnquiryStatus.CONCLUDED, conference_required=True
        )
        .exclude(reference__in=taken)
        .order_by("started_on", "pk")
        .last()
    )


def _check_r14(case: Case, enquiry: Section47Enquiry) -> None:
    part = Participation.objects.get(case=case, incident=enquiry.incident_id)
    require(
        [conference_is_about_this_child(role=part.role, significant_harm=enquiry.significant_harm)],
        {},
    )


def _due_on(
    conference: Conference,
    plan: ProtectionPlan | None,
    enquiry: Section47Enquiry | None,
    told_on: datetime.date | None,
    *,
    at: datetime.datetime,
) -> datetime.date:
    """The day by which it is due: as derived when the clock started, never by this planning."""
    if enquiry is not None:
        return INITIAL_CONFERENCE.due_on(enquiry.started_on)
    if plan is not None:
        waiting = Deadline.objects.filter(
            subject_kind=PLAN_SUBJECT,
            subject_reference=plan.reference,
            rule__in=[FIRST_REVIEW_CONFERENCE.rule, LATER_REVIEW_CONFERENCE.rule],
            met_on__isnull=True,
            cancelled_reason="",
        ).first()
        if waiting is not None:
            return waiting.due_on
        return FIRST_REVIEW_CONFERENCE.due_on(plan.started_on)
    if told_on is None:
        raise Refused(
            "Enter the day on which this authority was told that the child moved here.",
            field="told_on",
        )
    if told_on > timezone.localdate(at):
        raise Refused("The day must be today or before.", field="told_on")
    set_deadline(
        case=conference.case,
        rule=TRANSFER_IN_CONFERENCE,
        starts_on=told_on,
        subject_kind=SUBJECT,
        subject_reference=conference.reference,
        owner_team=conference.case.managing_team,
    )
    return TRANSFER_IN_CONFERENCE.due_on(told_on)


def _write(
    conference: Conference,
    held: Held,
    status: ConferenceStatus,
    *,
    at: datetime.datetime,
    by: Actor,
) -> None:
    told: dict[str, object] = {
        "status": status,
        "held_on": held.held_on,
        "attendance": held.attendance.strip(),
        "decision": held.decision,
        "category": held.category,
        "reasons": held.reasons.strip(),
        "step_down": held.step_down,
        "self_harm_risk": held.self_harm_risk,
        "self_harm_detail": held.self_harm_detail.strip(),
        "child_views": held.views.child.strip(),
        "child_views_missing_reason": held.views.child_missing_reason.strip(),
        "carers_views": held.views.carers.strip(),
        "carers_views_missing_reason": held.views.carers_missing_reason.strip(),
        "recorded_at": at,
        "recorded_by": by.membership,
    }
    for name, value in told.items():
        setattr(conference, name, value)
    conference.save(update_fields=list(told))


def _meet_what_was_due(conference: Conference, plan: ProtectionPlan | None) -> None:
    held_on = conference.held_on
    assert held_on is not None, "just recorded"  # noqa: S101 -- tells the type checker
    due: list[tuple[Timescale, str]] = [
        (INITIAL_CONFERENCE, conference.enquiry_reference),
        (TRANSFER_IN_CONFERENCE, conference.reference),
    ]
    if plan is not None:
        due += [
            (FIRST_REVIEW_CONFERENCE, plan.reference),
            (LATER_REVIEW_CONFERENCE, plan.reference),
        ]
    for rule, reference in due:
        if reference:
            meet_deadlines(rule=rule, subject_reference=reference, on=held_on)


def _carry_out(conference: Conference, case: Case, plan: ProtectionPlan | None) -> None:
    if conference.decision == ConferenceDecision.PLAN:
        _go_on(conference, case, plan)
    else:
        _step_down(conference, case, plan)


def _go_on(conference: Conference, case: Case, plan: ProtectionPlan | None) -> None:
    held_on = conference.held_on
    assert held_on is not None, "just recorded"  # noqa: S101 -- tells the type checker
    rules = [LATER_REVIEW_CONFERENCE]
    if plan is None:
        plan = ProtectionPlan.objects.create(
            reference=new_reference("CPP"),
            case=case,
            begun_in=conference,
            category=conference.category,
            started_on=held_on,
        )
        rules = [FIRST_CORE_GROUP, FIRST_REVIEW_CONFERENCE]
    elif plan.category != conference.category:
        plan.category = conference.category
        plan.save(update_fields=["category"])
    for rule in rules:
        set_deadline(
            case=case,
            rule=rule,
            starts_on=held_on,
            subject_kind=PLAN_SUBJECT,
            subject_reference=plan.reference,
            owner_team=case.managing_team,
            owner=case.worker,
        )


def _step_down(conference: Conference, case: Case, plan: ProtectionPlan | None) -> None:
    held_on = conference.held_on
    assert held_on is not None, "just recorded"  # noqa: S101 -- tells the type checker
    if plan is not None:
        plan.ended_on = held_on
        plan.ended_in = conference
        plan.step_down = conference.step_down
        plan.save(update_fields=["ended_on", "ended_in", "step_down"])
        for deadline in Deadline.objects.filter(
            subject_kind=PLAN_SUBJECT,
            subject_reference=plan.reference,
            met_on__isnull=True,
            cancelled_reason="",
        ):
            cancel_deadline(deadline=deadline, reason="The child protection plan ended")
    if conference.step_down == StepDown.CHILD_IN_NEED:
        set_deadline(
            case=case,
            rule=CHILD_IN_NEED_PLANNING,
            starts_on=held_on,
            subject_kind=SUBJECT,
            subject_reference=conference.reference,
            owner_team=case.managing_team,
            owner=case.worker,
        )
