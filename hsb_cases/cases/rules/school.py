"""Learning goes on safely for both children after an incident at school (R39)."""

from collections.abc import Iterable
from dataclasses import dataclass

from hsb_cases.cases.rules.asking import DISPLAYED
from hsb_cases.core.rules.answers import Answer, follows, prompt

SCHOOL = "school"


@dataclass(frozen=True)
class AtSchool:
    """One child's learning after the incident."""

    key: str
    who: str
    role: str
    plan: str
    """How school goes on safely for this child; empty: nothing is recorded."""
    leaves: bool = False
    """Whether the plan takes the child out of class, lessons or school."""


@follows("R39")
def school_goes_on(setting: str, children: Iterable[AtSchool]) -> list[Answer]:
    """What is still to be thought of for each child after an incident in a setting.

    Each child, harmed or displaying, has a plan; the child harmed is not the one who has to leave.
    Staffordshire and Stoke-on-Trent, Outcomes of Section 47 Enquiries; Leeds, What should schools
    do?
    """
    if setting != SCHOOL:
        return []
    said = []
    for child in children:
        field = f"{child.key}:education_plan"
        if not child.plan.strip():
            sentence = f"Plan how {child.who} goes on learning, safely and with support."
            said.append(prompt("R39", sentence, field=field))
        elif child.leaves and child.role not in DISPLAYED:
            sentence = (
                f"The plan takes {child.who}, who was harmed, out of class or school. Look for a"
                " way in which this child stays, unless the child asks for it."
            )
            said.append(prompt("R39", sentence, field=field))
    return said
