"""Reading the referrals that a front door received: those to decide, or those decided."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.dateparse import parse_date

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.models import LocalAuthority, Membership
from hsb_cases.agencies.roles import ROLES, Ability
from hsb_cases.reminders.models import Deadline
from hsb_cases.reminders.rules.timescales import REFERRAL_DECISION
from referrals.models import Referral, ReferralStatus

PAGE_ROWS = 50
ME, NOBODY = "me", "nobody"
OVERDUE, TODAY = "overdue", "today"
WAITING, DECIDED = "waiting", "decided"


@dataclass(frozen=True)
class QueueFilter:
    """What the queue is narrowed to; every part may be left out."""

    state: str = WAITING
    """``waiting`` for a decision, or ``decided``."""
    due: tuple[str, ...] = ()
    """``overdue``, ``today``, or either."""
    handler: str = ""
    """``me``, ``nobody``, or the number of a membership."""
    areas: tuple[str, ...] = ()
    """The codes of local authorities."""

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the waiting referrals is asked for."""
        return self != QueueFilter()


@dataclass(frozen=True)
class Received:
    """One child's referral, with its deadline where one is kept."""

    referral: Referral
    deadline: Deadline | None


@dataclass(frozen=True)
class ReceivedPage:
    """One page of received referrals, soonest due first."""

    rows: Sequence[Received]
    next_key: str = ""


def received_referrals(
    actor: Actor, asked: QueueFilter, *, today: datetime.date, after: str = ""
) -> ReceivedPage:
    """The referrals that the actor handles, narrowed. Two queries, however many there are.

    Soonest due first, and the children of one concern together. Nothing for a role that handles
    no referrals.
    """
    if not actor.can(Ability.HANDLE_REFERRALS):
        return ReceivedPage(())
    rows = _narrowed(actor, asked, today).order_by("decision_due_on", "concern_id", "pk")
    key = _read_key(after)
    if key:
        due, concern, pk = key
        rows = rows.filter(
            Q(decision_due_on__gt=due)
            | Q(decision_due_on=due, concern_id__gt=concern)
            | Q(decision_due_on=due, concern_id=concern, pk__gt=pk)
        )
    related = (
        "child",
        "case",
        "local_authority",
        "participation",
        "concern__agency",
        "concern__incident",
        "handler__user",
    )
    found = list(rows.select_related(*related)[: PAGE_ROWS + 1])
    shown = found[:PAGE_ROWS]
    deadlines = {
        deadline.subject_reference: deadline
        for deadline in Deadline.objects.filter(
            rule=REFERRAL_DECISION.rule,
            subject_kind="referral",
            subject_reference__in=[referral.reference for referral in shown] or [""],
        )
    }
    return ReceivedPage(
        [Received(referral, deadlines.get(referral.reference)) for referral in shown],
        _key_of(shown[-1]) if len(found) > PAGE_ROWS else "",
    )


def count_received(actor: Actor, asked: QueueFilter, *, today: datetime.date) -> int:
    """How many referrals the narrowed queue holds. One query."""
    if not actor.can(Ability.HANDLE_REFERRALS):
        return 0
    return _narrowed(actor, asked, today).count()


def _narrowed(actor: Actor, asked: QueueFilter, today: datetime.date) -> QuerySet[Referral]:
    status = ReferralStatus.DECIDED if asked.state == DECIDED else ReferralStatus.RECEIVED
    rows = Referral.objects.filter(status=status, case__isnull=False)
    # The deadline says what is overdue, here as on every page; the referral's own day does not.
    dues = {
        OVERDUE: Deadline.objects.overdue(today),
        TODAY: Deadline.objects.running().filter(due_on=today),
    }
    wanted = [dues[due].filter(rule=REFERRAL_DECISION.rule) for due in asked.due if due in dues]
    if wanted:
        either = Q()
        for found in wanted:
            either |= Q(reference__in=found.values("subject_reference"))
        rows = rows.filter(either)
    if asked.handler == ME:
        rows = rows.filter(handler=actor.membership)
    elif asked.handler == NOBODY:
        rows = rows.filter(handler__isnull=True)
    elif asked.handler.isdecimal():
        rows = rows.filter(handler_id=int(asked.handler))
    if asked.areas:
        rows = rows.filter(local_authority__code__in=asked.areas)
    return rows


def areas_of_queue(actor: Actor) -> list[tuple[str, str]]:
    """The areas with referrals that the actor handles, by code and name. One query."""
    if not actor.can(Ability.HANDLE_REFERRALS):
        return []
    received = Referral.objects.filter(case__isnull=False).values("local_authority")
    return list(
        LocalAuthority.objects.filter(pk__in=received).values_list("code", "name").order_by("name")
    )


def people_who_handle(team_id: int, *, on: datetime.date) -> list[tuple[int, str]]:
    """The people of a team who may work on its referrals, by number and name. One query."""
    roles = [name for name, facts in ROLES.items() if facts.can(Ability.HANDLE_REFERRALS)]
    rows = (
        Membership.objects.filter(
            team_id=team_id,
            role__in=roles,
            user__is_active=True,
            starts_on__lte=on,
            ended_at__isnull=True,
        )
        .filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on))
        .select_related("user")
        .order_by("user__full_name", "pk")
    )
    return [(row.pk, row.user.full_name) for row in rows]


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
