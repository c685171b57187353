"""Closing a case, and reopening one (domain.md §3.2, states 17 and 18)."""

import datetime

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.cases import closings
from hsb_cases.cases.commands.allocation import end_worker_share
from hsb_cases.cases.models import Case, CaseClosure, CaseStatus
from hsb_cases.cases.permissions import check_may_close
from hsb_cases.cases.rules.closing import (
    MERGED,
    Closing,
    missing_to_close,
    nothing_is_open,
)
from hsb_cases.cases.rules.states import CASE
from hsb_cases.core.errors import Refused
from hsb_cases.core.locking import locked
from hsb_cases.core.rules.answers import require


def close_case(*, case: Case, closing: Closing, at: datetime.datetime, by: Actor) -> CaseClosure:
    """Close a child's case. Whoever worked on it is free for another child from then on.

    The managing team keeps it to read; the access of its worker, and of those who made its
    enquiries, ends. Raises NotPermitted for who does not manage the case, and Refused with the
    field when it is closed already, something is missing, nobody asked about self-harm, or
    something is still open on it, all of which the sentence names.
    """
    with acting(by, summary="Closed the case", reason=closing.summary):
        check_may_close(by, case)
        case = locked(Case.objects.select_related("child", "worker"), case)
        status = CASE.check_move("close", state=case.status)
        require(
            [
                *nothing_is_open(closings.still_open(case)),
                *missing_to_close(closing, child=case.child.initials),
            ],
            {},
        )
        closings.end_with(case, at=at)
        made = CaseClosure.objects.create(
            case=case,
            reason=closing.reason,
            census_reason=closing.census_reason,
            summary=closing.summary.strip(),
            goes_on_with=closing.goes_on_with.strip(),
            transferred_as=closing.transferred_as,
            self_harm_risk=closing.self_harm_risk,
            self_harm_detail=closing.self_harm_detail.strip(),
            closed_at=at,
            closed_by=by.membership,
        )
        worker = case.worker
        case.status, case.closed_at, case.worker = CaseStatus(status), at, None
        case.save(update_fields=["status", "closed_at", "worker"])
        # Last: whoever closes it may be the worker, and sees it no longer.
        end_worker_share(case, worker, at=at, reason="The case was closed")
        return made


def reopen_case(*, case: Case, reason: str, by: Actor) -> None:
    """Reopen a closed case, for the team that managed it; nobody is allocated yet.

    What was decided when it was closed stays as it is. A new referral reopens a case by itself
    (sql/reopening.sql). Raises NotPermitted for who does not manage the case, and Refused without
    a reason, when it is not closed, when it ended in a merge, or, by the database, when the child
    has another open case in the authority.
    """
    with acting(by, summary="Reopened the case", reason=reason):
        check_may_close(by, case)
        case = locked(Case.objects.all(), case)
        status = CASE.check_move("reopen", state=case.status)
        if not reason.strip():
            raise Refused("Enter why the case is reopened.", field="reason")
        closures = CaseClosure.objects.filter(case=case)
        if case.closed_at not in list(closures.values_list("closed_at", flat=True)):
            raise Refused(MERGED)
        case.status, case.closed_at = CaseStatus(status), None
        case.save(update_fields=["status", "closed_at"])
