"""A machine with rows: how a record gets into each state, what each step does, and who takes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from hsb_cases.agencies.acting import Actor
from hsb_cases.core.states import StateMachine
from tests.support.world import World

Step = Callable[[World, Any, Actor], object]


@dataclass(frozen=True)
class Table:
    """What is asked of one state machine."""

    machine: StateMachine
    states: Mapping[str, Callable[[World], Any]]
    """By state, what brings a new record there."""
    steps: Mapping[str, Step]
    """By step, what a person does; complete, so that nothing but role and state refuses it."""
    may: Mapping[str, frozenset[str]]
    """By step, the roles that may take it where access is as wide as can be."""
    again: Callable[[Any], Any]
    """The record as the database holds it now."""
    state: Callable[[Any], str]
    """Where a record stands."""
    instead: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """By step and state, how the sentence begins where the record says no in words of its own;
    empty: there is no such record, so the answer is that of one that does not exist."""
