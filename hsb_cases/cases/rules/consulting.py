"""What the child and the carers say, and what the parents are told (R36)."""

from hsb_cases.core.rules.answers import OK, Answer, follows, prompt, refuse, says_something


@follows("R36")
def views_are_recorded(*, whose: str, views: str, why_not: str, field: str) -> Answer:
    """Whether somebody's views are recorded, or why they were not asked.

    ``whose`` reads after “the views of”: “the child”, “the parents or carers”. Staffordshire and
    Stoke-on-Trent, Strategy Discussion/Meeting: the right to be consulted extends to carers.
    """
    if views.strip() or why_not.strip():
        return OK
    return refuse("R36", f"Record the views of {whose}, or why not.", field=field)


@follows("R36")
def parents_are_told(*, told: str, why_not: str, field: str = "parents_told") -> Answer:
    """Whether parents and carers were told, or why telling them would raise the risk.

    ``told`` is yes, no, unknown or empty. NSPCC case reviews, Looking at the wider context: as long
    as there is no risk in doing so.
    """
    if told == "yes" or (told == "no" and says_something(why_not)):
        return OK
    if told == "no":
        return prompt(
            "R36",
            "Say in what way telling the parents or carers would raise the risk to a child. Where"
            " it would not, tell them.",
            field=field,
        )
    return prompt(
        "R36",
        "Find out whether the parents or carers know, and tell them unless that raises the risk to"
        " a child.",
        field=field,
    )
