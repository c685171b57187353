"""Recording that somebody went on in spite of a rule's warning."""

import datetime
from collections.abc import Iterable

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.cases.models import Case, RuleOverride
from hsb_cases.cases.permissions import check_may_contribute
from hsb_cases.core.rules.answers import Overridden


def record_override(
    *,
    case: Case,
    overridden: Overridden,
    subject_kind: str,
    subject_reference: str,
    at: datetime.datetime,
    by: Actor,
) -> RuleOverride:
    """Record one warning that the actor went on in spite of, and why; part of the act it let pass.

    Raises NotPermitted for who does not work on the case.
    """
    with acting(by, reason=overridden.reason):
        check_may_contribute(by, case)
        return RuleOverride.objects.create(
            case=case,
            rule=overridden.rule,
            sentence=overridden.sentence,
            reason=overridden.reason,
            subject_kind=subject_kind,
            subject_reference=subject_reference,
            recorded_by=by.membership,
            recorded_at=at,
        )


def record_overrides(
    *,
    case: Case,
    overridden: Iterable[Overridden],
    subject_kind: str,
    subject_reference: str,
    at: datetime.datetime,
    by: Actor,
) -> list[RuleOverride]:
    """Record every warning that ``require`` returned. Raises as ``record_override``."""
    return [
        record_override(
            case=case,
            overridden=one,
            subject_kind=subject_kind,
            subject_reference=subject_reference,
            at=at,
            by=by,
        )
        for one in overridden
    ]
