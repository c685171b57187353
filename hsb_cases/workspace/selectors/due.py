"""What is due for a person: on the cases they work on, or on those of their team."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Min, Q, QuerySet

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.models import Team
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import CaseloadEntry, Level
from hsb_cases.cases.selectors.caseload_questions import OPEN_STATUSES
from hsb_cases.cases.selectors.facts import CaseFacts, case_facts
from hsb_cases.reminders.models import Deadline, Standing, overdue_on

MOST_SHOWN = 60
MOST_OWN = 10
MINE, TEAM = "mine", "team"


@dataclass(frozen=True)
class DueRow:
    """One open deadline with what may be shown of its case."""

    deadline: Deadline
    facts: CaseFacts


@dataclass(frozen=True)
class DueWork:
    """What is due, soonest first, with the counts of all of it."""

    rows: tuple[DueRow, ...]
    count: int
    overdue: int
    today: int
    next_statutory_on: datetime.date | None
    """The first statutory date from tomorrow on."""


@dataclass(frozen=True)
class OwnCase:
    """A case allocated to the actor."""

    reference: str
    facts: CaseFacts
    due_on: datetime.date | None
    due_label: str
    status: str


def usual_view(actor: Actor) -> str:
    """Whose work home shows first: the team's for those who hand work out or coordinate it."""
    hands_out = actor.can(Ability.SEE_TEAM) and actor.can(Ability.HANDLE_REFERRALS)
    return TEAM if hands_out or coordinates(actor) else MINE


def coordinates(actor: Actor) -> bool:
    """Whether the actor's team works on cases that other teams manage: HSB coordination."""
    return actor.can(Ability.SEE_WORKLOAD) and actor.team.kind == Team.Kind.HSB


def due_work(actor: Actor, *, whose: str, today: datetime.date) -> DueWork:
    """The open deadlines of the actor's cases, or of the team's. Three queries.

    ``whose`` is ``mine`` (allocated to the actor, or owned by the actor) or ``team`` (of cases
    that the team manages, or owned by the team), the latter only for roles that see the team.
    """
    found = _open_deadlines(actor, whose)
    counts = found.aggregate(
        count=Count("pk"),
        overdue=Count("pk", filter=overdue_on(today)),
        due_today=Count("pk", filter=Q(due_on=today)),
        statutory=Min("due_on", filter=Q(standing=Standing.STATUTORY, due_on__gt=today)),
    )
    deadlines = list(found.select_related("case", "owner__user")[:MOST_SHOWN])
    facts = case_facts(sorted({one.case_id for one in deadlines}), today=today)
    return DueWork(
        rows=tuple(DueRow(one, facts[one.case_id]) for one in deadlines if one.case_id in facts),
        count=counts["count"],
        overdue=counts["overdue"],
        today=counts["due_today"],
        next_statutory_on=counts["statutory"],
    )


def worked_cases(actor: Actor, *, whose: str) -> QuerySet[CaseloadEntry]:
    """The open cases of the projection that the actor works on, or the actor's team manages.

    A team that coordinates manages none: its cases are those it is to add to.
    """
    entries = CaseloadEntry.objects.filter(
        principal__in=actor.principals, status__in=OPEN_STATUSES, level__gte=Level.VIEW
    )
    if whose == TEAM and coordinates(actor):
        return entries.filter(principal=f"g{actor.team.group_id}", level__gte=Level.CONTRIBUTE)
    if whose == TEAM and actor.can(Ability.SEE_TEAM):
        return entries.filter(managing_team_id=actor.team.pk)
    return entries.filter(worker_id=actor.membership.pk)


def own_cases(actor: Actor, *, today: datetime.date) -> tuple[list[OwnCase], bool]:
    """The open cases allocated to the actor, soonest due first, and whether there are more.

    Two queries, whatever the number.
    """
    entries = worked_cases(actor, whose=MINE).order_by("due_order", "case_id").distinct()
    listed = entries.values_list(
        "case_id", "reference", "next_due_on", "next_due_label", "status", "due_order"
    )
    found = list(listed[: MOST_OWN + 1])
    facts = case_facts([row[0] for row in found], today=today) if found else {}
    return [
        OwnCase(reference, facts[case_id], due_on, label, status)
        for case_id, reference, due_on, label, status, _ in found[:MOST_OWN]
        if case_id in facts
    ], len(found) > MOST_OWN


def _open_deadlines(actor: Actor, whose: str) -> QuerySet[Deadline]:
    seen = CaseloadEntry.objects.filter(
        principal__in=actor.principals,
        status__in=OPEN_STATUSES,
        level__gte=Level.VIEW,
        next_due_on__isnull=False,
    )
    worked = worked_cases(actor, whose=whose).filter(next_due_on__isnull=False)
    if whose == TEAM and actor.can(Ability.SEE_TEAM):
        own = Q(owner_team=actor.team, case_id__in=seen.values("case_id"))
    else:
        own = Q(owner=actor.membership, case_id__in=seen.values("case_id"))
    mine = Deadline.objects.running().filter(Q(case_id__in=worked.values("case_id")) | own)
    return mine.order_by("due_on", "pk")
