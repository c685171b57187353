"""What an assessment must hold before it is supervised, and who may supervise it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from assessments.rules.record_parts import (
    CONCERNS,
    DOMAIN,
    FORMULATION,
    PLAIN,
    RECOMMENDATIONS,
    SAFETY,
    STRENGTHS,
    VIEWS,
    domains_of,
)
from assessments.rules.tool_catalogue import CHILD_AND_FAMILY
from assessments.rules.tools import score_never_stands_alone
from assessments.rules.visiting import Safety, asked_every_time
from hsb_cases.cases.rules.consulting import views_are_recorded
from hsb_cases.cases.rules.interpreting import interpreter_is_arranged
from hsb_cases.core.rules.answers import OK, Answer, refuse, says_something

FACTORS = {
    "11A": "11A – child sexual exploitation",
    "14A": "14A – socially unacceptable behaviour",
    "18B": "18B – physical abuse, child on child",
    "18C": "18C – physical abuse, adult on child",
    "19B": "19B – sexual abuse, child on child: the child was harmed by a child",
    "19C": "19C – sexual abuse, adult on child",
    "21": "21 – no factors identified",
}
"""End-of-assessment factors of the census that bear on harmful sexual behaviour. None says that a
child displayed it: 19B describes the child harmed."""
NO_FACTOR = "21"
OWN_WORK = (
    "Whoever writes an assessment does not sign it off, nor approve a report of it. Ask somebody"
    " who has not worked on it."
)


@dataclass(frozen=True)
class Written:
    """What an assessment holds, in words."""

    kind: str
    child: str
    """Initials."""
    role: str
    """The child’s part in the incident."""
    interpreter: str
    """yes, no or unknown: whether the child needs one."""
    domains: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By domain, the concerns and the strengths."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """By column of the version."""
    factors: tuple[str, ...] = ()

    def said(self, name: str) -> str:
        """What stands in a column."""
        return self.answers.get(name, "")


def missing(written: Written) -> list[tuple[str, Answer]]:
    """What is left open, each with the name of the part in which it is answered.

    Concerns and strengths of each domain, the views of child and carers (R36), the interpreter
    (R37), what is asked every time (R16), a formulation (R22), recommendations, the plain words.
    """
    found = [*_of_domains(written), *_of_people(written), *_of_thinking(written)]
    return [(part, answer) for part, answer in found if answer.kind == "refuse"]


def _of_domains(written: Written) -> list[tuple[str, Answer]]:
    found = []
    for name, words in domains_of(written.kind):
        said = written.domains.get(name, {})
        for side in (CONCERNS, STRENGTHS):
            if not said.get(side, "").strip():
                sentence = f"{words}: enter the {side}, or that there are none."
                found.append((f"{DOMAIN}{name}", refuse("", sentence, field=side)))
    return found


def _of_people(written: Written) -> list[tuple[str, Answer]]:
    views = [
        views_are_recorded(
            whose=whose,
            views=written.said(name),
            why_not=written.said(f"{name}_missing_reason"),
            field=name,
        )
        for whose, name in (("the child", "child_views"), ("the parents or carers", "carers_views"))
    ]
    interpreter = interpreter_is_arranged(
        needed=written.interpreter,
        arranged=written.said("interpreter_arranged"),
        why_not=written.said("interpreter_reason"),
    )
    safety = Safety(
        self_harm_risk=written.said("self_harm_risk"),
        self_harm_detail=written.said("self_harm_detail"),
        may_be_harmed_themselves=written.said("may_be_harmed_themselves"),
        harmed_themselves_detail=written.said("harmed_themselves_detail"),
    )
    asked = asked_every_time(safety, child=written.child, role=written.role)
    return [*((VIEWS, one) for one in [*views, interpreter]), *((SAFETY, one) for one in asked)]


def _of_thinking(written: Written) -> list[tuple[str, Answer]]:
    family = written.kind == CHILD_AND_FAMILY
    thinking = "analysis" if family else "formulation"
    found = [
        (
            FORMULATION,
            score_never_stands_alone(written.kind, formulation=written.said("formulation")),
        ),
        (FORMULATION, _long_enough(written, "formulation", f"the {thinking}")),
    ]
    if family:
        found.append((FORMULATION, factors_fit(written.factors)))
    elif not written.said("supervision_level"):
        sentence = "Choose how closely the child is supervised."
        found.append((FORMULATION, refuse("", sentence, field="supervision_level")))
    found.append((RECOMMENDATIONS, _long_enough(written, "recommendations", "what you recommend")))
    found += [
        (PLAIN, _long_enough(written, name, words))
        for name, words in (
            ("plain_why", "why this assessment was made, in plain words"),
            ("plain_worries", "what people worry about, in plain words"),
            ("plain_next", "what happens next, in plain words"),
        )
    ]
    return found


def factors_fit(factors: Collection[str]) -> Answer:
    """Whether the factors can stand together: at least one, and “none” alone (census)."""
    if not factors:
        return refuse("", "Choose the factors, or that none was identified.", field="factors")
    if NO_FACTOR in factors and len(set(factors)) > 1:
        sentence = "“No factors identified” stands alone: take it out, or the others."
        return refuse("", sentence, field="factors")
    return OK


def _long_enough(written: Written, name: str, words: str) -> Answer:
    if says_something(written.said(name)):
        return OK
    return refuse("", f"Enter {words}, in a sentence or more.", field=name)


def wrote_none_of_it(person: int, authors: Collection[int]) -> Answer:
    """Whether somebody may sign off, or approve a report: not the authors, now or before.

    The person counts, in whichever membership. Leeds, one minute guide: the HSB coordinator
    supervises what others assess.
    """
    return refuse("", OWN_WORK) if person in authors else OK
