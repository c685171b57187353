"""Recording a person's judgement of a child's part in an incident."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.cases.permissions import check_may_contribute
from hsb_cases.core.errors import Refused
from hsb_cases.core.locking import locked
from referrals.models import Referral, Screening
from referrals.rules.considerations import answers_of
from referrals.rules.continuum import check_category, check_rationale
from referrals.rules.referring import DISPLAYED


@dataclass(frozen=True)
class ScreeningFacts:
    """What was judged. The category is asked for a child who displayed the behaviour."""

    rationale: str
    category: str = ""
    developmental_age: int | None = None
    """In years of development."""
    colour: str = ""
    tool: str = ""
    factors: tuple[str, ...] = ()
    """What was taken into account (referrals.models.Factor)."""
    considerations: Mapping[str, str] = field(default_factory=dict)


def record_screening(
    *, referral: Referral, facts: ScreeningFacts, at: datetime.datetime, by: Actor
) -> Screening:
    """Record a screening; it takes the place of earlier ones, which stay in the record.

    The category is a person's judgement with a rationale and is never computed (Staffordshire and
    Stoke-on-Trent, Appendices 1 and 2; Leeds, What do we need to know?). Raises NotPermitted, or
    Refused without a rationale, without a category for a child who displayed the behaviour, or
    for a referral that another authority works on.
    """
    with acting(by, summary="Screened the behaviour", reason=facts.rationale):
        referral = locked(Referral.objects.select_related("case", "participation"), referral)
        if referral.case is None:
            raise Refused("This referral went to another authority, which screens it.")
        check_may_contribute(by, referral.case)
        part = referral.participation
        if part.role in DISPLAYED:
            check_category(facts.category)
        check_rationale(facts.rationale)
        return Screening.objects.create(
            participation=part,
            category=facts.category if part.role in DISPLAYED else "",
            developmental_age=facts.developmental_age,
            colour=facts.colour,
            tool=facts.tool.strip(),
            factors=sorted(set(facts.factors)) if part.role in DISPLAYED else [],
            considerations=answers_of(part.role, facts.considerations),
            rationale=facts.rationale.strip(),
            screened_at=at,
            screened_by=by.membership,
        )
