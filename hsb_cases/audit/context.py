"""Who acts, for which agency, and why: carried beside the code, so that history always knows."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import Any


class NobodyActs(RuntimeError):  # noqa: N818 -- it says what is wrong; "Error" adds nothing
    """A record was changed outside an act: the history could not say who did it."""


@dataclass(frozen=True)
class Act:
    """One save: everything written under it is shown together in the history."""

    actor: Any
    """The acting user, or None for the system's own acts."""
    actor_name: str
    agency: str
    role: str
    summary: str = ""
    reason: str = ""
    id: uuid.UUID = field(default_factory=uuid.uuid4)

    @property
    def signature(self) -> str:
        """Name, agency and role, as the database compares them with each version written."""
        return "\n".join((self.actor_name, self.agency, self.role))


_current: ContextVar[Act | None] = ContextVar("hsb_act", default=None)


def current_act() -> Act:
    """The act under way. Raises NobodyActs outside one."""
    act = _current.get()
    if act is None:
        raise NobodyActs("A record was changed outside an act, so nobody could be named for it.")
    return act


def act_under_way() -> Act | None:
    """The act under way, or None."""
    return _current.get()


@contextmanager
def recording(act: Act) -> Iterator[Act]:
    """Everything saved inside belongs to this act."""
    token = _current.set(act)
    try:
        yield act
    finally:
        _current.reset(token)


@contextmanager
def described(*, summary: str, reason: str = "") -> Iterator[Act]:
    """Say what the act under way does, and why, where a command knows it better."""
    outer = current_act()
    # A command inside a command belongs to the outer one: the first description stands.
    inner = replace(outer, summary=outer.summary or summary, reason=outer.reason or reason)
    with recording(inner) as act:
        yield act
