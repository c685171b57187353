"""What the front door weighs before it decides for one child: prompts, and doubts to answer."""

from dataclasses import dataclass

from hsb_cases.cases.rules.consulting import parents_are_told
from hsb_cases.cases.rules.welfare import welfare_route_is_open
from hsb_cases.core.rules.answers import Answer, follows, prompt
from referrals.rules.patterns import look_at_the_pattern
from referrals.rules.prompts import (
    Involved,
    as_warnings,
    asks_for_context,
    context_left_open,
    doubts_about_agreement,
)

ENDS_HERE = frozenset({"no_further_action", "advice"})
"""Decisions after which nobody works with the child."""
LIGHT = ENDS_HERE | {"early_help"}
"""Decisions after which social work does not look at whether it was free."""


@dataclass(frozen=True)
class Weighed:
    """What is known when one child is decided for."""

    child: str
    """Initials."""
    agreed: str = ""
    """How the children described it: agreed, differ, not_agreed, unknown, or empty."""
    coercion: str = "unknown"
    secrecy: str = "unknown"
    involved: tuple[Involved, ...] = ()
    """Every child of the incident, as far as the decider may know of them."""
    context_answered: frozenset[str] = frozenset()
    """The fields of ``CONTEXT_QUESTIONS`` that have an answer."""
    earlier: int = 0
    """How many earlier incidents of this child the decider may know of."""
    pattern_comment: str = ""
    police_know: bool = False
    parents_told: str = ""
    parents_why_not: str = ""


def to_think_of(facts: Weighed) -> list[Answer]:
    """What to think of before deciding: context (R4), pattern (R17), parents (R36)."""
    said = [
        context_is_known(facts),
        look_at_the_pattern(earlier=facts.earlier, comment=facts.pattern_comment),
        parents_are_told(told=facts.parents_told, why_not=facts.parents_why_not),
    ]
    return [answer for answer in said if answer.kind != "ok"]


@follows("R4")
def context_is_known(facts: Weighed) -> Answer:
    """Whether the context is known where teenagers of similar age described it as agreed.

    Staffordshire and Stoke-on-Trent, Consent issues and Appendix 2.
    """
    open_questions = context_left_open(facts.context_answered)
    if not asks_for_context(facts.agreed, facts.involved) or not open_questions:
        return Answer("ok")
    questions = " ".join(question for _, question in open_questions)
    return prompt(
        "R4",
        "The children are 13 to 15, close in age, and it was described as agreed. Find out before"
        f" you decide: {questions}",
        field="agreed",
    )


@follows("R5")
def doubts(facts: Weighed) -> list[Answer]:
    """What speaks against a free agreement, as warnings: relying on it needs a reason."""
    found = doubts_about_agreement(facts.agreed, facts.coercion, facts.secrecy, facts.involved)
    return as_warnings(found)


def answers_on(decision: str, facts: Weighed) -> list[Answer]:
    """What the rules say of one decision.

    A light decision relies on what was described as agreed, so each doubt is a warning (R5);
    ending it while the police look into it asks for a welfare route (R18).
    """
    found = doubts(facts) if decision in LIGHT else []
    route = welfare_route_is_open(
        child=facts.child,
        criminal=facts.police_know,
        welfare=decision not in ENDS_HERE,
        field="decision",
    )
    return [*found, *([route] if route.kind != "ok" else [])]
