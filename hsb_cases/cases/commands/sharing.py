"""Giving and ending access to a case. Every grant is made by a share that says why."""

import datetime
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.models import Membership, Team, User
from hsb_cases.cases.commands.recipients import check_recipient, check_sealed
from hsb_cases.cases.models import (
    AccessRequest,
    Case,
    CaseGroupObjectPermission,
    CaseUserObjectPermission,
    Exclusion,
    Level,
    Share,
    SharingBasis,
)
from hsb_cases.cases.models.sharing import PERMISSION_OF_LEVEL
from hsb_cases.cases.permissions import check_may_share
from hsb_cases.core.errors import OutOfScope, Refused
from hsb_cases.core.locking import locked


@dataclass(frozen=True)
class SharingReason:
    """Why somebody is given access, and until when."""

    purpose: str
    basis: SharingBasis
    until: datetime.datetime | None = None


def share_case(
    *,
    case: Case,
    recipient: Group | Membership,
    level: Level,
    why: SharingReason,
    at: datetime.datetime,
    by: Actor,
    sealed: bool = False,
) -> Share:
    """Give an agency, a team or a person access to a case at a level.

    Raises NotPermitted when the actor may not decide who sees the case, and Refused for an end
    that is not after ``at``, a purpose left out (domain.md §6: each disclosure logs recipient,
    purpose and basis), a whole record for a whole children's social care, management for anybody
    outside the authority's social care, sealed parts for less than the whole record or for more
    than one person, or a person who has left or is kept away.
    """
    with acting(by, summary="Shared the case", reason=why.purpose):
        check_may_share(by, case)
        case = locked(Case.objects.all(), case)
        check_recipient(case, recipient, level, at=at)
        if sealed:
            check_sealed(recipient, level)
        return grant(
            case=case, recipient=recipient, level=level, why=why, at=at, by=by, sealed=sealed
        )


def grant(
    *,
    case: Case,
    recipient: Group | Membership,
    level: Level,
    why: SharingReason,
    at: datetime.datetime,
    by: Actor,
    sealed: bool = False,
) -> Share:
    """The share and guardian's grant together, for commands that checked permission already.

    The database checks once more: only who manages the case, or the act that opens it, may add
    a grant. Raises Refused for a missing purpose or an end that has passed.
    """
    if not why.purpose.strip():
        raise Refused("Enter why they need to see this case.", field="purpose")
    if why.until is not None and why.until <= at:
        raise Refused("Enter an end of access that is in the future.", field="until")
    group = recipient if isinstance(recipient, Group) else None
    membership = recipient if isinstance(recipient, Membership) else None
    share = Share.objects.create(
        case=case,
        group=group,
        membership=membership,
        level=level,
        sealed=sealed,
        purpose=why.purpose,
        basis=why.basis,
        shared_by=f"{by.user.full_name}, {by.role.label}, {by.agency.name}",
        shared_at=at,
        until=why.until,
    )
    for permission in _permissions(level, sealed=sealed):
        if isinstance(recipient, Group):
            CaseGroupObjectPermission.objects.create(
                group=recipient, permission=permission, content_object=case, share=share
            )
        else:
            CaseUserObjectPermission.objects.create(
                user_id=recipient.user_id,
                membership=recipient,
                permission=permission,
                content_object=case,
                share=share,
            )
    return share


