"""What is asked every time a child is decided about: harm to the child, self-harm and suicide."""

from hsb_cases.core.rules.answers import OK, Answer, follows, refuse

DISPLAYED = frozenset({"displaying", "both"})
"""The parts in which a child displayed the behaviour."""
HARMED = frozenset({"harmed", "both"})
"""The parts in which a child was harmed."""
KNOWN_ANSWERS = frozenset({"yes", "no", "unknown"})
"""“Not known” is an answer; leaving it open is not."""


@follows("R16")
def harm_to_the_child_is_asked(
    *, child: str, role: str, answer: str, detail: str = "", field: str = "may_be_harmed_themselves"
) -> Answer:
    """Whether somebody said if a child who displayed the behaviour may be harmed too (R16).

    ``answer`` is yes, no, unknown or empty; a yes needs what is known in ``detail``. What is
    answered is the person's; that it is asked is held. Nottingham City and Nottinghamshire,
    Definition; Staffordshire and Stoke-on-Trent, Appendix 2.
    """
    if role not in DISPLAYED:
        return OK
    if answer not in KNOWN_ANSWERS:
        return refuse(
            "R16",
            f"Say whether {child} may be harmed or have been harmed. The behaviour can be a sign"
            " of abuse or trauma, so it is asked every time; “Not known” is an answer.",
            field=field,
        )
    if answer == "yes" and not detail.strip():
        return refuse("R16", f"Enter what is known of harm to {child}.", field=field)
    return OK


def self_harm_is_asked(
    *, child: str, answer: str, detail: str = "", field: str = "self_harm_risk"
) -> Answer:
    """Whether somebody said if a child is at risk of self-harm or suicide: at every decision.

    Our own default for every child, whatever the part; ``rule`` of the answer is empty, since no
    clause of the procedures stands behind it.
    """
    if answer not in KNOWN_ANSWERS:
        return refuse(
            "",
            f"Say whether {child} is at risk of self-harm or suicide. It is asked at every"
            " decision; “Not known” is an answer.",
            field=field,
        )
    if answer == "yes" and not detail.strip():
        return refuse(
            "", f"Enter what is known of the risk to {child} and what is done.", field=field
        )
    return OK
