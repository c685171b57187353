"""Allocating a section 47 enquiry to a social worker of the child's own (R12)."""

import datetime

from django.utils import timezone

from assessments.commands.separating import check_allocation
from assessments.commands.starting import held, open_deadlines
from assessments.models import Section47Enquiry
from assessments.rules.states import ENQUIRY
from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.models import Membership
from hsb_cases.cases.commands.allocation import check_may_work_on, put_worker
from hsb_cases.cases.commands.sharing import SharingReason, grant, revoke
from hsb_cases.cases.models import Case, Level, SharingBasis
from hsb_cases.cases.permissions import check_may_allocate
from hsb_cases.core.errors import Refused


def allocate_enquiry(
    *,
    enquiry: Section47Enquiry,
    worker: Membership,
    reason: str,
    at: datetime.datetime,
    by: Actor,
    with_case: bool = False,
) -> None:
    """Allocate an enquiry to a social worker, who sees and adds to the child's record from then on.

    ``with_case``: the child's case goes to them too. Raises NotPermitted, and Refused without a
    reason, when the enquiry has ended, for somebody who cannot work on the case or has the enquiry
    already, and for whoever works with the other child (R12, no override).
    """
    with acting(by, summary="Allocated a section 47 enquiry", reason=reason):
        check_may_allocate(by, enquiry.case)
        enquiry = held(enquiry)
        ENQUIRY.check_move("allocate", state=enquiry.status)
        check_reason(reason)
        check_may_work_on(enquiry.case, worker, on=timezone.localdate(at))
        takes_case = with_case and enquiry.case.worker_id != worker.pk
        if enquiry.worker_id == worker.pk and not takes_case:
            raise Refused("This social worker has the enquiry already.", field="worker")
        check_allocation(enquiry.case, worker)
        if enquiry.worker_id != worker.pk:
            put_in(enquiry=enquiry, worker=worker, at=at, by=by)
        if takes_case:
            put_worker(case=enquiry.case, worker=worker, at=at, by=by)


def put_in(
    *, enquiry: Section47Enquiry, worker: Membership, at: datetime.datetime, by: Actor
) -> None:
    """Make somebody the social worker of an enquiry, for commands that checked everything already.

    ``enquiry`` is locked. The worker before keeps only what they were given for other work.
    """
    case = enquiry.case
    purpose = purpose_of(enquiry)
    for share in case.shares.filter(
        membership=enquiry.worker_id, purpose=purpose, ended_at__isnull=True
    ):
        revoke(share=share, reason="The enquiry was allocated to somebody else", at=at)
    enquiry.worker = worker
    enquiry.allocated_at = at
    enquiry.save(update_fields=["worker", "allocated_at"])
    grant(
        case=case,
        recipient=worker,
        level=Level.CONTRIBUTE,
        why=SharingReason(purpose, SharingBasis.PUBLIC_TASK),
        at=at,
        by=by,
    )
    for deadline in open_deadlines(enquiry):
        deadline.owner = worker
        deadline.save(update_fields=["owner"])


def end_access_of_enquiries(case: Case, at: datetime.datetime) -> None:
    """End what those who made a case's enquiries see of it: part of closing the case.

    They are free for the other child of the incident from then on, and would read both (R12).
    """
    enquiries = Section47Enquiry.objects.filter(case=case, worker__isnull=False)
    purposes = [purpose_of(one) for one in enquiries]
    for share in case.shares.filter(
        membership__isnull=False, purpose__in=purposes, ended_at__isnull=True
    ):
        revoke(share=share, reason="The case was closed", at=at)


def purpose_of(enquiry: Section47Enquiry) -> str:
    """For what the enquiry's worker sees the case."""
    return f"Social worker in section 47 enquiry {enquiry.reference}"


def check_reason(reason: str) -> None:
    """An allocation says why. Raises Refused."""
    if not reason.strip():
        raise Refused("Enter why this social worker takes it.", field="reason")
