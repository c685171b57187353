"""Who could take a case, and which team could."""

import datetime
from dataclasses import dataclass

from django.db import connection

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.models import Agency, Membership, Team
from hsb_cases.agencies.roles import ROLES, Ability
from hsb_cases.cases.models import CaseStatus, Level
from hsb_cases.cases.selectors.exclusions import exclusions_of
from hsb_cases.core.errors import OutOfScope
from hsb_cases.workspace.selectors.case import CaseHead, case_head

WORKING_ROLES = sorted(
    name
    for name, facts in ROLES.items()
    if facts.can(Ability.CONTRIBUTE) and facts.can(Ability.SHARE)
)
"""Roles that hold cases: they add to a case and decide who sees it."""


@dataclass(frozen=True)
class Worker:
    """Somebody who could take the case."""

    membership: Membership
    open_cases: int


@dataclass(frozen=True)
class AllocationChoices:
    """A case to allocate, and who could take it."""

    head: CaseHead
    workers: tuple[Worker, ...]
    teams: tuple[Team, ...]


def allocation_choices(actor: Actor, reference: str, *, today: datetime.date) -> AllocationChoices:
    """The workers and the teams of the authority's social care. Seven queries.

    People kept away from the case are left out, and so is whoever has it. Raises OutOfScope for
    who may not allocate it, and for a closed case.
    """
    head = case_head(actor, reference, today=today, at_least=Level.MANAGE, ability=Ability.ALLOCATE)
    case = head.case
    if case.status == CaseStatus.CLOSED:
        raise OutOfScope
    care = {
        "team__agency__local_authority": case.local_authority,
        "team__agency__kind": Agency.Kind.SOCIAL_CARE,
    }
    memberships = (
        Membership.objects.filter(
            **care, role__in=WORKING_ROLES, ended_at__isnull=True, user__is_active=True
        )
        .exclude(pk=case.worker_id or 0)
        .exclude(user__in=exclusions_of(case).values("user"))
        .select_related("user", "team")
        .order_by("user__full_name", "pk")
    )
    found = [one for one in memberships if one.holds_on(today)]
    counts = _open_cases([one.pk for one in found])
    teams = (
        Team.objects.filter(
            agency__local_authority=case.local_authority,
            agency__kind=Agency.Kind.SOCIAL_CARE,
            active=True,
            kind__in=[Team.Kind.FRONT_DOOR, Team.Kind.CASEWORK, Team.Kind.HSB],
        )
        .exclude(pk=case.managing_team_id)
        .select_related("agency")
    )
    return AllocationChoices(
        head=head,
        workers=tuple(Worker(one, counts.get(one.pk, 0)) for one in found),
        teams=tuple(teams.order_by("agency__name", "name")),
    )


def _open_cases(memberships: list[int]) -> dict[int, int]:
    """How many open cases each worker has, also those that the actor may not see: a number."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT membership_id, open_cases FROM hsb_workload(%s)", [memberships])
        return dict(cursor.fetchall())
