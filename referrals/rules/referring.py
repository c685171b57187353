"""Which children of a concern are referred, by which route, and in whose words why."""

from collections.abc import Sequence
from dataclasses import dataclass

from hsb_cases.core.rules.answers import follows

SERIOUS = frozenset({"abusive", "violent"})
"""The categories of the continuum that stand for a red incident (domain.md §2.3)."""
HARMED = frozenset({"harmed", "both"})
DISPLAYED = frozenset({"displaying", "both"})
PROTECTED_UNDER = 13
"""Years: the Sexual Offences Act 2003 gives children under 13 specific protection."""


@dataclass(frozen=True)
class Part:
    """A child's part, as far as the rules ask."""

    role: str
    age_at_incident: int | None
    """Whole years; None: not known."""
    sexually_harmed: str = ""
    """yes, no, unknown, or empty where it was not asked."""
    chosen: bool = False
    """The reporter chose to refer this child."""


@dataclass(frozen=True)
class Reason:
    """Why a child is referred: the rule, its sentence, and the procedure it follows."""

    rule: str
    sentence: str
    source: str
    child_protection: bool = False


SERIOUS_INCIDENT = Reason(
    "R1",
    "The behaviour is seen as abusive or violent, so every child in it is referred.",
    "Staffordshire and Stoke-on-Trent, Procedure; Leeds, What should all practitioners do?",
)
UNDER_13 = Reason(
    "R3",
    "A child under 13 was sexually harmed, so this is a child protection referral.",
    "Staffordshire and Stoke-on-Trent, Consent issues; Sexual Offences Act 2003",
    child_protection=True,
)
UNDER_13_POSSIBLY = Reason(
    "R3",
    "A child who may be under 13 may have been sexually harmed, so this is treated as a child"
    " protection referral until more is known.",
    "Staffordshire and Stoke-on-Trent, Consent issues; Sexual Offences Act 2003",
    child_protection=True,
)
BOTH_CHILDREN = Reason(
    "R1",
    "Another child in this incident was sexually harmed under the age of 13, so the child who"
    " displayed the behaviour is referred as well.",
    "Staffordshire and Stoke-on-Trent, Procedure: both children are referred",
)
REPORTER = Reason("choice", "The person reporting chose to refer this child.", "Own choice")
LATER = Reason(
    "choice",
    "This child was not referred with the concern and is referred now.",
    "Own choice",
)


@follows("R1", "R3")
def reasons_to_refer(category: str, parts: Sequence[Part]) -> list[tuple[Reason, ...]]:
    """For each part in order, every reason to refer that child; none: no referral follows.

    The most protective applicable reason counts (domain.md §2.3): what is not known about a
    harmed child's age or harm is taken as protective until known.
    """
    under_13 = [_under_13(part) for part in parts]
    return [
        tuple(_reasons(category, part, own, any_under_13=any(under_13)))
        for part, own in zip(parts, under_13, strict=True)
    ]


def _reasons(
    category: str, part: Part, under_13: Reason | None, *, any_under_13: bool
) -> list[Reason]:
    found = []
    if under_13:
        found.append(under_13)
    if category in SERIOUS:
        found.append(SERIOUS_INCIDENT)
    elif any_under_13 and part.role in DISPLAYED and not under_13:
        found.append(BOTH_CHILDREN)
    if part.chosen:
        found.append(REPORTER)
    return found


def _under_13(part: Part) -> Reason | None:
    if part.role not in HARMED or part.sexually_harmed not in {"yes", "unknown"}:
        return None
    if part.age_at_incident is None:
        return UNDER_13_POSSIBLY
    if part.age_at_incident >= PROTECTED_UNDER:
        return None
    return UNDER_13 if part.sexually_harmed == "yes" else UNDER_13_POSSIBLY
