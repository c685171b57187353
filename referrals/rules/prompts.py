"""What a person is asked to think about before submitting. Prompts, never a refusal (R4, R5)."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from hsb_cases.core.rules.ages import age_on
from hsb_cases.core.rules.answers import Answer, follows, warn
from referrals.rules.referring import DISPLAYED, HARMED

AGE_GAP_YEARS = 2
"""Our own default (domain.md R5): no procedure names a number, so pages say that it is ours."""
TEENAGED = range(13, 16)
FORCED = {
    "pressure": "there was pressure",
    "bribe": "something was offered in return",
    "threat": "there was a threat",
    "force": "there was force",
}
AGREED = frozenset({"agreed", "differ"})
"""What the children are reported to have said: all agreed, or at least one of them did."""


@dataclass(frozen=True)
class Involved:
    """A child, as far as the prompts ask."""

    name: str
    role: str
    age: int | None = None
    """At the incident, in whole years."""
    born: datetime.date | None = None
    has_disability: bool = False


@dataclass(frozen=True)
class Prompt:
    """Something to think about, with the rule and the procedure it comes from."""

    rule: str
    sentence: str
    source: str


FREE_SOURCE = (
    "Nottingham City and Nottinghamshire, continuum; Staffordshire and Stoke-on-Trent,"
    " Appendix 2; NSPCC case reviews"
)
OUR_DEFAULT = "Our own default of 2 years; no procedure names a number"

# Appendix 2 of procedure 001 as questions, by the field of the form that answers each.
CONTEXT_QUESTIONS = (
    ("agreement_described", "What did each child say about agreeing?"),
    ("frequency", "How often has it happened?"),
    ("coercion", "Was there any pressure, bribe, threat or force?"),
    ("secrecy", "Did anybody try to keep it secret?"),
    ("background", "Is it usual for their age, and has it changed over time?"),
)


@follows("R4")
def asks_for_context(agreed: str, children: Sequence[Involved]) -> bool:
    """Whether R4 applies: apparently agreed, and every child in it is 13 to 15 and close in age."""
    ages = [child.age for child in children if child.role in HARMED | DISPLAYED]
    known = [age for age in ages if age is not None]
    return (
        agreed in AGREED
        and len(known) > 1
        and len(known) == len(ages)
        and all(age in TEENAGED for age in known)
        and max(known) - min(known) < AGE_GAP_YEARS
    )


@follows("R4")
def context_left_open(answered: Iterable[str]) -> list[tuple[str, str]]:
    """The questions of Appendix 2 that have no answer yet: field and question (R4)."""
    known = set(answered)
    return [(field, question) for field, question in CONTEXT_QUESTIONS if field not in known]


@follows("R5")
def doubts_about_agreement(
    agreed: str, coercion: str, secrecy: str, children: Sequence[Involved]
) -> list[Prompt]:
    """Why behaviour described as agreed may not have been: review before deciding (R5)."""
    if agreed not in AGREED:
        return []
    found = [*_age_gaps(children), *_disabilities(children)]
    if coercion in FORCED:
        found.append(_doubt(FORCED[coercion]))
    if secrecy == "yes":
        found.append(_doubt("somebody tried to keep it secret"))
    return found


def as_warnings(doubts: Iterable[Prompt]) -> list[Answer]:
    """The same doubts where somebody decides: going on in spite of them needs a reason (R5)."""
    return [warn(doubt.rule, doubt.sentence) for doubt in doubts]


def _age_gaps(children: Sequence[Involved]) -> list[Prompt]:
    harmed = [child for child in children if child.role in HARMED]
    displayed = [child for child in children if child.role in DISPLAYED]
    wide = [
        (older, younger)
        for older, younger in product(displayed, harmed)
        if older is not younger and gap_in_years(older, younger) >= AGE_GAP_YEARS
    ]
    return [
        _doubt(f"{one.name} and {other.name} are 2 years or more apart in age", OUR_DEFAULT)
        for one, other in wide[:1]
    ]


def gap_in_years(one: Involved, other: Involved) -> int:
    """Whole years between two children: from dates of birth, else from ages; 0 if not known."""
    if one.born and other.born:
        older, younger = sorted((one.born, other.born))
        return age_on(younger, born=older)
    if one.age is None or other.age is None:
        return 0
    return abs(one.age - other.age)


def _disabilities(children: Sequence[Involved]) -> list[Prompt]:
    names = [child.name for child in children if child.has_disability]
    if not names:
        return []
    verb = "has" if len(names) == 1 else "have"
    return [_doubt(f"{_listed(names)} {verb} a disability or a special educational need")]


def _doubt(fact: str, source: str = FREE_SOURCE) -> Prompt:
    sentence = f"It was described as agreed, but {fact}. Look again at whether it was free."
    return Prompt("R5", sentence, source)


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
