"""A concern as facts, complete and checked: what submitting it takes, whoever wrote it."""

import datetime
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class ChildFacts:
    """One child of a concern, as the reporter describes them."""

    role: str
    """harmed, displaying, both, self_directed or affected: in this incident."""
    given_name: str = ""
    family_name: str = ""
    known_as: str = ""
    identified: bool = True
    description: str = ""
    date_of_birth: datetime.date | None = None
    date_of_birth_status: str = ""
    age_stated: int | None = None
    """In whole years, where no date of birth is known."""
    sex: str = "U"
    home_authority: str = ""
    """The code of the local authority where the child lives; empty: not known."""
    address: str = ""
    postcode: str = ""
    address_protected: bool = False
    school_name: str = ""
    send_support: str = "unknown"
    disabilities: tuple[str, ...] = ()
    first_language: str = ""
    interpreter: str = "unknown"
    interpreter_language: str = ""
    communication_needs: str = ""
    nhs_number: str = ""
    upn: str = ""
    care_status: str = "none"
    placing_authority: str = ""
    household: str = ""
    """A name for the home; children of one concern with the same name live together."""
    carers: tuple[tuple[str, str], ...] = ()
    """Name and relationship kind of each parent or carer mentioned."""
    sexually_harmed: str = ""
    """yes, no or unknown, for a child harmed or both (R3)."""
    what_the_child_said: str = ""
    pattern_comment: str = ""
    safety_facts: str = ""
    existing_child: int | None = None
    """The record chosen from the matches that the reporter may see."""
    refer: bool = False
    """The reporter's choice to refer this child."""
    as_reported: dict[str, Any] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class AdultFacts:
    """An adult harmed."""

    relation: str
    name: str = ""
    what_was_done: str = ""


@dataclass(frozen=True)
class ConcernFacts:
    """What happened, when and where, who knows, how safe everybody is, who reports it."""

    account: str
    first_view: str
    """The reporter's first view on the continuum."""
    first_view_reasons: str
    immediate_danger: str
    self_harm_risk: str
    reporter_name: str
    reporter_role: str
    children: tuple[ChildFacts, ...]
    adults: tuple[AdultFacts, ...] = ()
    reporter_is_professional: bool = True
    source_code: str = ""
    how_known: str = ""
    """observed, told or third_party."""
    happened_from: datetime.date | None = None
    happened_until: datetime.date | None = None
    date_certainty: str = ""
    time_known: str = ""
    place: str = ""
    setting: str = ""
    incident_authority: str = ""
    """The code of the local authority where it happened; empty: not known."""
    technology_assisted: str = ""
    technology_uses: tuple[str, ...] = ()
    behaviours: tuple[str, ...] = ()
    number_involved: int | None = None
    """Children and adults; None: not said."""
    power_gaps: tuple[str, ...] = ()
    coercion: str = "unknown"
    frequency: str = "unknown"
    changed_over_time: str = "unknown"
    secrecy: str = "unknown"
    agreed: str = ""
    """How the children described it: agreed, not_agreed, differ, unknown, or empty."""
    agreement_described: str = ""
    police_reference: str = ""
    evidence_held: str = ""
    who_knows: str = ""
    parents_told: str = ""
    parents_told_what: str = ""
    immediate_action: str = ""
    self_harm_detail: str = ""
    displaying_child_may_be_abused: str = ""
    displaying_child_may_be_abused_detail: str = ""
    consent: str = ""
    consent_reasons: str = ""