def end_share(*, share: Share, reason: str, at: datetime.datetime, by: Actor) -> None:
    """End access that was given.

    Raises NotPermitted, or Refused without a reason, if it has ended, for the managing team and
    the allocated worker, whose access ends with a hand-over or a new allocation, and for auditors.
    """
    with acting(by, summary="Ended access to the case", reason=reason):
        check_may_share(by, case_of(share))
        # The case first, as in every act on its access: whoever took the share first and then, to
        # project it, the case would stand against an act that goes the other way round.
        locked(Case.objects.all(), case_of(share))
        share = locked(Share.objects.select_related("case__managing_team"), share)
        case = share.case
        manages = share.level == Level.MANAGE and share.ended_at is None
        if manages and share.group_id == case.managing_team.group_id:
            raise Refused("This team manages the case. Hand the case over to end its access.")
        if manages and share.membership_id is not None and share.membership_id == case.worker_id:
            raise Refused("This person works on the case. Allocate it to somebody else instead.")
        if Team.objects.filter(group=share.group_id, kind=Team.Kind.AUDIT).exists():
            raise Refused("Auditors keep their access: they read how the case was worked on.")
        revoke(share=share, reason=reason, at=at)


def revoke(*, share: Share, reason: str, at: datetime.datetime) -> None:
    """End a share, for commands that checked permission already; its grants end with it.

    A trigger takes guardian's grants back (sql/caseload_by_level.sql): whoever hands a case over
    may not see it any more by then. Raises Refused without a reason, or when it has ended already.
    """
    if not reason.strip():
        raise Refused("Enter why their access ends.", field="reason")
    if share.ended_at is not None:
        raise Refused("This access has ended already.")
    share.ended_at = at
    share.ended_reason = reason
    share.save(update_fields=["ended_at", "ended_reason"])


def exclude_person(
    *, case: Case, user: User, reason: str, at: datetime.datetime, by: Actor
) -> Exclusion:
    """Keep a person away from the case's child, whatever they were granted.

    A relative, or a conflict of interest. It holds for every case of the child, here and elsewhere,
    now and later.

    Raises NotPermitted, or Refused without a reason, twice, for the actor's own person, or for
    the worker of a case of the child that the actor sees, who must hand it over first. Of another
    authority's case nothing is said here: its team is told on its own pages.
    """
    with acting(by, summary="Kept a person away from the child", reason=reason):
        check_may_share(by, case)
        case = locked(Case.objects.all(), case)
        if not reason.strip():
            raise Refused("Enter why this person is kept away from the case.", field="reason")
        if user == by.user:
            raise Refused("Ask another manager to exclude you: nobody does it for themselves.")
        worked = Case.objects.filter(child=case.child_id, worker__user=user).first()
        if worked is not None:
            raise Refused(
                f"This person works on case {worked.reference} of this child. Allocate it to"
                " somebody else first.",
                field="person",
            )
        if case.exclusions.filter(user=user, ended_at__isnull=True).exists():
            raise Refused("This person is kept away from the case already.", field="person")
        return Exclusion.objects.create(
            case=case, child_id=case.child_id, user=user, reason=reason, starts_at=at
        )


def end_exclusion(*, exclusion: Exclusion, reason: str, at: datetime.datetime, by: Actor) -> None:
    """Let a person who was kept away see what they were granted again.

    Raises NotPermitted, or Refused without a reason or when it has ended.
    """
    with acting(by, summary="Ended an exclusion", reason=reason):
        check_may_share(by, case_of(exclusion))
        exclusion = locked(Exclusion.objects.all(), exclusion)
        if not reason.strip():
            raise Refused("Enter why the exclusion ends.", field="reason")
        if exclusion.ended_at is not None:
            raise Refused("This exclusion has ended already.")
        exclusion.ended_at = at
        exclusion.save(update_fields=["ended_at"])


def case_of(record: Share | Exclusion | AccessRequest) -> Case:
    """The case that a record about its sharing belongs to.

    Raises OutOfScope when the actor does not see that case: then there is no such record either.
    """
    case = Case.objects.filter(pk=record.case_id).first()
    if case is None:
        raise OutOfScope
    return case


def _permissions(level: Level, *, sealed: bool) -> list[Permission]:
    names = [PERMISSION_OF_LEVEL[level]] + (["view_sealed"] if sealed else [])
    return list(
        Permission.objects.filter(
            content_type__app_label="cases", content_type__model="case", codename__in=names
        ).select_related("content_type")
    )
