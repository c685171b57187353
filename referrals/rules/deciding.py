"""What must be true before a referral may be decided."""

from hsb_cases.core.errors import Refused
from hsb_cases.core.rules.answers import follows, says_something
from referrals.rules.referring import SERIOUS


@follows("R1")
def check_every_child_is_thought_of(category: str, children_not_referred: int) -> None:
    """A red incident cannot leave triage until each child has a referral, or a reason (R1).

    Staffordshire and Stoke-on-Trent, Procedure: both children are referred; Leeds: a referral
    for both children. Raises Refused.
    """
    if category in SERIOUS and children_not_referred:
        children = (
            "One child" if children_not_referred == 1 else f"{children_not_referred} children"
        )
        has = "has" if children_not_referred == 1 else "have"
        raise Refused(
            f"{children} in this incident {has} no referral yet. Refer every child, or have a"
            " manager record why a child needs none, before you decide."
        )


def check_reasons(reasons: str) -> None:
    """A decision says why. Raises Refused."""
    if not says_something(reasons):
        raise Refused(
            "Enter the reasons for the decision in a sentence or more: the next person must be"
            " able to follow them.",
            field="reasons",
        )


@follows("R1")
def check_why_not_referred(reason: str) -> None:
    """A manager who leaves a child of an incident unreferred says why (R1). Raises Refused."""
    if not says_something(reason):
        raise Refused(
            "Enter in a sentence or more why this child needs no referral: the next person must be"
            " able to follow it.",
            field="reason",
        )


def check_why_corrected(because: str) -> None:
    """Whoever corrects a decision says what was wrong with it. Raises Refused."""
    if not says_something(because):
        raise Refused(
            "Enter in a sentence or more why the earlier decision is corrected: it stays in the"
            " record, and the next person must be able to follow the change.",
            field="corrected_because",
        )


def check_why_referred_later(because: str) -> None:
    """Whoever refers a child only now says what is known now. Raises Refused."""
    if not says_something(because):
        raise Refused(
            "Enter in a sentence or more why this child is referred now.", field="because"
        )
