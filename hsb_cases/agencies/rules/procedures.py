"""What a local authority's procedure says, as facts; where the text is silent they are blank."""

import datetime
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

LOCAL_TIMESCALES = {
    "strategy_discussion": "Hold the strategy discussion",
    "child_in_need_planning": "Hold the first child in need planning meeting",
    "youth_justice_assessment": "Complete the youth justice assessment",
    "aim_assessment": "Complete the AIM assessment",
    "panel_hearing": "Hear the child’s situation at the panel",
    "panel_minutes": "Send the panel’s minutes",
    "end_summary": "Record the end summary of an intervention",
}
"""The timescales that a procedure may set for its area, by the name of their rule."""


@dataclass(frozen=True)
class StepFacts:
    """What the procedure asks for at one category of the continuum."""

    category: str
    response: str
    contact_front_door: bool
    source: str


@dataclass(frozen=True)
class TimescaleFacts:
    """A local timescale: ``length`` in ``unit`` (working_days, calendar_days or months)."""

    rule: str
    length: int
    unit: str
    source: str


@dataclass(frozen=True)
class ProcedureFacts:
    """One edition of a procedure. A blank means: not given in the procedure."""

    procedure_title: str
    procedure_edition: str
    front_door_name: str
    contact_source: str
    front_door_phone: str = ""
    out_of_hours_name: str = ""
    out_of_hours_phone: str = ""
    police_contact: str = ""
    contact_checked_on: datetime.date | None = None
    panel_kind: str = "none"
    panel_name: str = ""
    panel_lead: str = ""
    panel_source: str = ""
    hsb_service_name: str = ""
    hsb_service_phone: str = ""
    hsb_service_email: str = ""
    hsb_service_from_age: int | None = None
    hsb_service_to_age: int | None = None
    hsb_service_terms: str = ""
    hsb_service_source: str = ""
    hsb_service_at_strategy: bool = False
    """Whether the HSB or the youth justice service is asked to a strategy discussion (R6)."""
    pathway: tuple[StepFacts, ...] = ()
    timescales: tuple[TimescaleFacts, ...] = ()

    @property
    def own(self) -> dict[str, Any]:
        """The facts of the edition itself, without its pathway and timescales."""
        lists = {"pathway", "timescales"}
        return {one.name: getattr(self, one.name) for one in fields(self) if one.name not in lists}

    @property
    def digest(self) -> str:
        """SHA-256 of the facts that are given: the same facts have the same digest.

        Blanks are left out, so that a kind of fact added later does not change old digests.
        """
        facts = asdict(self)
        given = {
            name: fact
            for name, fact in facts.items()
            if fact not in ("", None, ()) and fact is not False
        }
        written = json.dumps(given, sort_keys=True, default=str, ensure_ascii=False)
        return hashlib.sha256(written.encode()).hexdigest()


@dataclass(frozen=True)
class ShippedProcedure:
    """A procedure as the product brings it, with the area it is for."""

    code: str
    name: str
    facts: ProcedureFacts
    starts_on: datetime.date | None = field(default=None)
    """The first day in force, where the procedure gives one."""


def read_procedure(written: Mapping[str, Any]) -> ShippedProcedure:
    """A procedure from its data file. Raises TypeError or KeyError where the file is wrong."""
    facts = dict(written["procedure"])
    starts_on = facts.pop("starts_on", None)
    steps = tuple(
        StepFacts(category=category, **step) for category, step in written["pathway"].items()
    )
    timescales = tuple(
        TimescaleFacts(rule=rule, **length)
        for rule, length in written.get("timescales", {}).items()
    )
    return ShippedProcedure(
        code=written["code"],
        name=written["name"],
        starts_on=starts_on,
        facts=ProcedureFacts(**facts, pathway=steps, timescales=timescales),
    )


def procedure_problem(facts: ProcedureFacts) -> tuple[str, str] | None:
    """What is wrong with an edition: a sentence and the fact it is about; None if nothing is."""
    if facts.panel_kind != "none" and not facts.panel_name:
        return "Enter the name of the panel", "panel_name"
    if facts.panel_kind == "none" and facts.panel_name:
        return "Choose what kind of panel it is, or leave its name empty", "panel_kind"
    youngest, oldest = facts.hsb_service_from_age, facts.hsb_service_to_age
    if (youngest is None) != (oldest is None):
        missing = "hsb_service_from_age" if youngest is None else "hsb_service_to_age"
        return "Enter both the youngest and the oldest age, or neither", missing
    if youngest is not None and oldest is not None and youngest > oldest:
        return "Enter an oldest age that is not below the youngest", "hsb_service_to_age"
    return None
