"""Which decision the area's procedure proposes for a category; a person may decide otherwise.

domain.md §2.3: the most protective applicable row wins, the area's procedure says the rest. A
decision that protects less than the proposal needs a reason of its own.
"""

from dataclasses import dataclass

from hsb_cases.core.errors import Refused
from hsb_cases.core.rules.answers import says_something

DECISIONS = (
    "no_further_action",
    "advice",
    "early_help",
    "assessment",
    "strategy_discussion",
    "immediate_protection",
)
"""From the least to the most protective."""

OUR_DEFAULT = "Our own default: the area’s procedure says nothing of this category."
UNDER_13 = "A harmed child under 13: child protection referral, whatever the category (R3)."


@dataclass(frozen=True)
class AreaStep:
    """What the receiving area's procedure asks for at the category."""

    response: str
    contact_front_door: bool
    source: str


@dataclass(frozen=True)
class Proposal:
    """What is proposed for one child, why, and from which text."""

    decision: str
    response: str
    source: str


def propose(category: str, step: AreaStep | None, *, child_protection: bool) -> Proposal | None:
    """The proposal for a category; None where there is none (not screened, no protection route).

    ``step`` is the area's row for the category, None where its procedure is silent;
    ``child_protection`` says that the rules made it a child protection referral (R3).
    """
    decision = _by_category(category, contact=bool(step and step.contact_front_door))
    if child_protection and protects_less(decision, "strategy_discussion"):
        return Proposal("strategy_discussion", UNDER_13, _source(step))
    if not decision:
        return None
    response = step.response if step else OUR_DEFAULT
    return Proposal(decision, response, _source(step))


def needs_reason_to_differ(decision: str, proposal: Proposal | None) -> bool:
    """Whether a decision protects less than what is proposed."""
    return proposal is not None and protects_less(decision, proposal.decision)


def check_difference(decision: str, proposal: Proposal | None, reason: str) -> None:
    """A decision that protects less than the proposal says why. Raises Refused."""
    if needs_reason_to_differ(decision, proposal) and not says_something(reason):
        raise Refused(
            "This decision protects less than the area’s procedure proposes for what was found."
            " Enter why in a sentence or more, or choose what is proposed.",
            field="differs_because",
        )


def _by_category(category: str, *, contact: bool) -> str:
    return {
        "normal": "no_further_action",
        "inappropriate": "early_help" if contact else "advice",
        "problematic": "assessment" if contact else "early_help",
        "abusive": "strategy_discussion",
        "violent": "immediate_protection",
    }.get(category, "")


def protects_less(one: str, other: str) -> bool:
    """Whether one decision protects less than another; none at all protects least."""
    return not one or DECISIONS.index(one) < DECISIONS.index(other)


def _source(step: AreaStep | None) -> str:
    return step.source if step else "Our own default"
