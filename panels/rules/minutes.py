"""What stands in a copy of the minutes: about one child, and as much as its recipient may know.

A local authority gets its own child’s record (R7), an agency the same of a child it works with. A
family gets what was decided for its child and what is done to keep it safe; never what agencies
said, how a child is to be interviewed, or anything about the incident as a whole.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from assessments.rules.papers import Line, Section
from hsb_cases.core.rules.answers import Answer, follows, refuse

FAMILY = "family"
LOCAL_AUTHORITY = "local_authority"
EXPECTED = (LOCAL_AUTHORITY, FAMILY)
"""The copies that each child’s part needs, in the order in which they are told."""
TAKING_PART = "Who took part"
MEASURES = "What each organisation does"
SAID_OF_THE_CHILD = "What agencies said about the child"
SAID_OF_THE_INCIDENT = "What agencies said about the incident"
NAMING = frozenset({TAKING_PART, MEASURES, SAID_OF_THE_CHILD, SAID_OF_THE_INCIDENT})
"""Sections whose lines are headed by a name that somebody typed, not by words of ours."""


@dataclass(frozen=True)
class InformationFacts:
    """What an agency said."""

    agency: str
    text: str


@dataclass(frozen=True)
class MeasureText:
    """What one organisation does, in words."""

    organisation: str
    measure: str
    owner: str
    due: str


@dataclass(frozen=True)
class Taking:
    """Who was invited, whether they came, and what they take on."""

    who: str
    came: str
    takes_on: str


@dataclass(frozen=True)
class MinutesFacts:
    """What a meeting decided for one child, in words. What was left open is empty."""

    meeting: tuple[Line, ...]
    child: tuple[Line, ...]
    present: tuple[Taking, ...]
    safety: tuple[Line, ...]
    risk: tuple[Line, ...]
    decision: tuple[Line, ...]
    interview: str = ""
    measures: tuple[MeasureText, ...] = ()
    about_the_child: tuple[InformationFacts, ...] = ()
    about_the_incident: tuple[InformationFacts, ...] = field(default=())


@dataclass(frozen=True)
class Needed:
    """A copy that nobody has prepared yet."""

    child: int
    """The child’s number in the meeting."""
    kind: str


@follows("R7")
def still_needed(
    children: Iterable[int], prepared: Iterable[tuple[int, str]]
) -> tuple[Needed, ...]:
    """The copies still to prepare: of each child, for the local authority and for the family.

    ``prepared`` are the copies that stand, by child and kind of recipient. Staffordshire and
    Stoke-on-Trent, Strategy Discussion/Meeting: each local authority gets its own child’s record.
    """
    there = set(prepared)
    return tuple(
        Needed(child, kind) for child in children for kind in EXPECTED if (child, kind) not in there
    )


@follows("R7")
def goes_to_its_own_authority(
    kind: str, recipient: str, *, own: str, others: Iterable[str]
) -> list[Answer]:
    """Whether a copy for a local authority names the authority of another child of the meeting.

    ``own`` is the authority of the child whom the copy is about, empty: not known; ``others`` are
    those of the other children. Each local authority gets its own child’s record, and no other.
    """
    if kind != LOCAL_AUTHORITY:
        return []
    named = recipient.casefold()
    wrong = [one for one in others if one and one != own and one.casefold() in named]
    if not wrong:
        return []
    place = f"lives in {own}" if own else "does not live there"
    sentence = (
        f"Each local authority gets the record of its own child. This child {place}, so the copy"
        f" does not go to {wrong[0]}."
    )
    return [refuse("R7", sentence, field="recipient")]


def sections_for(recipient_kind: str, facts: MinutesFacts) -> tuple[Section, ...]:
    """The sections of a copy for one kind of recipient; sections without a line are left out."""
    family = recipient_kind == FAMILY
    made = [
        Section("The meeting", facts.meeting),
        Section("The child", facts.child),
        Section(TAKING_PART, _present(facts.present, roles=not family)),
        Section("Safety from now on", facts.safety),
        Section("Harm and risk", facts.risk),
        Section("What was decided", facts.decision),
        Section(MEASURES, _measures(facts.measures)),
    ]
    if not family:
        interview = (Line("Plan for the interview", facts.interview),) if facts.interview else ()
        made += [
            Section("Interview to achieve best evidence", interview),
            Section(SAID_OF_THE_CHILD, _said(facts.about_the_child)),
            Section(SAID_OF_THE_INCIDENT, _said(facts.about_the_incident)),
        ]
    kept = (
        Section(one.title, tuple(line for line in one.lines if line.words.strip())) for one in made
    )
    return tuple(section for section in kept if section.lines)


def _present(present: Iterable[Taking], *, roles: bool) -> tuple[Line, ...]:
    return tuple(
        Line(one.who, f"{one.came}. {one.takes_on}".strip(" .") if roles else one.came)
        for one in present
    )


def _measures(measures: Iterable[MeasureText]) -> tuple[Line, ...]:
    return tuple(
        Line(one.organisation, f"{one.measure}\n{one.owner}, by {one.due}") for one in measures
    )


def _said(said: Iterable[InformationFacts]) -> tuple[Line, ...]:
    return tuple(Line(one.agency, one.text) for one in said)
