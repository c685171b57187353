"""Supervision of an assessment, a new version after it, and giving it to other people."""

import datetime

from django.utils import timezone

from assessments.commands.writing import held, held_for_writing, version_in_hand
from assessments.models import (
    AssessmentDraft,
    AssessmentStatus,
    AssessmentVersion,
    DomainFinding,
    HsbAssessment,
)
from assessments.models.tools import OPEN
from assessments.permissions import (
    check_may_hand_over,
    check_may_open_version,
    check_may_supervise,
)
from assessments.rules.record_complete import missing
from assessments.rules.record_parts import PLAIN_FIELDS, listed, parts_of
from assessments.rules.states import ASSESSMENT
from assessments.rules.tool_catalogue import KINDS, TOOLS
from assessments.selectors.assessors import assessors_for
from assessments.selectors.due import due_of
from assessments.selectors.local_limits import local_limit
from assessments.selectors.records import authors_of, drafts_of, findings_of, role_in, written_of
from assessments.selectors.tools import SUBJECT, trained_until
from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.models import Membership
from hsb_cases.cases.models import CaseStatus
from hsb_cases.core.errors import Refused
from hsb_cases.core.rules.answers import says_something
from hsb_cases.reminders.commands import meet_deadline, set_deadline
from hsb_cases.reminders.models import Deadline
from hsb_cases.reminders.rules.timescales import AIM_REVIEW

CARRIED_OVER = (
    "child_views",
    "child_views_missing_reason",
    "carers_views",
    "carers_views_missing_reason",
    "formulation",
    "factors",
    "supervision_level",
    "supervision_detail",
    "recommendations",
    *PLAIN_FIELDS,
)
"""What a new version starts from. What is asked every time, and whether there was an interpreter,
is asked anew."""

SENT_ANEW = (
    "This assessment was returned and sent anew since you opened this page. Read it as it stands"
    " now, then decide."
)


def send_for_supervision(*, assessment: HsbAssessment, at: datetime.datetime, by: Actor) -> None:
    """Send what is written for supervision; until it comes back nobody changes it.

    Raises NotPermitted for who does not write it, and Refused while something is missing or typed
    and not recorded.
    """
    with acting(by, summary="Sent an assessment for supervision"):
        assessment = held_for_writing(assessment, by)
        status = ASSESSMENT.check_move("send for supervision", state=assessment.status)
        _check_recorded(assessment)
        version = version_in_hand(assessment, at=at, by=by)
        written = written_of(assessment, version, findings_of(version), role_in(assessment))
        for _, answer in missing(written):
            raise Refused(answer.sentence, field=answer.field or None)
        version.sent_at, version.sent_by = at, by.membership
        version.save(update_fields=["sent_at", "sent_by"])
        _move(assessment, status)


def return_assessment(
    *, assessment: HsbAssessment, reason: str, at: datetime.datetime, by: Actor
) -> None:
    """Give an assessment back to its authors, to be written on.

    Raises NotPermitted for who does not supervise it or wrote in it, and Refused without a reason
    or when it does not wait.
    """
    with acting(by, summary="Returned an assessment to its authors", reason=reason):
        version, status = _supervised(assessment, "return", at, by)
        if not says_something(reason):
            raise Refused(
                "Enter what is to be changed or added, in a sentence or more.", field="reason"
            )
        version.returned_at, version.returned_by = at, by.membership
        version.returned_reason = reason.strip()
        version.save(update_fields=["returned_at", "returned_by", "returned_reason"])
        _move(assessment, status)


def sign_off_assessment(
    *,
    assessment: HsbAssessment,
    note: str,
    read: datetime.datetime,
    at: datetime.datetime,
    by: Actor,
) -> None:
    """Sign a version off: from now on its text is fixed, and reports can be made of it.

    What was due is done; an AIM assessment is due for review within the area’s limit. ``read`` is
    when the text that was read had been sent. Raises as ``return_assessment``, and Refused where it
    was returned and sent anew since; nobody signs off what they wrote, now or before, in any
    membership.
    """
    with acting(by, summary="Signed off an assessment"):
        version, status = _supervised(assessment, "sign off", at, by)
        if read != version.sent_at:
            raise Refused(SENT_ANEW)
        version.signed_off_at, version.signed_off_by = at, by.membership
        version.signed_off_note = note.strip()
        version.save(update_fields=["signed_off_at", "signed_off_by", "signed_off_note"])
        for draft in AssessmentDraft.objects.filter(assessment=assessment):
            draft.delete()
        _move(assessment, status)
        _set_deadlines(assessment, today=timezone.localdate(at))


