"""An interpreter at each contact with a child or carer who needs one (R37)."""

from hsb_cases.core.rules.answers import OK, Answer, follows, refuse


@follows("R37")
def interpreter_is_arranged(
    *, needed: str, arranged: str, why_not: str, field: str = "interpreter_arranged"
) -> Answer:
    """Whether an interpreter was booked for a contact, or it says why not.

    ``needed`` is yes, no or unknown, as recorded of the child or carer; ``arranged`` is booked,
    not_needed, not_arranged or empty. Staffordshire and Stoke-on-Trent, Strategy
    Discussion/Meeting. That nobody of the family interprets is our own default.
    """
    if needed == "yes" and arranged not in {"booked", "not_arranged"}:
        return refuse(
            "R37",
            "An interpreter is needed here. Choose whether one was booked; a member of the family"
            " does not interpret.",
            field=field,
        )
    if arranged == "not_arranged" and not why_not.strip():
        return refuse("R37", "Enter why no interpreter was arranged.", field="interpreter_reason")
    return OK
