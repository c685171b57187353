"""Starting an assessment with a tool that may be used, and taking back one started in error."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.utils import timezone

from assessments.models import AssessmentStatus, AssessmentVersion, HsbAssessment
from assessments.permissions import check_may_assess, check_may_cancel_assessment
from assessments.rules.states import ASSESSMENT
from assessments.rules.tool_catalogue import TOOLS
from assessments.rules.tool_facts import Facts, Verdict
from assessments.rules.tools import verdict
from assessments.selectors.local_limits import local_limit
from assessments.selectors.parts import part_that_displayed
from assessments.selectors.tools import SUBJECT, Choosing, choosing_of
from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.models import Membership
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.commands.overrides import record_overrides
from hsb_cases.cases.models import Case, CaseStatus, Incident
from hsb_cases.core.errors import NotPermitted, Refused
from hsb_cases.core.locking import locked
from hsb_cases.core.references import new_reference
from hsb_cases.core.rules.answers import Overridden, require, says_something
from hsb_cases.reminders.commands import cancel_deadline, set_deadline
from hsb_cases.reminders.models import Deadline
from hsb_cases.reminders.rules.timescales import AIM_ASSESSMENT

SIGNED_OFF_BEFORE = (
    "A version of this assessment is signed off, so it was not started in error. Finish the new"
    " version and have it signed off, or hand it over to somebody who can."
)


@dataclass(frozen=True)
class Beginning:
    """With which tool, by whom, and how it is fitted to the child."""

    tool: str
    assessor: Membership
    co_worker: Membership | None = None
    adaptations: str = ""
    needs_coordinator: str = ""
    overridden: Mapping[str, str] = field(default_factory=dict)
    """By clause, why one goes on in spite of its warning."""


def start_assessment(
    *,
    case: Case,
    incident: Incident,
    beginning: Beginning,
    at: datetime.datetime,
    by: Actor,
) -> HsbAssessment:
    """Start an assessment of the case's child about one incident, today.

    The facts are read again, with the assessor's own training; an AIM assessment is due within the
    area's time limit. Raises NotPermitted, also for who goes on in spite of R21 and is no HSB
    coordinator; and Refused with the clause's sentence for a tool that may not be used, somebody
    who does not work on the case, or an assessment with this tool that is under way.
    """
    with acting(by, summary="Started an HSB assessment"):
        check_may_assess(by, case)
        case = locked(Case.objects.select_related("child", "managing_team"), case)
        if case.status == CaseStatus.CLOSED:
            raise Refused("This case is closed. Reopen it first.")
        today = timezone.localdate(at)
        part_that_displayed(case, incident)
        found = choosing_of(case, incident=incident.reference, today=today, now=at)
        facts = _facts_of_assessor(found, beginning)
        said = verdict(beginning.tool, facts)
        overridden = _held_to(said, beginning, by)
        _check_not_under_way(case, incident, beginning.tool)
        assessment = HsbAssessment.objects.create(
            reference=new_reference("ASM"),
            case=case,
            incident=incident,
            tool=beginning.tool,
            tool_version=TOOLS[beginning.tool].version,
            started_on=today,
            assessor=beginning.assessor,
            co_worker=beginning.co_worker,
            age_at_incident=facts.age_at_incident,
            age_at_start=facts.age,
            why_this_tool=said.sentence,
            adaptations=beginning.adaptations.strip(),
            needs_coordinator=beginning.needs_coordinator.strip(),
        )
        record_overrides(
            case=case,
            overridden=overridden,
            subject_kind=SUBJECT,
            subject_reference=assessment.reference,
            at=at,
            by=by,
        )
        if TOOLS[beginning.tool].full_aim:
            set_deadline(
                case=case,
                rule=local_limit(AIM_ASSESSMENT, case, on=today),
                starts_on=today,
                subject_kind=SUBJECT,
                subject_reference=assessment.reference,
                owner_team=case.managing_team,
                owner=beginning.assessor,
            )
        return assessment


def cancel_assessment(*, assessment: HsbAssessment, reason: str, by: Actor) -> None:
    """Take back an assessment that was started in error; it is not due any more.

    Raises NotPermitted, and Refused without a reason, when it has ended, or where a version of it
    is signed off: nobody could go on with that one, or send a report of it.
    """
    with acting(by, summary="Cancelled an HSB assessment", reason=reason):
        check_may_cancel_assessment(by, assessment)
        locked(Case.objects.all(), assessment.case)
        assessment = locked(HsbAssessment.objects.all(), assessment)
        status = ASSESSMENT.check_move("cancel", state=assessment.status)
        if AssessmentVersion.objects.filter(
            assessment=assessment, signed_off_at__isnull=False
        ).exists():
            raise Refused(SIGNED_OFF_BEFORE)
        if not says_something(reason):
            raise Refused("Enter why it is cancelled, in a sentence or more.", field="reason")
        assessment.status = AssessmentStatus(status)
        assessment.cancelled_reason = reason.strip()
        assessment.save(update_fields=["status", "cancelled_reason"])
        for deadline in Deadline.objects.open().filter(
            subject_kind=SUBJECT, subject_reference=assessment.reference
        ):
            cancel_deadline(deadline=deadline, reason="The assessment was cancelled")


def _facts_of_assessor(found: Choosing, beginning: Beginning) -> Facts:
    assert found.facts is not None, "asked before"  # noqa: S101 -- tells the type checker
    known = {one.pk for one in found.assessors}
    if beginning.assessor.pk not in known:
        raise Refused(
            "Choose somebody who works on this case. Share the case with others first.",
            field="assessor",
        )
    if beginning.co_worker is not None:
        if beginning.co_worker.user_id == beginning.assessor.user_id:
            raise Refused("Choose another person to work with the assessor.", field="co_worker")
        if beginning.co_worker.pk not in known:
            raise Refused(
                "Choose somebody who works on this case. Share the case with others first.",
                field="co_worker",
            )
    mine = found.trained.get(beginning.assessor.user_id, {})
    return replace(found.facts, trained_until=mine)


def _held_to(said: Verdict, beginning: Beginning, by: Actor) -> tuple[Overridden, ...]:
    if said.kind == "warning" and not by.can(Ability.OVERSEE_ASSESSMENTS):
        raise NotPermitted(
            f"{said.sentence} An HSB coordinator can go on in spite of it, with a reason."
        )
    return require([said.answer], beginning.overridden)


def _check_not_under_way(case: Case, incident: Incident, tool: str) -> None:
    if HsbAssessment.objects.filter(
        case=case, incident=incident, tool=tool, status=AssessmentStatus.UNDER_WAY
    ).exists():
        raise Refused("An assessment with this tool is under way already.", field="tool")
