"""What a child and family assessment starts with."""

import datetime
from dataclasses import dataclass

from assessments.permissions import may_assess_family
from assessments.selectors.assessors import assessors_for
from assessments.selectors.hsb_referrals import parts_of_case
from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.models import Membership
from hsb_cases.cases.models import Case, CaseStatus, Level, Participation
from hsb_cases.cases.selectors.cases import case_for
from hsb_cases.core.errors import OutOfScope


@dataclass(frozen=True)
class StartingFamily:
    """The case, the child’s parts in incidents, and who could assess."""

    case: Case
    parts: tuple[Participation, ...]
    people: tuple[Membership, ...]


def starting_family(actor: Actor, reference: str, *, now: datetime.datetime) -> StartingFamily:
    """For social care that works on an open case. At most six queries. Raises OutOfScope."""
    seen = case_for(actor, reference, at_least=Level.CONTRIBUTE)
    if not may_assess_family(actor, seen.level) or seen.case.status == CaseStatus.CLOSED:
        raise OutOfScope
    return StartingFamily(
        case=seen.case,
        parts=tuple(parts_of_case(seen.case)),
        people=tuple(assessors_for(seen.case, now=now)),
    )
