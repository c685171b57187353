"""Reading the referrals that a front door received and has not decided yet."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.dateparse import parse_date

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.reminders.models import Deadline
from referrals.models import Referral, ReferralStatus

PAGE_ROWS = 50


@dataclass(frozen=True)
class Received:
    """One child's referral, with its deadline where one is kept."""

    referral: Referral
    deadline: Deadline | None

    def is_overdue(self, today: datetime.date) -> bool:
        """Whether the decision is late."""
        return self.deadline is not None and self.deadline.is_overdue(today)


@dataclass(frozen=True)
class ReceivedPage:
    """One page of received referrals, soonest due first."""

    rows: Sequence[Received]
    next_key: str = ""


def received_referrals(actor: Actor, *, after: str = "") -> ReceivedPage:
    """The referrals still to decide that the actor handles. Two queries, however many there are.

    Children of one concern stand together: they were received at one moment. Nothing for a role
    that handles no referrals.
    """
    if not actor.can(Ability.HANDLE_REFERRALS):
        return ReceivedPage(())
    rows = Referral.objects.filter(status=ReferralStatus.RECEIVED, case__isnull=False).order_by(
        "decision_due_on", "concern_id", "pk"
    )
    key = _read_key(after)
    if key:
        due, concern, pk = key
        rows = rows.filter(
            Q(decision_due_on__gt=due)
            | Q(decision_due_on=due, concern_id__gt=concern)
            | Q(decision_due_on=due, concern_id=concern, pk__gt=pk)
        )
    related = ("child", "case", "local_authority", "participation", "concern__agency")
    found = list(rows.select_related(*related)[: PAGE_ROWS + 1])
    shown = found[:PAGE_ROWS]
    deadlines = {
        deadline.subject_reference: deadline
        for deadline in Deadline.objects.filter(
            subject_kind="referral",
            subject_reference__in=[referral.reference for referral in shown] or [""],
        )
    }
    return ReceivedPage(
        [Received(referral, deadlines.get(referral.reference)) for referral in shown],
        _key_of(shown[-1]) if len(found) > PAGE_ROWS else "",
    )


def _key_of(referral: Referral) -> str:
    due = referral.decision_due_on or datetime.date.max
    return f"{due.isoformat()}_{referral.concern_id}_{referral.pk}"


def _read_key(typed: str) -> tuple[datetime.date, int, int] | None:
    parts = typed.split("_")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts[1:]):  # noqa: PLR2004 -- the key's three parts
        return None
    try:
        due = parse_date(parts[0])
    except ValueError:
        return None
    return (due, int(parts[1]), int(parts[2])) if due else None
