"""The case of a child who is not identified yet."""

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import Case, Level
from hsb_cases.cases.selectors.cases import case_for
from hsb_cases.core.errors import OutOfScope


def case_to_identify(actor: Actor, reference: str) -> Case:
    """The case, for whoever may add to it.

    Raises OutOfScope, as for a case that does not exist, also when the child is identified.
    """
    case = case_for(actor, reference, at_least=Level.CONTRIBUTE).case
    if case.child.identified or not actor.can(Ability.CONTRIBUTE):
        raise OutOfScope
    return case
