"""The referral's own clock, and those that its decision starts."""

import datetime
from collections.abc import Sequence

from django.utils import timezone

from hsb_cases.agencies.rules.procedures import TimescaleFacts
from hsb_cases.agencies.selectors.areas import profile_in_force
from hsb_cases.cases.models import Case
from hsb_cases.reminders.commands import meet_deadlines, set_deadline
from hsb_cases.reminders.models import Deadline
from hsb_cases.reminders.rules.timescales import (
    CHILD_AND_FAMILY_ASSESSMENT,
    REFERRAL_DECISION,
    STRATEGY_DISCUSSION,
    Timescale,
    with_local,
)
from referrals.models import Referral

DISCUSSION = "strategy_discussion"
"""The kind of record that the deadline of a strategy discussion names; its reference is the
case’s, since the meeting itself may not be convened yet."""

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
    open_now = Deadline.objects.open().filter(case__in=cases, rule=STRATEGY_DISCUSSION.rule)
    expected = set(open_now.values_list("case_id", flat=True))
    for case in cases:
        if case.pk not in expected:
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
    if Deadline.objects.filter(rule=rule.rule, subject_reference=reference).exists():
        return
    set_deadline(
        case=case,
        rule=rule,
        starts_on=timezone.localdate(referral.received_at),
        subject_kind=FAMILY_ASSESSMENT,
        subject_reference=reference,
        owner_team=case.managing_team,
        owner=case.worker,
    )


def _as_set_in(case: Case, today: datetime.date) -> Timescale:
    profile = profile_in_force(case.local_authority, today)
    lengths = profile.timescales.all() if profile else []
    local = next((one for one in lengths if one.rule == STRATEGY_DISCUSSION.rule), None)
    facts = local and TimescaleFacts(local.rule, local.length, local.unit, local.source)
    return with_local(STRATEGY_DISCUSSION, facts or None)
