"""A criminal investigation does not take the place of support (R18)."""

from hsb_cases.core.rules.answers import OK, Answer, follows, prompt


@follows("R18")
def welfare_route_is_open(
    *, child: str, criminal: bool, welfare: bool, field: str = "next_step"
) -> Answer:
    """Whether a child whom the police look into is also protected and supported.

    ``criminal``: the police investigate; ``welfare``: an enquiry, an assessment, early help or a
    plan is open or decided for the child. NSPCC case reviews, HSB is not always recognised.
    """
    if not criminal or welfare:
        return OK
    return prompt(
        "R18",
        f"The police know of this, and nothing else is decided for {child}. An investigation alone"
        " neither protects nor supports a child: open an assessment, early help or a plan beside"
        " it.",
        field=field,
    )
