"""Which authority chairs, one meeting for all children, and whose record goes where (R7)."""

from collections.abc import Iterable

from hsb_cases.core.rules.answers import OK, Answer, follows, refuse, warn


@follows("R7")
def suggested_chair(homes: Iterable[str], happened_in: str) -> str:
    """The code of the authority that the procedure recommends to chair; empty: it recommends none.

    ``homes`` are the codes of the authorities where the children live, empty where not known.
    Where they differ, the authority where the behaviour happened convenes and chairs. Staffordshire
    and Stoke-on-Trent, Strategy Discussion/Meeting.
    """
    different = len({home for home in homes if home}) > 1
    return happened_in if different else ""


@follows("R7")
def chair_is_as_suggested(*, chairing: str, suggested: str, suggested_name: str) -> Answer:
    """Whether the authority that chairs is the one recommended; another one needs a reason."""
    if not suggested or chairing == suggested:
        return OK
    return warn(
        "R7",
        f"The children live in different areas, so the procedure recommends that {suggested_name},"
        " where the behaviour happened, convenes and chairs the meeting.",
        field="local_authority",
    )


@follows("R7")
def one_combined_meeting(*, under_way: str) -> Answer:
    """Whether a strategy discussion may be convened: one about the incident is one for all.

    ``under_way`` is the reference of one that is planned or under way; empty: there is none.
    """
    if not under_way:
        return OK
    return refuse(
        "R7",
        f"A strategy discussion about this incident is arranged already: {under_way}. Hold one"
        " combined meeting, and add to that one.",
    )


@follows("R7")
def record_goes_to(*, recipient: str, home: str) -> Answer:
    """Whether a child's part of the minutes may go to an authority: only to the child's own.

    ``recipient`` and ``home`` are codes of authorities.
    """
    if recipient == home:
        return OK
    return refuse(
        "R7",
        "This child lives in another authority. Each authority receives the record of its own"
        " child only.",
        field="recipient",
    )
