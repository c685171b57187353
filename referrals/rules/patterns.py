"""Looking at an incident together with those before it."""

from hsb_cases.core.rules.answers import OK, Answer, follows, prompt


@follows("R17")
def look_at_the_pattern(*, earlier: int, comment: str) -> Answer:
    """Whether somebody still has to say how an incident stands to the child's earlier ones (R17).

    ``earlier`` counts the child's incidents before it. NSPCC case reviews, Looking at the wider
    context: patterns, not single incidents.
    """
    if not earlier or comment.strip():
        return OK
    before = "an earlier incident" if earlier == 1 else f"{earlier} earlier incidents"
    return prompt(
        "R17",
        f"This child has {before} on record. Look at them together, and write down how this one"
        " compares: more often, more serious, towards others, in another place, or nothing in"
        " common.",
        field="pattern_comment",
    )
