"""Reading a meeting under way: its record, what is being typed, and who is there."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from hsb_cases.agencies.acting import Actor
from hsb_cases.core.rules.answers import Answer
from panels.models import AgencyInformation, Meeting, MeetingDraft
from panels.models.codes import MeetingStatus
from panels.rules.agenda import Item, agenda, beside_of
from panels.rules.meetings import missing_to_close
from panels.rules.prompts import to_think_of
from panels.selectors.facts import Record, record_of
from panels.selectors.meetings import SeenMeeting
from panels.selectors.presence import Here, here_now
from panels.selectors.record import ChildOfMeeting, information_of


@dataclass(frozen=True)
class LiveMeeting:
    """Everything that a page of a meeting’s live record stands on."""

    actor: Actor
    seen: SeenMeeting
    record: Record
    information: Sequence[AgencyInformation]
    here: Sequence[Here]
    now: datetime.datetime

    @property
    def meeting(self) -> Meeting:
        """The meeting."""
        return self.seen.meeting

    @property
    def under_way(self) -> bool:
        """Whether it is being recorded."""
        return self.meeting.status == MeetingStatus.UNDER_WAY

    @cached_property
    def items(self) -> list[Item]:
        """The agenda, as far as the actor sees it."""
        return agenda([child.record.position for child in self.record.children])

    @cached_property
    def missing(self) -> list[Answer]:
        """What keeps the meeting from being closed, for who conducts it."""
        return missing_to_close(self.record.facts) if self.seen.conducts else []

    @cached_property
    def prompts(self) -> list[Answer]:
        """What to think of before it closes, for who conducts it."""
        if not self.seen.conducts:
            return []
        return to_think_of(self.record.facts_with(self.seen.incident))

    @cached_property
    def drafts(self) -> Mapping[str, MeetingDraft]:
        """What is typed in each item, by the item’s key."""
        return {
            key: draft for draft in self.record.drafts for key, person in [self._of(draft)]
            if not person
        }  # fmt: skip

    @cached_property
    def beside(self) -> Mapping[tuple[str, int], MeetingDraft]:
        """What is kept beside, by the item’s key and the number of who typed it."""
        return {
            (key, person): draft
            for draft in self.record.drafts
            for key, person in [self._of(draft)]
            if person
        }

    def item(self, key: str) -> Item | None:
        """The item of a key, if there is one."""
        return next((item for item in self.items if item.key == key), None)

    def child_at(self, place: int) -> ChildOfMeeting | None:
        """The child of the meeting in a place, as far as the actor sees it."""
        return next((one for one in self.record.children if one.record.position == place), None)

    def _of(self, draft: MeetingDraft) -> tuple[str, int]:
        part, person = beside_of(draft.part)
        places = {one.record.pk: one.record.position for one in self.record.children}
        child = places.get(draft.meeting_child_id or 0, 0)
        return (f"{part}-{child}" if child else part), person


def live_meeting(actor: Actor, seen: SeenMeeting, *, now: datetime.datetime) -> LiveMeeting:
    """A meeting with everything on it. Seven queries beyond those that found it."""
    meeting = seen.meeting
    return LiveMeeting(
        actor=actor,
        seen=seen,
        record=record_of(meeting, today=now.date()),
        information=information_of(meeting),
        here=here_now(meeting, at=now),
        now=now,
    )
