"""A meeting as facts, for the rules on it. The names of answers are those of the record."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Invited:
    """Somebody asked to the meeting."""

    key: str
    """Tells one invitation from the next, so that a page can lead to it."""
    agency_kind: str
    organisation: str
    required: bool = False
    """Whether the procedure asks for this kind of agency."""
    attended: str = ""
    """yes, no, or empty where it is not recorded yet."""
    absence_reason: str = ""
    takes_on: str = ""
    """What the participant does from here."""


@dataclass(frozen=True)
class Measure:
    """What one organisation does about risk."""

    key: str
    organisation: str
    measure: str
    owner: str
    agency: str
    has_date: bool = True


@dataclass(frozen=True)
class ChildFacts:
    """One child of the meeting, and what is recorded for that child so far."""

    key: str
    who: str
    """The child's name or initials, as the person who reads the answer may see it."""
    role: str
    lives_with_other_children: bool | None = None
    """None: not known."""
    immediate_protection: str = ""
    household_decision: str = ""
    household_reason: str = ""
    medical: str = ""
    medical_discussion: str = ""
    may_be_harmed_themselves: str = ""
    may_be_harmed_detail: str = ""
    self_harm_risk: str = ""
    self_harm_detail: str = ""
    threshold: str = ""
    rationale: str = ""
    support_needs: str = ""
    who_was_told: str = ""
    enquiry: str = ""
    next_step: str = ""
    education_plan: str = ""
    leaves_class: str = ""
    """yes, no, or empty where nobody has said."""


@dataclass(frozen=True)
class MeetingFacts:
    """The whole meeting."""

    kind: str
    chair_kind: str
    """The kind of agency of the chair; empty: nobody is named."""
    children: tuple[ChildFacts, ...]
    invited: tuple[Invited, ...] = ()
    """Without invitations that were withdrawn."""
    measures: tuple[Measure, ...] = ()
    area_asks_for_hsb_service: bool = False
    """Whether the chairing area's procedure asks for its HSB or youth justice service."""
    setting: str = ""
    """Where it happened: home, school …; empty: not known."""
    category: str = ""
    """Where the behaviour stands on the continuum; empty: nobody has said."""
    police_know: bool = False
    """Whether the police have a reference for it."""
    meets_again: bool = False
    """Whether a next meeting is arranged."""


def item(key: str, field: str) -> str:
    """The name of one missing item, for the page to lead to: whose record, and which field."""
    return f"{key}:{field}"
