"""Starting a child and family assessment: social care’s own, without a tool."""

import datetime

from django.utils import timezone

from assessments.models import HsbAssessment
from assessments.models.tools import OPEN
from assessments.permissions import check_may_assess_family
from assessments.rules.tool_catalogue import CHILD_AND_FAMILY, FAMILY_ASSESSMENT
from assessments.selectors.assessors import assessors_for
from assessments.selectors.due import family_assessment_due
from assessments.selectors.tools import SUBJECT
from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.models import Membership
from hsb_cases.cases.models import Case, CaseStatus, Incident, Participation
from hsb_cases.core.errors import Refused
from hsb_cases.core.locking import locked
from hsb_cases.core.references import new_reference
from hsb_cases.core.rules.ages import age_on
from hsb_cases.reminders.commands import set_deadline
from hsb_cases.reminders.rules.timescales import CHILD_AND_FAMILY_ASSESSMENT
from referrals.models import Referral

WHY = "Social care’s assessment of this child in the family, whatever the child’s part was."


def start_family_assessment(
    *,
    case: Case,
    incident: Incident,
    assessor: Membership,
    co_worker: Membership | None,
    at: datetime.datetime,
    by: Actor,
) -> HsbAssessment:
    """Start the child and family assessment of the case’s child, today.

    It is due 45 working days after the referral (Working Together), which the front door's decision
    has set where it asked for the assessment; the day it started is kept for the census. Raises
    NotPermitted for who is not social care, and Refused for a closed case, an incident in which the
    child has no part, somebody who does not work on the case, or one that is under way.
    """
    with acting(by, summary="Started a child and family assessment"):
        check_may_assess_family(by, case)
        case = locked(Case.objects.select_related("child", "managing_team"), case)
        today = timezone.localdate(at)
        part = _check(case, incident, assessor, co_worker, at)
        born = case.child.date_of_birth
        assessment = HsbAssessment.objects.create(
            reference=new_reference("ASM"),
            case=case,
            incident=incident,
            tool=CHILD_AND_FAMILY,
            tool_version=FAMILY_ASSESSMENT.version,
            started_on=today,
            assessor=assessor,
            co_worker=co_worker,
            age_at_incident=part.age_at_incident,
            age_at_start=age_on(today, born=born) if born else None,
            why_this_tool=WHY,
        )
        if not _takes_on_what_is_due(assessment):
            set_deadline(
                case=case,
                rule=CHILD_AND_FAMILY_ASSESSMENT,
                starts_on=_referred_on(case, incident) or today,
                subject_kind=SUBJECT,
                subject_reference=assessment.reference,
                owner_team=case.managing_team,
                owner=assessor,
            )
        return assessment


def _takes_on_what_is_due(assessment: HsbAssessment) -> bool:
    """Whether the front door's decision has set the time already; then it is the assessor's."""
    waiting = list(family_assessment_due(assessment.case).select_for_update(of=("self",)))
    for deadline in waiting:
        deadline.owner = assessment.assessor
        deadline.save(update_fields=["owner"])
    return bool(waiting)


def _check(
    case: Case,
    incident: Incident,
    assessor: Membership,
    co_worker: Membership | None,
    at: datetime.datetime,
) -> Participation:
    if case.status == CaseStatus.CLOSED:
        raise Refused("This case is closed. Reopen it first.")
    part = Participation.objects.filter(case=case, incident=incident).first()
    if part is None:
        raise Refused("Choose an incident in which this child has a part.", field="incident")
    known = {one.pk for one in assessors_for(case, now=at)}
    for field, person in (("assessor", assessor), ("co_worker", co_worker)):
        if person is not None and person.pk not in known:
            raise Refused(
                "Choose somebody who works on this case. Share the case with others first.",
                field=field,
            )
    if co_worker is not None and co_worker.user_id == assessor.user_id:
        raise Refused("Choose another person to work with the assessor.", field="co_worker")
    if HsbAssessment.objects.filter(
        case=case, incident=incident, tool=CHILD_AND_FAMILY, status__in=OPEN
    ).exists():
        raise Refused("A child and family assessment is under way already.")
    return part


def _referred_on(case: Case, incident: Incident) -> datetime.date | None:
    found = Referral.objects.filter(case=case, participation__incident=incident)
    received = found.order_by("received_at").values_list("received_at", flat=True).first()
    return timezone.localdate(received) if received else None
