"""Referring one child: to a case here, or out of the door with an acknowledgement to chase."""

import datetime
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from hsb_cases.agencies.acting import Actor
from hsb_cases.cases.commands.opening import open_case, widen_for_role
from hsb_cases.cases.commands.sharing import SharingReason, grant
from hsb_cases.cases.models import (
    Case,
    CaseStatus,
    Child,
    Incident,
    Level,
    Participation,
    SharingBasis,
)
from hsb_cases.cases.permissions import level_on
from hsb_cases.core.errors import Refused
from hsb_cases.core.references import new_reference
from hsb_cases.reminders.commands import set_deadline
from hsb_cases.reminders.rules.timescales import REFERRAL_DECISION
from referrals.models import Concern, HandOff, Referral, ReferralRoute, ReferralStatus
from referrals.rules.referring import Reason


@dataclass(frozen=True)
class Submission:
    """The concern being submitted, by whom and when."""

    concern: Concern
    incident: Incident
    at: datetime.datetime
    by: Actor


def refer_child(
    submission: Submission,
    participation: Participation,
    child: Child,
    reasons: tuple[Reason, ...],
) -> Referral:
    """Refer one child to the local authority where that child lives (R2).

    There the child's open case takes it, or one is opened; the team that manages the case has
    one working day to decide and tell the referrer. Elsewhere the referral leaves as a document.
    """
    home = child.home_authority
    assert home is not None, "checked before anything was written"  # noqa: S101 -- tells the type checker
    received_on = submission.at.date()
    referral = Referral(
        reference=new_reference("REF"),
        concern=submission.concern,
        child=child,
        participation=participation,
        local_authority=home,
        referred_by=submission.by.agency,
        received_at=submission.at,
        route=_route(reasons),
        reasons=[reason.sentence for reason in reasons],
        decision_due_on=REFERRAL_DECISION.due_on(received_on),
    )
    if not home.uses_product:
        referral.status = ReferralStatus.SENT_OUT
        referral.save()
        HandOff.objects.create(
            referral=referral, made_at=submission.at, chase_on=REFERRAL_DECISION.due_on(received_on)
        )
        return referral
    case = _case_for(submission, participation, child)
    referral.case = case
    # The front door of a new case; of an open one, the team that works on it.
    referral.received_by = case.managing_team
    referral.save()
    participation.case = case
    participation.save(update_fields=["case"])
    _grant_stub(case, submission)
    set_deadline(
        case=case,
        rule=REFERRAL_DECISION,
        starts_on=received_on,
        subject_kind="referral",
        subject_reference=referral.reference,
        owner_team=referral.received_by,
    )
    return referral


def _route(reasons: tuple[Reason, ...]) -> ReferralRoute:
    protection = any(reason.child_protection for reason in reasons)
    return ReferralRoute.CHILD_PROTECTION if protection else ReferralRoute.SOCIAL_CARE


def _case_for(submission: Submission, participation: Participation, child: Child) -> Case:
    home = child.home_authority
    assert home is not None, "checked by the caller"  # noqa: S101 -- tells the type checker
    case = (
        Case.objects.select_related("local_authority", "managing_team")
        .filter(child=child, local_authority=home)
        .exclude(status=CaseStatus.CLOSED)
        .first()
    )
    if case is not None:
        if _may_grant(case):
            widen_for_role(case=case, role=participation.role, at=submission.at, by=submission.by)
        return case
    try:
        with transaction.atomic():
            return open_case(
                child=child,
                local_authority=home,
                role=participation.role,
                at=submission.at,
                by=submission.by,
            )
    except IntegrityError as clash:
        # The child has an open case there that the reporter may not see. The sentence does not
        # say so, and nothing that was written is lost.
        raise Refused(
            f"The referral to {home.name} cannot be made from here. Telephone its front door now:"
            " it takes the referral from you. Your concern is kept as a draft."
        ) from clash


def _may_grant(case: Case) -> bool:
    """Whether the act may give access: it opened the case, or the actor manages it."""
    return level_on(case) in {0, Level.MANAGE}


def _grant_stub(case: Case, submission: Submission) -> None:
    """The referring team keeps the reference, the status and the outcome; and the reporter too.

    Whoever the case was shared with sees more than that already, and may not share it further.
    """
    if not _may_grant(case):
        return
    for recipient in (submission.by.team.group, submission.by.membership):
        grant(
            case=case,
            recipient=recipient,
            level=Level.STUB,
            why=SharingReason("Referred the child", SharingBasis.PUBLIC_TASK),
            at=submission.at,
            by=submission.by,
        )
