"""Handing a child over to the authority to which the child has moved (domain.md §3.2, state 19)."""

from dataclasses import dataclass

from hsb_cases.core.errors import Refused
from hsb_cases.core.rules.answers import says_something


@dataclass(frozen=True)
class HandedOver:
    """What the receiving front door is told of one child, and what is asked at every decision."""

    summary: str
    """What was done, what is still to be done, and why the case ends here."""
    takes_over: str
    """Who there was spoken with."""
    immediate_danger: str
    """yes, no or unknown."""
    self_harm_risk: str
    """yes, no or unknown: asked at every decision."""
    self_harm_detail: str = ""


def check_transfer(handed: HandedOver, *, here: int, there: int) -> None:
    """A transfer goes elsewhere and says what is handed over, and to whom. Raises Refused."""
    if here == there:
        raise Refused("Choose another authority than the one that holds the case.", field="area")
    if not says_something(handed.summary):
        raise Refused(
            "Enter what was done and what is still to be done, in a sentence or more: the receiving"
            " authority starts from it.",
            field="summary",
        )
    if not handed.takes_over.strip():
        raise Refused("Enter who at the receiving authority takes over.", field="takes_over")
    if handed.immediate_danger not in {"yes", "no", "unknown"}:
        raise Refused("Say whether the child is in immediate danger.", field="immediate_danger")
