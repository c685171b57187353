"""One person of every role, each as well placed as anybody can be, and one without any access."""

from hsb_cases.agencies.acting import Actor, acting, system_acting
from hsb_cases.agencies.roles import NO_CONTENT, ROLES, Ability
from hsb_cases.cases.commands.sharing import SharingReason, grant
from hsb_cases.cases.models import Case, Level, SharingBasis
from tests.support.roles import as_owner
from tests.support.world import NOON, World, build_world

TEAM = "northmere front door"
"""Receives the referrals, manages the cases and conducts the meetings of this setting."""
OUTSIDE = "stoneford front door manager"
"""May everything by role, and has access to nothing here."""
MANAGER = "northmere front door manager"
WHY = SharingReason("Whatever the role allows", SharingBasis.PUBLIC_TASK)


def who_can(*abilities: Ability) -> frozenset[str]:
    """The roles that can do all of these."""
    return frozenset(
        role for role, facts in ROLES.items() if all(facts.can(one) for one in abilities)
    )


def build_people() -> World:
    """The usual world, and in its front-door team a person of each role."""
    with as_owner():
        world = build_world()
        with system_acting("Test set-up"):
            for role, facts in ROLES.items():
                world.person(f"the {role}", f"Placed {facts.label}", TEAM, role)
    return world


def placed(world: World, role: str) -> Actor:
    """The person of a role."""
    return world[f"the {role}"]


def let_everybody_in(world: World, *cases: Case) -> None:
    """Each person manages the cases, as far as the role may see any."""
    for case in cases:
        for role in sorted(set(ROLES) - NO_CONTENT):
            with acting(world[MANAGER], summary="Test set-up"):
                grant(
                    case=case,
                    recipient=placed(world, role).membership,
                    level=Level.MANAGE,
                    why=WHY,
                    at=NOON,
                    by=world[MANAGER],
                )
