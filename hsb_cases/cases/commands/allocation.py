"""Allocating a case: the worker sees the whole record, whoever had it before no longer does."""

import datetime

from django.utils import timezone

from hsb_cases.agencies.acting import Actor, acting, actor_in
from hsb_cases.agencies.models import Agency, Membership, Team
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases import rechecks
from hsb_cases.cases.commands.sharing import SharingReason, grant, revoke
from hsb_cases.cases.models import Case, CaseStatus, Level, SharingBasis
from hsb_cases.cases.permissions import check_may_allocate
from hsb_cases.cases.rules.states import CASE
from hsb_cases.cases.selectors.exclusions import is_kept_away
from hsb_cases.core.errors import Refused
from hsb_cases.core.locking import locked


def allocate_case(
    *, case: Case, worker: Membership, reason: str, at: datetime.datetime, by: Actor
) -> None:
    """Allocate a case to a worker of the authority that holds it.

    Raises NotPermitted, or Refused without a reason, when the case is closed, or the worker's
    membership has ended, is not in the authority's social care, is excluded from the case, or has
    it already, and where a rule of a higher room says no (R12: hsb_cases.cases.rechecks).
    """
    with acting(by, summary="Allocated the case", reason=reason):
        check_may_allocate(by, case)
        case = locked(Case.objects.all(), case)
        CASE.check_move("allocate", state=case.status)
        _check_reason(reason, "Enter why this worker takes the case.")
        check_may_work_on(case, worker, on=timezone.localdate(at))
        if case.worker_id == worker.pk:
            raise Refused("This worker has the case already.", field="worker")
        rechecks.run_allocation(case, worker)
        put_worker(case=case, worker=worker, at=at, by=by)


def put_worker(*, case: Case, worker: Membership, at: datetime.datetime, by: Actor) -> None:
    """Make somebody the worker of a case, for commands that checked everything already.

    ``case`` is locked. The worker before sees it no longer; what they were given for other work on
    the case (an enquiry) stands by itself. Raises Refused when the case is closed.
    """
    end_worker_share(case, case.worker, at=at, reason="The case was allocated to somebody else")
    case.status = CASE.check_move("allocate", state=case.status)
    case.worker = worker
    case.save(update_fields=["worker", "status"])
    grant(
        case=case,
        recipient=worker,
        level=Level.MANAGE,
        why=SharingReason("Allocated worker", SharingBasis.PUBLIC_TASK),
        at=at,
        by=by,
    )


def move_case_to_team(
    *, case: Case, team: Team, reason: str, at: datetime.datetime, by: Actor
) -> None:
    """Hand a case to another team of the authority: it manages the case from now on.

    The team that handed it over sees it no longer (domain.md §6: front door, full to
    allocation). Raises NotPermitted, or Refused without a reason, for a closed case, and for a team
    outside the authority's social care or the same team.
    """
    with acting(by, summary="Handed the case to another team", reason=reason):
        check_may_allocate(by, case)
        case = locked(Case.objects.select_related("managing_team"), case)
        if case.status == CaseStatus.CLOSED:
            raise Refused("This case is closed. Reopen it first.")
        _check_reason(reason, "Enter why the case is handed over.")
        if not _is_in_care_of(case, team.agency) or not team.active:
            raise Refused("Choose a team of the local authority that holds the case.", field="team")
        if team == case.managing_team:
            raise Refused("This team manages the case already.", field="team")
        left = list(
            case.shares.filter(
                group=case.managing_team.group, level=Level.MANAGE, ended_at__isnull=True
            )
        )
        grant(
            case=case,
            recipient=team.group,
            level=Level.MANAGE,
            why=SharingReason("Manages the case", SharingBasis.PUBLIC_TASK),
            at=at,
            by=by,
        )
        case.managing_team = team
        case.save(update_fields=["managing_team"])
        # Last: from here on the acting team may no longer change the case.
        for share in left:
            revoke(share=share, reason=f"Handed over to {team.name}", at=at)


def _check_reason(reason: str, sentence: str) -> None:
    if not reason.strip():
        raise Refused(sentence, field="reason")


def _is_in_care_of(case: Case, agency: Agency) -> bool:
    """Whether an agency is the children's social care of the authority that holds the case."""
    return (
        agency.kind == Agency.Kind.SOCIAL_CARE
        and agency.local_authority_id == case.local_authority_id
    )


def check_may_work_on(case: Case, worker: Membership, *, on: datetime.date) -> None:
    """Whether somebody may be made a worker of the case at all. Raises Refused.

    A membership that holds on the day, in the social care of the authority that holds the case,
    of a person who is not kept away from it.
    """
    actor = actor_in(worker, on=on)
    if actor is None:
        raise Refused("Choose a worker whose membership has not ended.", field="worker")
    if not _is_in_care_of(case, actor.agency) or not actor.can(Ability.CONTRIBUTE):
        raise Refused("Choose a worker of the local authority that holds the case.", field="worker")
    if is_kept_away(case, worker.user_id):
        raise Refused("This worker is kept away from the case. Choose another.", field="worker")


def end_worker_share(
    case: Case, worker: Membership | None, *, at: datetime.datetime, reason: str
) -> None:
    """End what the worker of a case sees as its worker; part of the command that frees them."""
    if worker is None:
        return
    managed = case.shares.filter(membership=worker, level=Level.MANAGE, ended_at__isnull=True)
    for share in managed:
        revoke(share=share, reason=reason, at=at)
