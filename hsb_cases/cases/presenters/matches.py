"""Possible matches as radio cards, for every form that searches before it creates."""

from collections.abc import Sequence
from dataclasses import dataclass

from hsb_cases.cases.selectors.matching import NEUTRAL_SENTENCE, PossibleChild
from hsb_cases.core.filters import short_day

NONE_OF_THESE = "none"


@dataclass(frozen=True)
class MatchCard:
    """One record that may be of the same child: a radio button and what is known."""

    value: str
    name: str
    lines: tuple[str, ...]
    why: str


@dataclass(frozen=True)
class MatchPanel:
    """The records to choose from, and the sentence that always stands with them.

    ``name`` is the form field's name, ``chosen`` its value (a record's number, ``none``, or
    nothing yet), ``error`` what is wrong with the answer.
    """

    cards: tuple[MatchCard, ...]
    name: str = "existing_child"
    chosen: str = ""
    error: str = ""
    hint: str = "Choosing one adds this to the child’s record instead of making a second one."
    sentence: str = NEUTRAL_SENTENCE
    legend: str = "Is this a child you know already?"
    none_value: str = NONE_OF_THESE


def match_panel(
    matches: Sequence[PossibleChild],
    *,
    name: str = "existing_child",
    chosen: str = "",
    error: str = "",
    hint: str = MatchPanel.hint,
) -> MatchPanel:
    """The panel for ``components/matches.jinja``; without matches only its sentence is shown."""
    return MatchPanel(
        cards=tuple(_card(match) for match in matches),
        name=name,
        chosen=chosen,
        error=error,
        hint=hint,
    )


def _card(match: PossibleChild) -> MatchCard:
    name = f"{match.name}, known as {match.known_as}" if match.known_as else match.name
    where = [
        f"Lives in {match.home_authority}" if match.home_authority else "",
        match.school_name,
        f"Case {match.case_reference}" if match.case_reference else "In your team’s log",
    ]
    return MatchCard(
        value=str(match.child_id),
        name=name,
        lines=(_born(match), " · ".join(part for part in where if part)),
        why=match.why,
    )


def _born(match: PossibleChild) -> str:
    if match.date_of_birth is None:
        return "Date of birth not known"
    return f"Born {short_day(match.date_of_birth)} ({match.date_of_birth_status.lower()})"
