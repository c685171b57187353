"""Referring one child: to a case here, or out of the door with an acknowledgement to chase."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from hsb_cases.agencies.acting import Actor
from hsb_cases.cases.commands.joining import case_to_refer_to
from hsb_cases.cases.commands.sharing import SharingReason, grant
from hsb_cases.cases.models import (
    Case,
    Child,
    Incident,
    Level,
    Participation,
    SharingBasis,
)
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

    There the child's open case takes it, seen or unseen, or one is opened; the team that manages
    the case has one working day to decide and tell the referrer. Elsewhere the referral leaves as
    a document. Returns the referral with what the reporter keeps of the case: its reference.
    """
    home = child.home_authority
    assert home is not None, "checked before anything was written"  # noqa: S101 -- tells the type checker
    received_on = timezone.localdate(submission.at)
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
        sharing_basis=SharingBasis.PUBLIC_TASK,
        decision_due_on=REFERRAL_DECISION.due_on(received_on),
    )
    if not home.uses_product:
        referral.status = ReferralStatus.SENT_OUT
        referral.save()
        HandOff.objects.create(
            referral=referral, made_at=submission.at, chase_on=REFERRAL_DECISION.due_on(received_on)
        )
        return referral
    case = case_to_refer_to(
        participation=participation, local_authority=home, at=submission.at, by=submission.by
    )
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


def _grant_stub(case: Case, submission: Submission) -> None:
    """The referring team keeps the reference, the status and the outcome; and the reporter too.

    It outlives whatever else of the case was shared with them for a time.
    """
    for recipient in (submission.by.team.group, submission.by.membership):
        grant(
            case=case,
            recipient=recipient,
            level=Level.STUB,
            why=SharingReason("Referred the child", SharingBasis.PUBLIC_TASK),
            at=submission.at,
            by=submission.by,
        )
