"""Reading concerns: what the actor or the actor's team reported, and what became of it."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import Participation
from hsb_cases.core.errors import OutOfScope
from referrals.models import Concern, ConcernChild, Decision, ReferralStatus

PAGE_ROWS = 25


@dataclass(frozen=True)
class ConcernsPage:
    """One page of a list, newest first, with the key of the next page (empty: none)."""

    concerns: Sequence[Concern]
    next_key: str = ""


@dataclass(frozen=True)
class Outcome:
    """What a referrer keeps of one child's referral."""

    referral_reference: str
    case_reference: str
    status: str
    decision: str
    decided_at: datetime.datetime | None

    @property
    def words(self) -> str:
        """Where it stands, in words."""
        if self.decision:
            return f"Decided: {Decision(self.decision).label}"
        return str(ReferralStatus(self.status).label)


def own_concerns(actor: Actor) -> QuerySet[Concern]:
    """The concerns the actor logged, and the team's where the role sees the team's work."""
    mine = Q(recorded_by=actor.membership)
    if actor.can(Ability.SEE_TEAM):
        mine |= Q(held_by=actor.team.group_id)
    return Concern.objects.filter(mine)


def concerns_page(actor: Actor, *, after: str = "") -> ConcernsPage:
    """A page of own concerns with their children. Two queries, however many there are.

    ``after`` is the ``next_key`` of the page before; one that cannot be read shows the first page.
    """
    rows = own_concerns(actor).order_by("-recorded_at", "-pk")
    key = _read_key(after)
    if key:
        at, pk = key
        rows = rows.filter(Q(recorded_at__lt=at) | Q(recorded_at=at, pk__lt=pk))
    children = Prefetch("children", queryset=ConcernChild.objects.order_by("position"))
    found = list(rows.prefetch_related(children)[: PAGE_ROWS + 1])
    shown, more = found[:PAGE_ROWS], len(found) > PAGE_ROWS
    return ConcernsPage(shown, _key_of(shown[-1]) if more else "")


def own_concern(actor: Actor, reference: str) -> Concern:
    """One own concern with its children. Two queries. Raises OutOfScope."""
    return _only(own_concerns(actor).filter(reference=reference))


def concern_of_draft(actor: Actor, draft_reference: str) -> Concern | None:
    """The concern that a draft became, for who may read it; None while there is none."""
    return own_concerns(actor).filter(draft_reference=draft_reference).first()


def outcomes_of(concern: Concern) -> dict[int, Outcome]:
    """What became of each referred child, by the id of the concern's child. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT concern_child_id, referral_reference, case_reference, status, decision,"
            " decided_at FROM hsb_referral_outcomes(%s)",
            [concern.pk],
        )
        return {row[0]: Outcome(*row[1:]) for row in cursor.fetchall()}


@dataclass(frozen=True)
class EarlierIncident:
    """An earlier incident of a child, as far as the actor may see it."""

    happened: datetime.date | None
    role: str
    category: str
    account: str
    reference: str
    """The own concern's or the incident's reference."""


def earlier_incidents(actor: Actor, child_id: int) -> list[EarlierIncident]:
    """The incidents of a child that the actor may see, newest first (R17). Two queries.

    Those whose record the actor works with, and those that stand in the actor's own entries.
    """
    parts = Participation.objects.filter(child_id=child_id).select_related("incident")
    own = ConcernChild.objects.filter(
        child_id=child_id, concern__in=own_concerns(actor)
    ).select_related("concern")
    own_entries = list(own)
    found = {
        part.incident_id: EarlierIncident(
            part.incident.happened_from,
            part.get_role_display(),
            part.incident.get_category_display(),
            part.incident.account,
            part.incident.reference,
        )
        for part in parts
    }
    for entry in own_entries:
        concern = entry.concern
        found[concern.incident_id] = EarlierIncident(
            timezone.localdate(concern.recorded_at),
            entry.get_role_display(),
            concern.get_first_view_display(),
            concern.account,
            concern.reference,
        )
    return sorted(found.values(), key=lambda one: one.happened or datetime.date.min, reverse=True)


def other_concerns_of(actor: Actor, concern: Concern) -> dict[int, list[Concern]]:
    """Other own concerns about the same children, newest first, by the child's id. One query."""
    children = [child.child_id for child in concern.children.all()]
    entries = (
        ConcernChild.objects.filter(child_id__in=children, concern__in=own_concerns(actor))
        .exclude(concern=concern)
        .select_related("concern")
        .order_by("-concern__recorded_at")
    )
    found: dict[int, list[Concern]] = {}
    for entry in entries:
        found.setdefault(entry.child_id, []).append(entry.concern)
    return found


def _only(rows: QuerySet[Concern]) -> Concern:
    found = (
        rows.select_related("agency", "recorded_by__user")
        .prefetch_related(Prefetch("children", queryset=ConcernChild.objects.order_by("position")))
        .first()
    )
    if found is None:
        raise OutOfScope
    return found


def _key_of(concern: Concern) -> str:
    return f"{concern.recorded_at.isoformat()}_{concern.pk}"


def _read_key(typed: str) -> tuple[datetime.datetime, int] | None:
    at, _, pk = typed.rpartition("_")
    try:
        moment = parse_datetime(at)
    except ValueError:
        return None
    return (moment, int(pk)) if moment and moment.tzinfo and pk.isdecimal() else None
