"""The referral's own clock, and those that its decision starts."""

import datetime
from collections.abc import Sequence

from django.utils import timezone

from hsb_cases.agencies.rules.procedures import TimescaleFacts
from hsb_cases.agencies.selectors.areas import profile_in_force
from hsb_cases.cases.models import Case
from hsb_cases.reminders.commands import (
    cancel_deadline,
    meet_deadlines,
    reinstate_deadline,
    set_deadline,
)
from hsb_cases.reminders.models import Deadline, DeadlineQuerySet
from hsb_cases.reminders.rules.timescales import (
    CHILD_AND_FAMILY_ASSESSMENT,
    REFERRAL_DECISION,
    STRATEGY_DISCUSSION,
    Timescale,
    with_local,
)
from referrals.models import Decision, Referral
from referrals.rules.pathways import protects_less

DISCUSSION = "strategy_discussion"
"""The kind of record that the deadline of a strategy discussion names; its reference is the
case’s, since the meeting itself may not be convened yet."""

CORRECTED = "The decision was corrected"
"""Why something that a decision asked for is not due any more."""
FAMILY_ASSESSMENT = "family_assessment"
"""The kind of record that the deadline of a child and family assessment names; its reference is the
referral’s, from whose day it counts."""


def meet_decision_deadline(referral: Referral, *, on: datetime.date) -> None:
    """Meet the referral's deadline, where it is still open."""
    meet_deadlines(rule=REFERRAL_DECISION, subject_reference=referral.reference, on=on)


def expect_strategy_discussion(cases: Sequence[Case], *, at: datetime.datetime) -> None:
    """Put the strategy discussion on the cases on which it is not expected yet.

    It counts from the day on which it is decided to hold one: Working Together says without delay;
    the length is the area’s, or our own default (domain.md §3.3).
    """
    today = timezone.localdate(at)
    rule = STRATEGY_DISCUSSION.rule
    open_now = Deadline.objects.open().filter(case__in=cases, rule=STRATEGY_DISCUSSION.rule)
    expected = set(open_now.values_list("case_id", flat=True))
    for case in cases:
        if case.pk not in expected and not _reinstated(rule, case.reference, starts_on=today):
            set_deadline(
                case=case,
                rule=_as_set_in(case, today),
                starts_on=today,
                subject_kind=DISCUSSION,
                subject_reference=case.reference,
                owner_team=case.managing_team,
            )


def expect_family_assessment(referral: Referral) -> None:
    """Put the child and family assessment on the referral’s case, where it is not expected yet.

    Working Together counts its 45 working days from the referral and not from the decision on it
    (domain.md §3.3).
    """
    case = referral.case
    assert case is not None, "checked by the caller"  # noqa: S101 -- tells the type checker
    rule, reference = CHILD_AND_FAMILY_ASSESSMENT, referral.reference
    received_on = timezone.localdate(referral.received_at)
    if _reinstated(rule.rule, reference, starts_on=received_on):
        return
    if Deadline.objects.filter(rule=rule.rule, subject_reference=reference).exists():
        return
    set_deadline(
        case=case,
        rule=rule,
        starts_on=received_on,
        subject_kind=FAMILY_ASSESSMENT,
        subject_reference=reference,
        owner_team=case.managing_team,
        owner=case.worker,
    )


def end_what_was_decided_on(referral: Referral, *, earlier: str) -> None:
    """Cancel what the referral’s ``earlier`` decision asked for and its present one does not.

    A more protective decision keeps the time of an assessment running: an enquiry is part of it.
    A strategy discussion that another referral on the case decided on goes on.
    """
    case = referral.case
    assert case is not None, "checked by the caller"  # noqa: S101 -- tells the type checker
    waiting = Deadline.objects.open().filter(case=case)
    ended = [*_of_an_assessment(referral, waiting)]
    if earlier == Decision.STRATEGY_DISCUSSION:
        ended += _of_a_discussion(referral, waiting)
    for deadline in ended:
        cancel_deadline(deadline=deadline, reason=CORRECTED)


def _of_an_assessment(
    referral: Referral, waiting: DeadlineQuerySet
) -> DeadlineQuerySet | tuple[()]:
    if not protects_less(referral.decision, Decision.ASSESSMENT):
        return ()
    return waiting.filter(
        rule=CHILD_AND_FAMILY_ASSESSMENT.rule, subject_reference=referral.reference
    )


def _of_a_discussion(referral: Referral, waiting: DeadlineQuerySet) -> DeadlineQuerySet | tuple[()]:
    others = Referral.objects.filter(
        case=referral.case, decision=Decision.STRATEGY_DISCUSSION
    ).exclude(pk=referral.pk)
    if not protects_less(referral.decision, Decision.STRATEGY_DISCUSSION) or others.exists():
        return ()
    return waiting.filter(rule=STRATEGY_DISCUSSION.rule)


def _reinstated(rule: str, reference: str, *, starts_on: datetime.date) -> bool:
    """Whether what was cancelled about a record is due again, counted from the same day."""
    cancelled = Deadline.objects.filter(
        rule=rule, subject_reference=reference, starts_on=starts_on
    ).exclude(cancelled_reason="")
    found = list(cancelled.select_for_update(of=("self",)))
    for deadline in found:
        reinstate_deadline(deadline=deadline)
    return bool(found)


def _as_set_in(case: Case, today: datetime.date) -> Timescale:
    profile = profile_in_force(case.local_authority, today)
    lengths = profile.timescales.all() if profile else []
    local = next((one for one in lengths if one.rule == STRATEGY_DISCUSSION.rule), None)
    facts = local and TimescaleFacts(local.rule, local.length, local.unit, local.source)
    return with_local(STRATEGY_DISCUSSION, facts or None)
