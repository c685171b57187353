"""Each child's own outcome and plan (R13).

The tables hold it first: an outcome or a plan has one case, and there is no command that copies
one. What is left is a person who pastes.
"""

from collections.abc import Iterable

from hsb_cases.core.rules.answers import OK, SHORTEST_REASON, Answer, follows, refuse


@follows("R13")
def written_for_this_child(
    text: str, of_others: Iterable[str], *, child: str, field: str = ""
) -> Answer:
    """Whether an outcome or a plan was written for this child and not copied from another's.

    ``of_others`` are the texts that stand for the other children in the same place, as far as the
    writer sees them. Few words may be alike by chance. Staffordshire and Stoke-on-Trent,
    Principles: the needs of each child are considered separately.
    """
    own = _plain(text)
    if len(own) < SHORTEST_REASON or own not in {_plain(other) for other in of_others}:
        return OK
    return refuse(
        "R13",
        f"The same words stand for another child. Write what is decided for {child} alone: each"
        " child is considered separately, and no outcome or plan is copied.",
        field=field,
    )


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
