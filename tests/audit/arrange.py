"""Two siblings' cases, allocated to two workers of one team, and saves to look back on."""

from dataclasses import dataclass, replace

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.cases.commands.allocation import allocate_case, move_case_to_team
from hsb_cases.cases.models import Case, Participation
from referrals.commands.submitting import submit_concern
from tests.support.concerns import SIBLINGS
from tests.support.roles import as_owner
from tests.support.world import NOON, World

ONE, TWO = "northmere worker one", "northmere worker two"


@dataclass
class Two:
    """The cases of the two children of one concern."""

    first: Case
    second: Case


def cases_of_two(world: World, facts=SIBLINGS, *, draft="DRA-TEST-0001") -> Two:
    """Both cases, handed to the casework team and allocated to a worker each."""
    concern = submit_concern(facts=facts, draft_reference=draft, at=NOON, by=world["school"])
    with as_owner():
        found = list(Case.objects.filter(participations__incident=concern.incident).order_by("pk"))
    for case, worker in zip(found, (ONE, TWO), strict=True):
        duty, manager = world["northmere front door manager"], world["northmere manager"]
        move_case_to_team(
            case=case,
            team=world.teams["northmere casework"],
            reason="Accepted",
            at=NOON,
            by=duty,
        )
        allocate_case(
            case=case,
            worker=world[worker].membership,
            reason="Has room",
            at=NOON,
            by=manager,
        )
    return Two(*found)


def noted(by: Actor, case: Case, words: str, *, summary="Noted a pattern", reason="") -> None:
    """One save: the comment on the pattern, in the child's part of the incident."""
    with acting(by, summary=summary, reason=reason):
        part = Participation.objects.get(case=case)
        part.pattern_comment = words
        part.save()


def in_a_role(actor: Actor, role: str) -> Actor:
    """The same membership, as if it had always had another role."""
    membership = type(actor.membership).objects.get(pk=actor.membership.pk)
    membership.role = role
    return replace(actor, membership=membership)
