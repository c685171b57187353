"""How the open cases are spread over those who hold them."""

from dataclasses import dataclass

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.models import Membership
from hsb_cases.cases.selectors.caseload_counts import worker_counts
from hsb_cases.cases.selectors.caseload_questions import Days


@dataclass(frozen=True)
class WorkerLoad:
    """One worker, and how many open cases of the list they hold."""

    membership_id: int
    name: str
    team: str
    open: int
    overdue: int


def workload(actor: Actor, *, days: Days) -> list[WorkerLoad]:
    """Each worker of the cases that the actor sees, most open cases first. Two queries.

    Social workers of the actor's own team stand there with no case too: they have room.
    """
    counts = worker_counts(actor, days=days)
    own_team = Membership.objects.filter(
        team=actor.membership.team,
        role="social_worker",
        ended_at__isnull=True,
        user__is_active=True,
    )
    people = (
        (Membership.objects.filter(pk__in=counts) | own_team)
        .select_related("user", "team")
        .order_by("user__full_name", "pk")
    )
    loads = [
        WorkerLoad(one.pk, one.user.full_name, one.team.name, *counts.get(one.pk, (0, 0)))
        for one in people
        if one.pk in counts or one.holds_on(days.today)
    ]
    return sorted(loads, key=lambda load: -load.open)