def open_new_version(
    *, assessment: HsbAssessment, reason: str, at: datetime.datetime, by: Actor
) -> AssessmentVersion:
    """Go on with a signed-off assessment: a new version with the text of the last one.

    The last one stays as it is. Raises NotPermitted, and Refused for a closed case, without a
    reason, while one is being written, or where another assessment of this kind is under way.
    """
    with acting(by, summary="Opened a new version of an assessment", reason=reason):
        check_may_open_version(by, assessment)
        assessment = held(assessment)
        if assessment.case.status == CaseStatus.CLOSED:
            raise Refused("This case is closed. Reopen it first.")
        status = ASSESSMENT.check_move("open a new version", state=assessment.status)
        if not says_something(reason):
            raise Refused(
                "Enter why there is a new version, in a sentence or more.", field="reason"
            )
        beside = HsbAssessment.objects.filter(
            case=assessment.case, incident=assessment.incident, tool=assessment.tool
        ).filter(status__in=OPEN)
        if beside.exists():
            raise Refused("Another assessment of this kind is under way already.")
        last = AssessmentVersion.objects.filter(assessment=assessment).latest("number")
        version = AssessmentVersion.objects.create(
            case=assessment.case,
            assessment=assessment,
            number=last.number + 1,
            opened_at=at,
            opened_by=by.membership,
            opened_reason=reason.strip(),
            **{name: getattr(last, name) for name in CARRIED_OVER},
        )
        for domain, said in findings_of(last).items():
            DomainFinding.objects.create(
                case=assessment.case, version=version, domain=domain, **said
            )
        _move(assessment, status)
        return version


def hand_over_assessment(
    *,
    assessment: HsbAssessment,
    assessor: Membership,
    co_worker: Membership | None,
    reason: str,
    at: datetime.datetime,
    by: Actor,
) -> None:
    """Give an assessment to other people; whoever wrote in it so far stays one of its authors.

    What is due goes to the new assessor. Raises NotPermitted, and Refused without a reason, for
    somebody who does not work on the case or has no current training in the tool (R20).
    """
    with acting(by, summary="Handed an assessment over", reason=reason):
        check_may_hand_over(by, assessment)
        assessment = held(assessment)
        ASSESSMENT.check_move("hand over", state=assessment.status)
        if not says_something(reason):
            raise Refused("Enter why others go on with it, in a sentence or more.", field="reason")
        _check_people(assessment, assessor, co_worker, at)
        assessment.assessor, assessment.co_worker = assessor, co_worker
        assessment.save(update_fields=["assessor", "co_worker"])
        for deadline in due_of(assessment):
            deadline.owner = assessor
            deadline.save(update_fields=["owner"])


def _supervised(
    assessment: HsbAssessment, move: str, at: datetime.datetime, by: Actor
) -> tuple[AssessmentVersion, str]:
    check_may_supervise(by, assessment, authors_of(assessment))
    held_now = held(assessment)
    status = ASSESSMENT.check_move(move, state=held_now.status)
    # Asked again now that nobody hands it over meanwhile.
    check_may_supervise(by, held_now, authors_of(held_now))
    return version_in_hand(held_now, at=at, by=by), status


def _move(assessment: HsbAssessment, status: str) -> None:
    assessment.status = AssessmentStatus(status)
    assessment.save(update_fields=["status"])


def _check_recorded(assessment: HsbAssessment) -> None:
    titles = {part.name: part.title for part in parts_of(assessment.tool)}
    typed = dict.fromkeys(
        titles.get(one.part, one.part)
        for one in drafts_of(assessment)
        if one.beside_id is not None or not one.recorded
    )
    if typed:
        raise Refused(f"Something is typed and not recorded in {listed(typed)}. Record it first.")


def _set_deadlines(assessment: HsbAssessment, *, today: datetime.date) -> None:
    case = assessment.case
    for deadline in due_of(assessment):
        meet_deadline(deadline=deadline, on=today)
    limit = local_limit(AIM_REVIEW, case, on=today)
    again = Deadline.objects.filter(
        rule=limit.rule, subject_reference=assessment.reference, due_on=limit.due_on(today)
    )
    if KINDS[assessment.tool].full_aim and not again.exists():
        set_deadline(
            case=case,
            rule=limit,
            starts_on=today,
            subject_kind=SUBJECT,
            subject_reference=assessment.reference,
            owner_team=case.managing_team,
            owner=assessment.assessor,
        )


def _check_people(
    assessment: HsbAssessment,
    assessor: Membership,
    co_worker: Membership | None,
    at: datetime.datetime,
) -> None:
    known = {one.pk for one in assessors_for(assessment.case, now=at)}
    for field, person in (("assessor", assessor), ("co_worker", co_worker)):
        if person is not None and person.pk not in known:
            raise Refused(
                "Choose somebody who works on this case. Share the case with others first.",
                field=field,
            )
    if co_worker is not None and co_worker.user_id == assessor.user_id:
        raise Refused("Choose another person to work with the assessor.", field="co_worker")
    if assessment.tool not in TOOLS:
        return
    until = trained_until([assessor.user_id]).get(assessor.user_id, {}).get(assessment.tool)
    if until is None or until < timezone.localdate(at):
        raise Refused(
            f"Choose somebody whose training in {TOOLS[assessment.tool].label} is current.",
            field="assessor",
        )
