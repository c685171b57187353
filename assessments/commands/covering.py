"""Leave cover: everything that one social worker holds goes to another, or nothing does."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from assessments.commands.allocating import allocate_enquiry, check_reason
from assessments.commands.separating import hold_incidents
from assessments.models import EnquiryStatus, Section47Enquiry
from assessments.selectors.enquiries import managed_cases
from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.models import Membership
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.commands.allocation import allocate_case
from hsb_cases.cases.models import Case, CaseStatus
from hsb_cases.core.errors import NotPermitted, Refused

Held = TypeVar("Held", Case, Section47Enquiry)


@dataclass(frozen=True)
class NotMoved:
    """One case or enquiry that cannot go to the other worker, and why."""

    reference: str
    sentence: str


class CoverRefused(Refused):
    """Nothing was handed over; ``items`` says what stood in the way, and why."""

    def __init__(self, sentence: str, items: Sequence[NotMoved]) -> None:
        super().__init__(sentence, field="taking")
        self.items = tuple(items)


@dataclass(frozen=True)
class Covered:
    """How much changed hands."""

    cases: int
    enquiries: int


def reallocate_all(
    *,
    leaving: Membership,
    taking: Membership,
    reason: str,
    at: datetime.datetime,
    by: Actor,
) -> Covered:
    """Give every open case and enquiry of one worker that the actor manages to another worker.

    Raises NotPermitted for who allocates nothing, Refused without a reason, for one and the same
    person, or where there is nothing to hand over, and CoverRefused with the whole list when any of
    it cannot go to the other worker (R12 among the reasons); then nothing has changed.
    """
    with acting(by, summary="Handed everything of one worker to another", reason=reason):
        if not by.can(Ability.ALLOCATE):
            raise NotPermitted(
                f"Your role, {by.role.label.lower()}, may not allocate. Ask a manager."
            )
        check_reason(reason)
        if leaving == taking:
            raise Refused("Choose somebody else to take the work over.", field="taking")
        cases, enquiries = _work_of(leaving, by)
        if not (cases or enquiries):
            raise Refused(
                "This worker has no open case or enquiry that you manage.", field="leaving"
            )
        hold_incidents(_locked([*cases, *(enquiry.case for enquiry in enquiries)]))

        def case_goes(case: Case) -> None:
            allocate_case(case=case, worker=taking, reason=reason, at=at, by=by)

        def enquiry_goes(enquiry: Section47Enquiry) -> None:
            allocate_enquiry(enquiry=enquiry, worker=taking, reason=reason, at=at, by=by)

        refused = [_tried(case, case_goes) for case in cases]
        refused += [_tried(enquiry, enquiry_goes) for enquiry in enquiries]
        found = [one for one in refused if one is not None]
        if found:
            raise CoverRefused(
                f"Nothing was handed over: {len(found)} of {len(cases) + len(enquiries)} cannot go"
                f" to {taking.user.full_name}. Give those to somebody else first, one by one.",
                found,
            )
        return Covered(cases=len(cases), enquiries=len(enquiries))


def _work_of(worker: Membership, by: Actor) -> tuple[list[Case], list[Section47Enquiry]]:
    """The open cases and enquiries of a worker that the actor manages."""
    managed = managed_cases(by)
    cases = Case.objects.filter(worker=worker, pk__in=managed).exclude(status=CaseStatus.CLOSED)
    enquiries = Section47Enquiry.objects.filter(
        worker=worker, status=EnquiryStatus.OPEN, case__in=managed
    )
    return (
        list(cases.order_by("pk")),
        list(enquiries.select_related("case").order_by("case_id", "pk")),
    )


def _locked(cases: list[Case]) -> list[Case]:
    """The cases, locked in the order of their numbers."""
    rows = Case.objects.filter(pk__in={case.pk for case in cases}).order_by("pk")
    return list(rows.select_for_update(of=("self",)))


def _tried(record: Held, give: Callable[[Held], None]) -> NotMoved | None:
    """One hand-over, which leaves nothing behind where it is refused."""
    try:
        give(record)
    except Refused as refused:
        return NotMoved(record.reference, refused.sentence)
    return None
