"""Who looks after local authorities, agencies and people: system administrators, nobody else."""

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.core.errors import NotPermitted


def may_administer(actor: Actor) -> bool:
    """Whether the actor's role looks after the installation."""
    return actor.can(Ability.ADMINISTER)


def check_may_administer(actor: Actor) -> None:
    """Raises NotPermitted unless the actor's role looks after the installation."""
    if not may_administer(actor):
        raise NotPermitted("Ask a system administrator to do this: your role does not include it.")
