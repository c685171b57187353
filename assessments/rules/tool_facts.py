"""What the choice of an assessment tool rests on, and what is said of each tool."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from assessments.rules.tool_catalogue import TOOLS
from hsb_cases.core.rules.answers import OK, Answer, refuse, warn

CONTACT, TECHNOLOGY, BOTH, UNKNOWN = "contact", "technology", "both", "unknown"

Kind = Literal["proposed", "allowed", "warning", "refused"]


@dataclass(frozen=True)
class Facts:
    """What the choice of a tool rests on."""

    today: datetime.date
    age_at_incident: int | None
    age_today: int | None
    """In whole years; None: not known."""
    sex: str
    """M, F or U (not known)."""
    mode: str
    """contact, technology, both or unknown: whether technology was part of the behaviour."""
    live: bool = False
    """A criminal process about the incident goes on."""
    disposed: bool = False
    """An out-of-court disposal, a guilty plea or a guilty finding is recorded."""
    acceptance: str = ""
    """none, some or full: how much responsibility the child takes; empty: nobody knows."""
    convicted: bool = False
    """Of an offence, this one or another."""
    additional_needs: bool = False
    """Special educational needs, a disability, or a communication need."""
    trained_until: Mapping[str, datetime.date] = field(default_factory=dict)
    """By tool, the last day of the training of whoever would assess."""
    aim2_on_record: bool = False
    """An AIM2 assessment of this child exists and is gone on with."""

    @property
    def age(self) -> int | None:
        """The age that counts: today's, or where that is not known the one at the incident."""
        return self.age_at_incident if self.age_today is None else self.age_today


@dataclass(frozen=True)
class Verdict:
    """What is said of one tool."""

    tool: str
    kind: Kind
    rule: str
    sentence: str
    prompts: tuple[Answer, ...] = ()
    """What to think of when it is used; stops nothing."""

    @property
    def label(self) -> str:
        """The tool's name."""
        return TOOLS[self.tool].label

    @property
    def answer(self) -> Answer:
        """The verdict as ``require`` takes it."""
        if self.kind == "refused":
            return refuse(self.rule, self.sentence, field="tool")
        if self.kind == "warning":
            return warn(self.rule, self.sentence, field="tool")
        return OK
