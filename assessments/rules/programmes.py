"""Which programme of work is offered, and its stages (R25, R26). Both are proposals."""

from dataclasses import dataclass

from hsb_cases.core.rules.answers import OK, Answer, follows, prompt

CHANGE_FOR_GOOD, INDIVIDUAL = "change_for_good", "individual"
PROGRAMMES = {
    CHANGE_FOR_GOOD: "Change for Good",
    INDIVIDUAL: "A programme of the child’s own",
}
FEWEST_SESSIONS, MOST_SESSIONS = 26, 30
"""Weekly sessions of Change for Good, one to one."""
BLOCKS = ("Engagement", "Relationships", "Self-regulation", "A positive road map for the future")
STAGES = (
    ("preparation", "Preparation, engagement and motivation"),
    ("resilience", "Building resilience"),
    ("relationships", "Sex education and relationships"),
    ("behaviour", "Harmful sexual behaviour"),
)
"""The four stages of the AIM intervention framework, in their order."""
FROM_AGE, TO_AGE = 12, 18


@dataclass(frozen=True)
class Proposal:
    """The programme proposed for a child, and why."""

    programme: str
    """Empty while too little is known."""
    answer: Answer


@follows("R25")
def propose_programme(
    *,
    sex: str,
    age: int | None,
    learning_disability: bool | None,
    mainstream_comprehension: bool | None,
) -> Proposal:
    """The programme proposed. None: not known yet; a diagnosed learning disability alone counts.

    Staffordshire and Stoke-on-Trent, Appendix 3.
    """
    if sex == "F":
        return _individual("Every girl is offered a programme of her own.")
    if age is None or sex != "M":
        return _not_yet("Record the child’s age and sex first: they decide the programme.")
    if not FROM_AGE <= age <= TO_AGE:
        return _individual(f"A boy of {age} is offered a programme of his own.")
    return _for_teenage_boys(disability=learning_disability, comprehension=mainstream_comprehension)


def _for_teenage_boys(*, disability: bool | None, comprehension: bool | None) -> Proposal:
    if disability:
        return _individual(
            "With a diagnosed learning disability he is offered a programme of his own, made to"
            " suit him."
        )
    if comprehension is False:
        return _individual(
            "He does not manage written work as in mainstream school: a programme of his own."
        )
    if disability is None or comprehension is None:
        return _not_yet(
            "Find out first whether he has a diagnosed learning disability and manages written"
            " work as in mainstream school."
        )
    return Proposal(
        CHANGE_FOR_GOOD,
        prompt(
            "R25",
            f"Change for Good: {FEWEST_SESSIONS} to {MOST_SESSIONS} weekly sessions one to one, in"
            " four blocks.",
        ),
    )


@follows("R26")
def stage_in_order(stage: str, *, worked_on: frozenset[str]) -> Answer:
    """A hint where a session works on a stage before the ones that prepare it; stops nothing.

    ``worked_on``: the stages of earlier sessions. Raises KeyError for a stage that is not one.
    Cambridgeshire and Peterborough, Assessment and Intervention: a framework, not a manual.
    """
    names = dict(STAGES)
    earlier = list(names)[: list(names).index(stage)] if names[stage] else []
    left_out = [names[name] for name in earlier if name not in worked_on]
    if not left_out:
        return OK
    listed = "; ".join(left_out)
    return prompt(
        "R26",
        f"Earlier stages have not been worked on yet: {listed}. Say in the session’s notes why the"
        " assessment asks for this one now.",
        field="stage",
    )


def _not_yet(what: str) -> Proposal:
    return Proposal("", prompt("R25", what))


def _individual(why: str) -> Proposal:
    return Proposal(INDIVIDUAL, prompt("R25", why))
