"""State moves as data: which step leads from which state to which, and in whose hands it is.

A room lists its states and moves once (``rules/states.py``); commands ask ``check_move`` before
they write, and docs/states.md draws the same list (``manage.py state_diagrams``).
"""

from dataclasses import dataclass

from hsb_cases.core.errors import Refused


@dataclass(frozen=True)
class Move:
    """One step a record can take."""

    name: str
    """The act in lower-case words, as in "allocate": pages and diagrams use it."""
    start: str
    to: str
    who: str
    """Whose step it is, in words."""
    refusal: str = ""
    """What to tell a person who asks for it in a state that does not allow it."""


@dataclass(frozen=True)
class StateMachine:
    """The states of one kind of record and every move between them."""

    record: str
    """The kind of record in words, e.g. "case"."""
    starts: tuple[str, ...]
    """The states a new record may have."""
    states: dict[str, str]
    """Each state with its name on pages."""
    moves: tuple[Move, ...]

    def __post_init__(self) -> None:
        for state in (*self.starts, *(end for move in self.moves for end in (move.start, move.to))):
            if state not in self.states:
                raise ValueError(f"A {self.record} has no state “{state}”.")
        taken = [(move.name, move.start) for move in self.moves]
        if len(set(taken)) < len(taken):
            raise ValueError(f"A move of a {self.record} must lead to one state only.")

    def check_move(self, name: str, *, state: str) -> str:
        """The state that a move leads to.

        Raises Refused with a sentence when the record's state does not allow the move, and
        ValueError for a move or a state that does not exist.
        """
        self._require_known(name, state)
        for move in self.moves:
            if (move.name, move.start) == (name, state):
                return move.to
        raise Refused(self._refusal(name, state))

    def may_move(self, name: str, *, state: str) -> bool:
        """Whether the record's state allows a move: for buttons. Raises ValueError as above."""
        self._require_known(name, state)
        return any((move.name, move.start) == (name, state) for move in self.moves)

    def reachable(self) -> frozenset[str]:
        """Every state that some order of moves leads to."""
        found = set(self.starts)
        while True:
            more = {move.to for move in self.moves if move.start in found} - found
            if not more:
                return frozenset(found)
            found |= more

    def _require_known(self, name: str, state: str) -> None:
        if state not in self.states or all(move.name != name for move in self.moves):
            raise ValueError(f"A {self.record} knows no move “{name}” from “{state}”.")

    def _refusal(self, name: str, state: str) -> str:
        said = next((move.refusal for move in self.moves if move.name == name and move.refusal), "")
        if said:
            return said
        first = ", ".join(
            f"“{self.states[move.start]}”" for move in self.moves if move.name == name
        )
        return (
            f"This {self.record} is “{self.states[state]}”, so you cannot {name} it."
            f" That is possible while it is {first}."
        )


def mermaid(machine: StateMachine) -> str:
    """The machine as a Mermaid state diagram, one line a move, in the order of the list."""
    lines = ["stateDiagram-v2"]
    lines += [f"    {state}: {words}" for state, words in machine.states.items()]
    lines += [f"    [*] --> {state}" for state in machine.starts]
    lines += [f"    {move.start} --> {move.to}: {move.name} ({move.who})" for move in machine.moves]
    ends = [state for state in machine.states if all(move.start != state for move in machine.moves)]
    lines += [f"    {state} --> [*]" for state in ends]
    return "\n".join(lines)


def moves_table(machine: StateMachine) -> str:
    """The machine's moves as a Markdown table, for readers without a diagram."""
    rows = ["| From | Step | To | Who |", "|---|---|---|---|"]
    rows += [
        f"| {machine.states[move.start]} | {move.name} | {machine.states[move.to]} | {move.who} |"
        for move in machine.moves
    ]
    return "\n".join(rows)
