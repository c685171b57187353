"""Copies of the minutes, read through the person who asks."""

import datetime
from dataclasses import dataclass

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.core.errors import OutOfScope
from panels.models import Meeting, MeetingChild, Minutes
from panels.permissions import may_conduct
from panels.rules.states import APPROVED, SENT, minutes_state
from panels.selectors.meetings import meeting_for
from panels.selectors.record import ChildOfMeeting, children_of

RELATED = (
    "meeting__team__agency",
    "meeting__chair__user",
    "prepared_by__user",
    "approved_by__user",
    "approved_by__team__agency",
    "sent_by__user",
)


@dataclass(frozen=True)
class SeenCopy:
    """A copy of the minutes, and what the actor is in its meeting."""

    minutes: Minutes
    conducts: bool

    @property
    def state(self) -> str:
        """Where it stands."""
        return state_of(self.minutes)


def minutes_for(actor: Actor, reference: str) -> SeenCopy:
    """A copy of the minutes that the actor may see. Two queries.

    Who conducts the meeting sees every copy; who reads the child’s case sees those that are
    approved and not withdrawn. Raises OutOfScope for every other, as for one that is not there.
    """
    if not actor.can(Ability.READ_CASES):
        raise OutOfScope
    found = Minutes.objects.select_related(*RELATED).filter(reference=reference).first()
    if found is None:
        raise OutOfScope
    conducts = may_conduct(actor, found.meeting)
    if not conducts and state_of(found) not in {APPROVED, SENT}:
        raise OutOfScope
    return SeenCopy(found, conducts)


def conducted_copy(actor: Actor, reference: str) -> SeenCopy:
    """A copy of a meeting that the actor conducts. Raises OutOfScope for everybody else."""
    seen = minutes_for(actor, reference)
    if not seen.conducts:
        raise OutOfScope
    return seen


@dataclass(frozen=True)
class MeetingCopies:
    """The children of a meeting and the copies of its minutes, as far as the actor may know."""

    meeting: Meeting
    conducts: bool
    children: list[ChildOfMeeting]
    copies: list[Minutes]


def copies_of(actor: Actor, reference: str, *, today: datetime.date) -> MeetingCopies:
    """The copies of a meeting’s minutes, those of each child together. Six queries.

    Raises OutOfScope for who neither conducts the meeting nor reads a case of its children.
    """
    seen = meeting_for(actor, reference)
    children = children_of(seen.meeting, today=today)
    if not children:
        raise OutOfScope
    found = Minutes.objects.filter(meeting=seen.meeting).select_related(*RELATED)
    if not seen.conducts:
        found = found.filter(approved_at__isnull=False, withdrawn_at__isnull=True)
    copies = list(found.order_by("meeting_child_id", "pk"))
    return MeetingCopies(seen.meeting, seen.conducts, children, copies)


def state_of(minutes: Minutes) -> str:
    """Where a copy stands."""
    return minutes_state(
        approved=minutes.approved_at is not None,
        sent=minutes.sent_at is not None,
        withdrawn=minutes.withdrawn_at is not None,
    )


def case_of(minutes: Minutes) -> int | None:
    """The number of the case of the child whom a copy is about; None unless the actor reads it.

    One query.
    """
    part = MeetingChild.objects.filter(pk=minutes.meeting_child_id)
    return part.values_list("participation__case_id", flat=True).first()
