"""The front door's decision on one child's referral."""

import datetime

from django.db import connection

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import Incident, Participation
from hsb_cases.cases.permissions import check_may_contribute
from hsb_cases.core.errors import NotPermitted, Refused
from hsb_cases.core.locking import locked
from hsb_cases.reminders.commands import meet_deadline
from hsb_cases.reminders.models import Deadline
from hsb_cases.reminders.rules.timescales import REFERRAL_DECISION
from referrals.models import Decision, NotReferred, Referral, ReferralStatus
from referrals.rules.deciding import check_every_child_is_thought_of, check_reasons
from referrals.rules.states import REFERRAL


def children_not_referred(incident: Incident) -> int:
    """How many children of the incident have neither a referral nor a manager's reason.

    Counts children whose records the actor may not see, and says nothing else of them.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT hsb_children_not_referred(%s)", [incident.pk])
        return int(cursor.fetchone()[0] or 0)


def decide_referral(
    *, referral: Referral, decision: Decision, reasons: str, at: datetime.datetime, by: Actor
) -> None:
    """Decide on one child's referral and meet its deadline; the referrer sees the outcome.

    Raises NotPermitted for who does not handle referrals or work on the case, and Refused when
    it was decided already, the reasons are missing, or a child of a serious incident has neither
    a referral nor a manager's reason (R1). Decision within one working day: Working Together.
    """
    with acting(by, summary="Decided on the referral", reason=reasons):
        if not by.can(Ability.HANDLE_REFERRALS):
            raise NotPermitted(f"Your role, {by.role.label.lower()}, does not decide on referrals.")
        referral = locked(Referral.objects.select_related("case", "concern__incident"), referral)
        if referral.case is None:
            raise Refused("This referral went to another authority, which decides on it.")
        check_may_contribute(by, referral.case)
        REFERRAL.check_move("decide", state=referral.status)
        check_reasons(reasons)
        incident = referral.concern.incident
        check_every_child_is_thought_of(incident.category, children_not_referred(incident))
        referral.status = ReferralStatus.DECIDED
        referral.decision = decision
        referral.decision_reasons = reasons
        referral.decided_at = at
        referral.decided_by = by.membership
        referral.save(
            update_fields=["status", "decision", "decision_reasons", "decided_at", "decided_by"]
        )
        for deadline in Deadline.objects.filter(
            rule=REFERRAL_DECISION.rule,
            subject_reference=referral.reference,
            met_on__isnull=True,
            cancelled_reason="",
        ):
            meet_deadline(deadline=deadline, on=at.date())


def record_not_referred(
    *, participation: Participation, reason: str, at: datetime.datetime, by: Actor
) -> NotReferred:
    """Record, as a manager, why a child of a serious incident needs no referral (R1).

    Raises NotPermitted for anybody but a manager of referrals, and Refused without a reason or
    when the child has a referral or a reason already.
    """
    with acting(by, summary="Recorded why a child was not referred", reason=reason):
        if not (by.can(Ability.HANDLE_REFERRALS) and by.can(Ability.MERGE)):
            raise NotPermitted("Only a manager may record that a child needs no referral.")
        check_reasons(reason)
        if Referral.objects.filter(participation=participation).exists():
            raise Refused("This child has a referral.")
        if NotReferred.objects.filter(participation=participation).exists():
            raise Refused("A reason was recorded already.")
        return NotReferred.objects.create(
            participation=participation, reason=reason, recorded_at=at, recorded_by=by.membership
        )
