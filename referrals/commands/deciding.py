"""The front door's decision on one child's referral, and the one that corrects it."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import connection
from django.utils import timezone

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.commands.overrides import record_overrides
from hsb_cases.cases.models import Case, CaseStatus, Incident
from hsb_cases.cases.permissions import check_may_contribute
from hsb_cases.cases.rules.asking import self_harm_is_asked
from hsb_cases.core.errors import NotPermitted, Refused
from hsb_cases.core.locking import locked
from hsb_cases.core.rules.answers import Overridden, require
from referrals.commands.deadlines import (
    end_what_was_decided_on,
    expect_family_assessment,
    expect_strategy_discussion,
    meet_decision_deadline,
)
from referrals.models import Concern, Decision, Referral, ReferralStatus
from referrals.rules.deciding import (
    check_every_child_is_thought_of,
    check_reasons,
    check_why_corrected,
)
from referrals.rules.feedback import reads_the_outcome_here
from referrals.rules.pathways import Proposal, check_difference
from referrals.rules.states import REFERRAL
from referrals.rules.weighing import answers_on
from referrals.selectors.triage import triage_of

CORRECTION = ("corrected_because", "corrected_at", "corrected_by")


def children_not_referred(incident: Incident) -> int:
    """How many children of the incident have neither a referral nor a manager's reason.

    Counts children whose records the actor may not see, and says nothing else of them.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT hsb_children_not_referred(%s)", [incident.pk])
        return int(cursor.fetchone()[0] or 0)


@dataclass(frozen=True)
class Decided:
    """What the front door decides for one child."""

    decision: Decision
    reasons: str
    self_harm_risk: str
    """yes, no or unknown: asked at every decision."""
    self_harm_detail: str = ""
    differs_because: str = ""
    """Why it protects less than the area's procedure proposes."""
    parallel_pathways: tuple[str, ...] = ()
    overridden: Mapping[str, str] = field(default_factory=dict)
    """By clause, why the decision goes on in spite of its warnings."""


def decide_referral(
    *, referral: Referral, decided: Decided, at: datetime.datetime, by: Actor
) -> None:
    """Decide on one child's referral; a professional referrer reads the outcome at once.

    Meets the deadline, unless somebody still has to tell the referrer; a strategy discussion that
    is decided on is expected from that day, and the time of a social work assessment has run since
    the referral. Raises NotPermitted for who does not handle referrals or work on the case, and
    Refused when it was decided already, reasons are missing, it protects less than the procedure
    proposes without saying why, nobody asked about self-harm, a child of a serious incident has
    neither a referral nor a manager's reason (R1), or it relies on an agreement that may not have
    been free without saying why (R5). Decision within one working day: Working Together.
    """
    with acting(by, summary="Decided on the referral", reason=decided.reasons):
        referral = _to_decide(referral, "decide", by=by)
        checked = _check(referral, decided, on=timezone.localdate(at))
        referral.decided_at, referral.decided_by = at, by.membership
        _write(referral, decided, checked.proposal, ("decided_at", "decided_by"))
        record_overrides(
            case=_case_of(referral),
            overridden=checked.overridden,
            subject_kind="referral",
            subject_reference=referral.reference,
            at=at,
            by=by,
        )
        _expect_what_follows(referral, at=at)
        if _reads_it_here(referral.concern):
            meet_decision_deadline(referral, on=timezone.localdate(at))


def correct_decision(
    *, referral: Referral, decided: Decided, because: str, at: datetime.datetime, by: Actor
) -> None:
    """Put a later decision in the place of one that was wrong; the history keeps the earlier one.

    Everything that holds a decision holds it again, R1 among it. What the earlier decision asked
    for and this one does not is not due any more; when the referral was first decided stays as it
    was. Raises NotPermitted and Refused as ``decide_referral`` does, and Refused without a reason,
    for a referral that nobody has decided on, or on a closed case.
    """
    with acting(by, summary="Corrected the decision on the referral", reason=because):
        referral = _to_decide(referral, "correct", by=by)
        case = _case_of(referral)
        if case.status == CaseStatus.CLOSED:
            raise Refused("This case is closed. Reopen it first.")
        check_why_corrected(because)
        earlier = referral.decision
        checked = _check(referral, decided, on=timezone.localdate(at))
        referral.corrected_because = because.strip()
        referral.corrected_at, referral.corrected_by = at, by.membership
        _write(referral, decided, checked.proposal, CORRECTION)
        record_overrides(
            case=case,
            overridden=checked.overridden,
            subject_kind="referral",
            subject_reference=referral.reference,
            at=at,
            by=by,
        )
        end_what_was_decided_on(referral, earlier=earlier)
        _expect_what_follows(referral, at=at)


def _to_decide(referral: Referral, step: str, *, by: Actor) -> Referral:
    if not by.can(Ability.HANDLE_REFERRALS):
        raise NotPermitted(f"Your role, {by.role.label.lower()}, does not decide on referrals.")
    referral = locked(
        Referral.objects.select_related(
            "case",
            "child",
            "participation__child",
            "concern__incident",
            "concern__recorded_by__user",
        ),
        referral,
    )
    if referral.case is None:
        raise Refused("This referral went to another authority, which decides on it.")
    check_may_contribute(by, referral.case)
    REFERRAL.check_move(step, state=referral.status)
    return referral


def _case_of(referral: Referral) -> Case:
    assert referral.case is not None, "checked before"  # noqa: S101 -- tells the type checker
    return referral.case


def _expect_what_follows(referral: Referral, *, at: datetime.datetime) -> None:
    if referral.decision == Decision.STRATEGY_DISCUSSION:
        expect_strategy_discussion([_case_of(referral)], at=at)
    if referral.decision == Decision.ASSESSMENT:
        expect_family_assessment(referral)


@dataclass(frozen=True)
class _Checked:
    """What the rules made of a decision that they let pass."""

    proposal: Proposal | None
    overridden: tuple[Overridden, ...]


def _check(referral: Referral, decided: Decided, *, on: datetime.date) -> _Checked:
    check_reasons(decided.reasons)
    asked = self_harm_is_asked(
        child=referral.participation.child.initials,
        answer=decided.self_harm_risk,
        detail=decided.self_harm_detail,
    )
    require([asked], {})
    triage = triage_of(referral, on=on)
    check_difference(decided.decision, triage.proposal, decided.differs_because)
    check_every_child_is_thought_of(
        triage.category, children_not_referred(referral.concern.incident)
    )
    answers = answers_on(decided.decision, triage.weighed)
    return _Checked(triage.proposal, require(answers, decided.overridden))


def _write(
    referral: Referral, decided: Decided, proposal: Proposal | None, also: tuple[str, ...]
) -> None:
    """Write the decision down, with the columns that the caller has filled in ``also``."""
    told: dict[str, object] = {
        "status": ReferralStatus.DECIDED,
        "decision": decided.decision,
        "decision_reasons": decided.reasons,
        "proposed_decision": proposal.decision if proposal else "",
        "proposed_source": proposal.source if proposal else "",
        "differs_because": decided.differs_because.strip(),
        "parallel_pathways": sorted(set(decided.parallel_pathways)),
        "self_harm_risk": decided.self_harm_risk,
        "self_harm_detail": decided.self_harm_detail.strip(),
    }
    for name, value in told.items():
        setattr(referral, name, value)
    referral.save(update_fields=[*told, *also])


def _reads_it_here(concern: Concern) -> bool:
    return reads_the_outcome_here(
        professional=concern.reporter_is_professional,
        reporter=concern.reporter_name,
        recorder=concern.recorded_by.user.full_name,
    )
