"""Reading one case through the person who asks for it."""

from dataclasses import dataclass

from hsb_cases.agencies.acting import Actor
from hsb_cases.cases.models import Case, CaseloadEntry, Level
from hsb_cases.core.errors import OutOfScope


@dataclass(frozen=True)
class SeenCase:
    """A case and how much of it the actor sees."""

    case: Case
    level: Level
    sealed: bool


def case_for(actor: Actor, reference: str, *, at_least: Level = Level.VIEW) -> SeenCase:
    """The case of a reference, with the actor's level. One query.

    Raises OutOfScope when there is none that the actor sees at that level: the answer is the
    same whether it does not exist or is not theirs to know of.
    """
    entries = (
        CaseloadEntry.objects.filter(reference=reference, principal__in=actor.principals)
        .filter(level__gte=at_least)
        .select_related(
            "case__child__home_authority",
            "case__child__placing_authority",
            "case__local_authority",
            "case__managing_team__agency",
            "case__worker__user",
        )
        .order_by("-level")
    )
    best = next(iter(entries), None)
    if best is None:
        raise OutOfScope
    sealed = any(entry.sealed for entry in entries)
    return SeenCase(case=best.case, level=Level(best.level), sealed=sealed)


@dataclass(frozen=True)
class CaseStub:
    """What a referrer keeps of a case, and how much of it the actor sees."""

    case_id: int
    reference: str
    status: str
    level: Level


def stub_for(actor: Actor, reference: str) -> CaseStub:
    """The reference and status of a case, for whoever knows that it exists. One query.

    Raises OutOfScope: the same for a case that is not theirs and one that does not exist.
    """
    entry = (
        CaseloadEntry.objects.filter(reference=reference, principal__in=actor.principals)
        .order_by("-level")
        .first()
    )
    if entry is None:
        raise OutOfScope
    return CaseStub(
        case_id=entry.case_id,
        reference=entry.reference,
        status=entry.status,
        level=Level(entry.level),
    )
