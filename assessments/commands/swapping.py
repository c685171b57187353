"""Two enquiries change social workers with each other, in one act."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.utils import timezone

from assessments.commands.allocating import check_reason, put_in
from assessments.commands.separating import hold_incidents
from assessments.models import Section47Enquiry
from assessments.rules.states import ENQUIRY
from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.models import Membership
from hsb_cases.cases.commands.allocation import check_may_work_on, put_worker
from hsb_cases.cases.models import Case
from hsb_cases.cases.permissions import check_may_allocate
from hsb_cases.core.errors import Refused
from hsb_cases.core.locking import locked


def swap_workers(
    *,
    one: Section47Enquiry,
    other: Section47Enquiry,
    reason: str,
    at: datetime.datetime,
    by: Actor,
) -> None:
    """Let the social workers of two enquiries change places; a case goes along with its worker.

    Both change in one act, so that the siblings' workers can swap although neither could take the
    other's enquiry alone. Raises NotPermitted, and Refused without a reason, for two enquiries of
    one case, one that has ended or has no worker, somebody who cannot work on the other's case, or
    where one person would work with both children afterwards (R12, no override).
    """
    with acting(by, summary="Swapped the social workers of two enquiries", reason=reason):
        for enquiry in (one, other):
            check_may_allocate(by, enquiry.case)
        check_reason(reason)
        if one.case_id == other.case_id:
            raise Refused("Choose the enquiry of another child.", field="other")
        enquiries = _held(one, other)
        one, other = enquiries[one.pk], enquiries[other.pk]
        to_one, to_other = _worker(other), _worker(one)
        if to_one == to_other:
            raise Refused("Both enquiries have this social worker already.", field="other")
        with _put_off():
            _put(one, to_one, at=at, by=by)
            _put(other, to_other, at=at, by=by)


def _held(*enquiries: Section47Enquiry) -> dict[int, Section47Enquiry]:
    """Both enquiries, locked: the cases in the order of their numbers, then the enquiries."""
    cases = sorted((enquiry.case for enquiry in enquiries), key=lambda case: case.pk)
    for case in cases:
        locked(Case.objects.all(), case)
    hold_incidents(cases)
    rows = Section47Enquiry.objects.select_related("case__child", "worker")
    return {
        enquiry.pk: locked(rows, enquiry) for enquiry in sorted(enquiries, key=lambda one: one.pk)
    }


def _worker(enquiry: Section47Enquiry) -> Membership:
    ENQUIRY.check_move("allocate", state=enquiry.status)
    if enquiry.worker is None:
        raise Refused(
            f"Nobody has enquiry {enquiry.reference} yet. Allocate it instead.", field="other"
        )
    return enquiry.worker


def _put(
    enquiry: Section47Enquiry, worker: Membership, *, at: datetime.datetime, by: Actor
) -> None:
    check_may_work_on(enquiry.case, worker, on=timezone.localdate(at))
    held_both = enquiry.case.worker_id == enquiry.worker_id
    put_in(enquiry=enquiry, worker=worker, at=at, by=by)
    if held_both:
        put_worker(case=enquiry.case, worker=worker, at=at, by=by)


@contextmanager
def _put_off() -> Iterator[None]:
    """R12 is asked of both changes together, at the end."""
    _set_constraint("DEFERRED")
    yield
    _set_constraint("IMMEDIATE")


def _set_constraint(when: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET CONSTRAINTS hsb_separate_workers {when}")
