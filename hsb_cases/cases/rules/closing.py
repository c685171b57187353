"""What must be true before a case is closed, and when it may be reopened (domain.md §3.2, 17–18).

No procedure says it in these words; that nothing is left open, and that somebody is named where
the work goes on elsewhere, is our own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from hsb_cases.cases.rules.asking import self_harm_is_asked
from hsb_cases.core.rules.answers import Answer, refuse, says_something

GOES_ON = frozenset({"stepped_down", "transferred", "adult_services"})
"""Reasons with which somebody else takes over."""
MERGED = (
    "This case was closed when the child’s two records became one. The child’s record goes on in"
    " the other case."
)
ANOTHER_IS_OPEN = (
    "This child has another open case in this authority. Work goes on there: a child has one open"
    " case in an authority."
)


@dataclass(frozen=True)
class Closing:
    """Why a case ends, in the words of whoever closes it."""

    reason: str
    summary: str
    self_harm_risk: str
    """yes, no or unknown: asked at every decision."""
    self_harm_detail: str = ""
    goes_on_with: str = ""
    census_reason: str = ""
    """A code of the children in need census; empty where no episode ends."""
    transferred_as: str = ""
    """The reference of the referral by which another authority was told; empty: none was."""


def missing_to_close(closing: Closing, *, child: str) -> list[Answer]:
    """What is missing of a closure, each with its field; ``child`` are the initials."""
    found = []
    if not closing.reason:
        found.append(_no("Choose why the case ends.", "reason"))
    if not says_something(closing.summary):
        found.append(
            _no(
                "Enter what was done and why the case can end, in a sentence or more: the next"
                " person must be able to follow it.",
                "summary",
            )
        )
    if closing.reason in GOES_ON and not closing.goes_on_with.strip():
        found.append(
            _no(
                "Enter who works with the child from here: the service, and a person if you know"
                " one.",
                "goes_on_with",
            )
        )
    asked = self_harm_is_asked(
        child=child, answer=closing.self_harm_risk, detail=closing.self_harm_detail
    )
    return [*found, *([asked] if asked.kind != "ok" else [])]


def nothing_is_open(still_open: Sequence[str]) -> list[Answer]:
    """What still has to end before the case can; ``still_open`` are the rooms' sentences."""
    if not still_open:
        return []
    return [_no(" ".join(("This case cannot be closed yet.", *still_open)), "")]


def _no(sentence: str, field: str) -> Answer:
    return refuse("", sentence, field=field)
