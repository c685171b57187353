"""What a clause is: the rule in our own words, what it does, and the text it rests on."""

from dataclasses import dataclass
from typing import Literal

Force = Literal["enforce", "prompt", "warn"]

STAFFORDSHIRE = "Staffordshire and Stoke-on-Trent"
NOTTINGHAM = "Nottingham City and Nottinghamshire"
LEEDS = "Leeds"
CAMBRIDGESHIRE = "Cambridgeshire and Peterborough"
CASE_REVIEWS = "NSPCC case reviews"


@dataclass(frozen=True)
class Reference:
    """A place in a procedure, a statute or a guide."""

    procedure: str
    section: str = ""

    def __str__(self) -> str:
        return f"{self.procedure}, {self.section}" if self.section else self.procedure


@dataclass(frozen=True)
class Clause:
    """One rule of the procedures (domain.md §4)."""

    rule: str
    """Its number, e.g. "R7"."""
    title: str
    says: str
    """What it asks for, in our own words."""
    force: Force
    """enforce: what it asks for is held. warn: a person may go on with a recorded reason.
    prompt: it is shown only."""
    references: tuple[Reference, ...] = ()
    our_default: str = ""
    """What of it is our own and stands in no procedure; empty: nothing. Never called statutory."""

    @property
    def source(self) -> str:
        """The references in one line; where there are none, that it is our own."""
        return "; ".join(map(str, self.references)) or self.our_default
