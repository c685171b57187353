"""The continuum of sexual behaviour: five categories with markers that prompt, never decide.

After Hackett's continuum as the procedures tell it (Nottingham City and Nottinghamshire,
Definition; Leeds, What do we need to know?), in our own words. A person chooses the category and
says why; nothing here adds markers up (Staffordshire and Stoke-on-Trent, Appendix 1: the
indicators assist professional judgement and do not replace it).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from hsb_cases.core.errors import Refused

SHORTEST_RATIONALE = 20
"""Characters. Our own default: long enough that a rationale says something."""


@dataclass(frozen=True)
class Category:
    """One category: its name, what it means in a sentence, and what may speak for it."""

    name: str
    summary: str
    markers: tuple[str, ...]


CATEGORIES: Mapping[str, Category] = {
    "normal": Category(
        "Developmentally typical",
        "What children of this stage of development commonly do.",
        (
            "Expected at this stage of development",
            "Mutual, with decisions shared",
            "Nobody was upset or put under pressure",
        ),
    ),
    "inappropriate": Category(
        "Inappropriate",
        "A single act out of step with the child’s stage, or in the wrong place.",
        (
            "Happened once",
            "Accepted among the children’s own friends",
            "Would be usual somewhere else or in private",
            "Described as agreed by everyone in it",
        ),
    ),
    "problematic": Category(
        "Problematic",
        "Unusual and unexpected behaviour without a clear intention to harm.",
        (
            "Repeated, or hard for the child to stop",
            "Unclear or one-sided agreement",
            "Some difference in power, age or understanding",
            "No one clearly singled out to be harmed",
        ),
    ),
    "abusive": Category(
        "Abusive",
        "Behaviour that intrudes on another person who did not, or could not, freely agree.",
        (
            "Intrudes on the other person",
            "Power was misused: age, strength, understanding or standing",
            "Pressure, threat, bribe or force",
            "The other person did not agree, or could not agree freely",
            "Some aggression",
        ),
    ),
    "violent": Category(
        "Violent",
        "Abusive behaviour with physical violence.",
        (
            "Physical violence",
            "Highly intrusive",
            "Signs that hurting was part of the purpose",
        ),
    ),
}

FACTORS: Mapping[str, str] = {
    "age": "The age of each child, and the difference between them",
    "stage": "The child’s stage of development and level of functioning",
    "trauma": "What the child may have lived through, including harm and neglect",
    "context": "Where, with whom and in what situation it happened",
    "wider": "Other behaviour that gives concern",
}
"""What the first assessment takes into account (Leeds, What do we need to know?)."""


def check_rationale(rationale: str) -> None:
    """A category is chosen by a person who says why. Raises Refused."""
    if len(rationale.strip()) < SHORTEST_RATIONALE:
        raise Refused(
            "Enter why you chose this category, in a sentence or more: it is your judgement that"
            " counts, not the number of markers.",
            field="rationale",
        )


def check_category(category: str) -> None:
    """The category is one of the five. Raises Refused."""
    if category not in CATEGORIES:
        raise Refused("Choose where the behaviour lies on the continuum.", field="category")


def category_for_triage(first_view: str, screened: Mapping[str, str], displaying: int) -> str:
    """The category that holds a referral at the front door (R1), the most protective that applies.

    ``screened`` gives the category by child of those screened who displayed the behaviour,
    ``displaying`` how many displayed it. Until each of them is screened, the reporter's first view
    counts as well: a milder screening of one child says nothing of the others.
    """
    order = list(CATEGORIES)
    found = [category for category in screened.values() if category]
    if len(found) < max(displaying, 1) and first_view:
        found.append(first_view)
    return max(found, key=order.index, default="")
