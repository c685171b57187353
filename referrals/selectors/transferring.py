"""A case that may be transferred to another authority."""

from dataclasses import dataclass

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases import closings
from hsb_cases.cases.models import Case, CaseStatus, Level
from hsb_cases.cases.selectors.cases import case_for
from hsb_cases.core.errors import OutOfScope
from referrals.selectors.areas import Area, areas_to_choose


@dataclass(frozen=True)
class ToTransfer:
    """The case, what has to end on it first, and where it can go."""

    case: Case
    still_open: tuple[str, ...]
    areas: tuple[Area, ...]


def case_to_transfer(actor: Actor, reference: str) -> ToTransfer:
    """An open case for who may close it and refer children. Ten queries. Raises OutOfScope."""
    if not (actor.can(Ability.ALLOCATE) and actor.can(Ability.LOG_CONCERN)):
        raise OutOfScope
    case = case_for(actor, reference, at_least=Level.MANAGE).case
    if case.status == CaseStatus.CLOSED:
        raise OutOfScope
    here = case.local_authority.code
    areas = tuple(area for area in areas_to_choose() if area.code != here)
    return ToTransfer(case, tuple(closings.still_open(case)), areas)
