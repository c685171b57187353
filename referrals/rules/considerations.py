"""What to consider about harmful sexual behaviour, as questions, by whom they are about.

Staffordshire and Stoke-on-Trent, Appendix 2, in our own words. Each child is considered apart
from the other: a screening of the child harmed asks nothing about the child who displayed the
behaviour, and the other way round.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from referrals.rules.referring import DISPLAYED, HARMED


@dataclass(frozen=True)
class Question:
    """One thing to consider."""

    key: str
    text: str
    why: str = ""


PROTECTION = (
    Question("protection", "What protects every child involved, and others in contact, now?"),
    Question(
        "carers",
        "How do the parents or carers respond, and can they protect their child?",
        "Can they make sure that the child is supervised around other children?",
    ),
)
BEHAVIOUR = (
    Question("agreement", "Did everyone in it agree, and could they?"),
    Question("usual", "Is the behaviour usual for the child’s age and development?"),
    Question("frequency", "How often has it happened?"),
    Question("change", "Has it changed over time?"),
    Question("force", "Was there aggression, force, pressure or anything offered in return?"),
    Question("secrecy", "Did anybody try to keep it secret?"),
    Question("records", "What records show how often, how serious, and whether it grows?"),
)
CHILD_WHO_DISPLAYED = (
    Question("earlier", "Were there earlier concerns about sexual behaviour or boundaries?"),
    Question("acknowledges", "What does the child say about the behaviour?"),
    Question("criminal", "Where does any criminal process stand, or could one follow?"),
    Question(
        "own_harm",
        "What suggests that this child has been abused or neglected?",
        "Behaviour may be a sign of harm to the child who displays it.",
    ),
    Question("vulnerable", "What about the child’s age, learning, disability or feelings matters?"),
    Question("own_needs", "What does this child need, apart from the other child’s needs?"),
)
CHILD_HARMED = (
    Question("harmed_vulnerable", "What about this child’s age and situation matters?"),
    Question("impact", "How has it affected this child?"),
    Question("harmed_needs", "What does this child need, apart from the other child’s needs?"),
    Question("support", "Is support after sexual harm needed, and from whom?"),
)


@dataclass(frozen=True)
class Group:
    """Questions about one matter."""

    title: str
    questions: tuple[Question, ...]


def groups_for(role: str) -> tuple[Group, ...]:
    """The questions for a child with this part in the incident, in order."""
    found = [Group("Protection", PROTECTION)]
    if role in DISPLAYED or role not in HARMED:
        found.append(Group("The behaviour", BEHAVIOUR))
    if role in DISPLAYED:
        found.append(Group("The child who displayed the behaviour", CHILD_WHO_DISPLAYED))
    if role in HARMED:
        found.append(Group("The child who has been harmed", CHILD_HARMED))
    return tuple(found)


def answers_of(role: str, typed: Mapping[str, str]) -> dict[str, str]:
    """The answers that belong to the questions of a part, tidied; empty ones are left out."""
    keys = [question.key for group in groups_for(role) for question in group.questions]
    return {key: typed[key].strip() for key in keys if typed.get(key, "").strip()}
