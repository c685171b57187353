"""What a referral to the HSB service must bring with it (R42), and which answers fit (R24)."""

from collections.abc import Sequence

from hsb_cases.core.rules.answers import OK, Answer, follows, refuse, says_something


@follows("R42")
def referral_is_whole(
    *, own_risk_assessment: str, incident_reports: int, lead_professional: str
) -> list[Answer]:
    """What is missing: the referring agency's own assessment of risk, reports, lead professional.

    ``incident_reports`` counts the incidents that the referral names. Cambridgeshire and
    Peterborough, Assessment and Intervention.
    """
    found = []
    if not says_something(own_risk_assessment):
        found.append(
            refuse(
                "R42",
                "Enter your agency’s own assessment of the risk, in a sentence or more.",
                field="own_risk_assessment",
            )
        )
    if incident_reports < 1:
        found.append(
            refuse(
                "R42", "Choose the incidents whose reports go with the referral.", field="incidents"
            )
        )
    if not lead_professional.strip():
        found.append(
            refuse(
                "R42",
                "Name the lead professional, who leads the child’s plan.",
                field="lead_professional",
            )
        )
    return found


ACCEPT, ADVISE, SIGNPOST, LIST = "accept", "advise", "signpost", "put on the waiting list"
TAKES_THE_CHILD = frozenset({ACCEPT, LIST})
ANSWERS = {
    ACCEPT: "Accept: the service works with the child",
    LIST: "Put on the waiting list",
    ADVISE: "Give advice to whoever works with the child",
    SIGNPOST: "Point to another service",
}
"""What the service can answer, by the name of the step."""


@follows("R24")
def answer_fits(answer: str, *, found: Sequence[Answer]) -> Answer:
    """Whether the service may answer so; ``found`` is what speaks against working with the child.

    Where something does, it is advice or another service. What is in doubt is settled by a reading
    assessment before the child is accepted; a place on the list may wait for it. Staffordshire and
    Stoke-on-Trent, Appendix 3.
    """
    if answer not in TAKES_THE_CHILD:
        return OK
    for one in found:
        if one.kind == "refuse" or answer == ACCEPT:
            return refuse("R24", one.sentence, field="outcome")
    return OK


def reasons_are_given(answer: str, words: str) -> Answer:
    """Whether the answer says why, which advice, or to whom it points."""
    if says_something(words):
        return OK
    asked = {
        ACCEPT: "Enter what the service offers, in a sentence or more.",
        LIST: "Enter what is done while the child waits, in a sentence or more.",
        ADVISE: "Enter the advice, in a sentence or more.",
        SIGNPOST: "Enter to which service it points and why, in a sentence or more.",
    }
    return refuse("", asked[answer], field="answer")
