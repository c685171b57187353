"""Starting a section 47 enquiry for one child, and taking back one that was started in error."""

import datetime

from django.utils import timezone

from assessments.models import EnquiryKind, EnquiryStatus, Section47Enquiry
from assessments.permissions import check_may_start
from assessments.rules.states import ENQUIRY
from assessments.selectors.enquiries import SUBJECT
from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.cases.models import Case, CaseStatus, Incident, Participation
from hsb_cases.cases.permissions import check_may_allocate
from hsb_cases.core.errors import Refused
from hsb_cases.core.locking import locked
from hsb_cases.core.references import new_reference
from hsb_cases.core.rules.answers import says_something
from hsb_cases.reminders.commands import cancel_deadline, set_deadline
from hsb_cases.reminders.models import Deadline
from hsb_cases.reminders.rules.timescales import INITIAL_CONFERENCE


def start_enquiry(
    *,
    case: Case,
    incident: Incident,
    kind: EnquiryKind,
    strategy_reference: str,
    started_on: datetime.date,
    at: datetime.datetime,
    by: Actor,
) -> Section47Enquiry:
    """Start an enquiry for the case's child about one incident.

    ``started_on`` is the day of the strategy discussion that started it; from then on an initial
    conference is due within 15 working days. Raises NotPermitted, and Refused for a closed case,
    an incident in which the child has no part, a day in the future, an enquiry that is open
    already, or where one worker has both children (R12).
    """
    with acting(by, summary="Started a section 47 enquiry"):
        check_may_start(by, case)
        case = locked(Case.objects.select_related("managing_team"), case)
        _check(case, incident, started_on, today=timezone.localdate(at))
        enquiry = Section47Enquiry.objects.create(
            reference=new_reference("ENQ"),
            case=case,
            incident=incident,
            kind=kind,
            strategy_reference=strategy_reference,
            started_on=started_on,
        )
        set_deadline(
            case=case,
            rule=INITIAL_CONFERENCE,
            starts_on=started_on,
            subject_kind=SUBJECT,
            subject_reference=enquiry.reference,
            owner_team=case.managing_team,
        )
        return enquiry


def cancel_enquiry(*, enquiry: Section47Enquiry, reason: str, by: Actor) -> None:
    """Take back an enquiry that was started in error; its conference is not due any more.

    Raises NotPermitted for who does not manage the case, and Refused without a reason or when the
    enquiry has ended.
    """
    with acting(by, summary="Cancelled a section 47 enquiry", reason=reason):
        check_may_allocate(by, enquiry.case)
        enquiry = held(enquiry)
        enquiry.status = EnquiryStatus(ENQUIRY.check_move("cancel", state=enquiry.status))
        if not says_something(reason):
            raise Refused(
                "Enter why the enquiry is cancelled, in a sentence or more.", field="reason"
            )
        enquiry.cancelled_reason = reason
        enquiry.save(update_fields=["status", "cancelled_reason"])
        end_deadlines(enquiry, reason="The enquiry was cancelled")


def held(enquiry: Section47Enquiry) -> Section47Enquiry:
    """The enquiry as it is now, locked, and its case before it: always in this order.

    Raises OutOfScope for who may not change them.
    """
    locked(Case.objects.all(), enquiry.case)
    return locked(
        Section47Enquiry.objects.select_related("case__child", "worker", "incident"), enquiry
    )


def open_deadlines(enquiry: Section47Enquiry) -> list[Deadline]:
    """What is due on the enquiry."""
    return list(
        Deadline.objects.open()
        .filter(subject_kind=SUBJECT, subject_reference=enquiry.reference)
        .order_by("pk")
    )


def end_deadlines(enquiry: Section47Enquiry, *, reason: str) -> None:
    """Say why nothing is due on the enquiry any more."""
    longest = Deadline._meta.get_field("cancelled_reason").max_length or 0
    said = reason if len(reason) <= longest else f"{reason[: longest - 1]}…"
    for deadline in open_deadlines(enquiry):
        cancel_deadline(deadline=deadline, reason=said)


def _check(
    case: Case, incident: Incident, started_on: datetime.date, *, today: datetime.date
) -> None:
    if case.status == CaseStatus.CLOSED:
        raise Refused("This case is closed. Reopen it first.")
    if not Participation.objects.filter(case=case, incident=incident).exists():
        raise Refused("Choose an incident in which this child has a part.", field="incident")
    if started_on > today:
        raise Refused(
            "The date of the strategy discussion must be today or before.", field="started_on"
        )
    if Section47Enquiry.objects.filter(
        case=case, incident=incident, status=EnquiryStatus.OPEN
    ).exists():
        raise Refused("A section 47 enquiry about this incident is open already.")
