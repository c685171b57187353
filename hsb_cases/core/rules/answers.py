"""What a rule answers: all is well, think of this, this needs a reason, or this may not be.

A rule is a pure function: facts in, answers out. It says which clause it follows with
``@follows("R7")``; the clauses are in ``sources``. A command hands the answers to ``require``
before it writes: a refusal stops it, a warning needs a recorded reason, a prompt is shown only.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from hsb_cases.core.errors import Refused

Kind = Literal["ok", "prompt", "warn", "refuse"]
SHORTEST_REASON = 20
"""Characters. Our own default: long enough that a reason says something."""


@dataclass(frozen=True)
class Answer:
    """What one rule says of the facts it was given."""

    kind: Kind
    rule: str = ""
    """The clause, e.g. "R7"; empty only where nothing is to be said."""
    sentence: str = ""
    """What a practitioner reads and can act on."""
    field: str = ""
    """The field or the missing item it belongs to, so that a page can lead there."""


@dataclass(frozen=True)
class Overridden:
    """A warning that a person went on in spite of, and why: to be recorded."""

    rule: str
    sentence: str
    reason: str


OK = Answer("ok")


def prompt(rule: str, sentence: str, *, field: str = "") -> Answer:
    """Something to think about. It stops nothing."""
    return Answer("prompt", rule, sentence, field)


def warn(rule: str, sentence: str, *, field: str = "") -> Answer:
    """Something that a person may go on in spite of, with a reason that is recorded."""
    return Answer("warn", rule, sentence, field)


def refuse(rule: str, sentence: str, *, field: str = "") -> Answer:
    """Something that may not be, whatever the reason."""
    return Answer("refuse", rule, sentence, field)


def override_field(rule: str) -> str:
    """The name of the form field in which the reason to go on is written."""
    return f"override_{rule.lower()}"


def says_something(reason: str) -> bool:
    """Whether a reason is long enough to say something (our own default)."""
    return len(reason.strip()) >= SHORTEST_REASON


def require(answers: Iterable[Answer], overridden: Mapping[str, str]) -> tuple[Overridden, ...]:
    """Hold an act to what its rules answered.

    ``overridden`` gives by clause ("R7") the reason to go on in spite of its warnings; one reason
    stands for all warnings of the clause in one act. Returns the warnings overridden, each with
    its reason, to be recorded in the same act. Raises Refused for the first refusal, else for the
    first warning without a reason that says something: the sentence asks for it, and ``field``
    names where to write it (``override_field``). A refusal has no reason that lifts it.
    """
    said = tuple(answers)
    for answer in said:
        if answer.kind == "refuse":
            raise Refused(answer.sentence, field=answer.field or None)
    warnings = [answer for answer in said if answer.kind == "warn"]
    for answer in warnings:
        if not says_something(overridden.get(answer.rule, "")):
            raise Refused(
                f"{answer.sentence} To go on, enter why in a sentence or more.",
                field=override_field(answer.rule),
            )
    return tuple(
        Overridden(answer.rule, answer.sentence, overridden[answer.rule].strip())
        for answer in warnings
    )


Rule = TypeVar("Rule", bound=Callable[..., object])

_followers: dict[str, list[str]] = {}


def follows(*rules: str) -> Callable[[Rule], Rule]:
    """Mark a pure function as the code of one clause or several: ``@follows("R7")``."""

    def marked(function: Rule) -> Rule:
        name = f"{function.__module__}.{function.__qualname__}"
        for rule in rules:
            known = _followers.setdefault(rule, [])
            if name not in known:
                known.append(name)
        return function

    return marked


def followers() -> Mapping[str, tuple[str, ...]]:
    """By clause, the full names of the functions that follow it, of all modules imported so far."""
    return {rule: tuple(names) for rule, names in _followers.items()}
