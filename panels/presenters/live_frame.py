"""What stands around every page of a meeting’s live record: its agenda, and who is there."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from hsb_cases.core.filters import clock, plural
from hsb_cases.core.parts import Tag
from hsb_cases.core.rules.answers import Answer
from panels.models import MeetingDraft
from panels.models.codes import Attendance, MeetingStatus
from panels.rules.agenda import OUTSIDE, Item, by_item
from panels.rules.parts import ATTENDANCE, INFORMATION, MEASURES, NEXT
from panels.selectors.live import LiveMeeting
from panels.selectors.presence import Here

TYPED_LATELY = datetime.timedelta(seconds=20)
"""So long after a save somebody is taken to be typing still."""
MOST_NAMED = 6
"""People whose names fit into the strip."""
STATUS_TAGS = {
    MeetingStatus.PLANNED: Tag("Not begun", "fact"),
    MeetingStatus.UNDER_WAY: Tag("Live", "state"),
    MeetingStatus.CLOSED: Tag("Closed", "done"),
    MeetingStatus.CANCELLED: Tag("Called off", "done"),
}


@dataclass(frozen=True)
class Step:
    """One item of the agenda in the rail."""

    key: str
    title: str
    href: str
    state: str
    """done, now or later."""
    note: str


@dataclass(frozen=True)
class Stretch:
    """The steps about one child, or about the whole meeting (no heading)."""

    heading: str
    steps: Sequence[Step]


@dataclass(frozen=True)
class Typing:
    """Somebody who is typing elsewhere, and where."""

    name: str
    title: str
    href: str


@dataclass(frozen=True)
class Strip:
    """What is always to be seen."""

    title: str
    tag: Tag
    begun: str
    came: str
    came_href: str
    here: str
    """Who else has the page open, in words."""
    typing: Sequence[Typing]
    missing: str
    missing_href: str


@dataclass(frozen=True)
class Frame:
    """The rail, the strip, and where the page asks for news."""

    strip: Strip
    rail: Sequence[Stretch]
    done: str
    """How far the agenda is, in words."""
    news_href: str
    read_href: str
    """The whole record, to read."""


def frame_of(live: LiveMeeting, at: str = "") -> Frame:
    """The frame of a page; ``at`` is the key of the item that is open on it."""
    steps = _steps(live, at)
    asked = [step for step in steps if step.key != NEXT]
    done = sum(step.state == "done" for step in asked)
    query = f"?at={at}" if at else ""
    return Frame(
        strip=_strip(live, at),
        rail=_stretches(live, steps),
        done=f"{done} of {plural(len(asked), 'item')} done",
        news_href=reverse("live:news", args=[live.meeting.reference]) + query,
        read_href=f"{reverse('live:run', args=[live.meeting.reference])}?show=record",
    )


def address_of(live: LiveMeeting, item: Item) -> str:
    """The page of an item of the agenda; for who only reads, its place on the page."""
    if not live.seen.conducts:
        return f"#{item.key}"
    reference = live.meeting.reference
    if item.part.name == NEXT:
        return reverse("live:close", args=[reference])
    if item.child:
        return reverse("live:child_part", args=[reference, item.part.name, item.child])
    return reverse("live:part", args=[reference, item.part.name])


def title_of(live: LiveMeeting, item: Item) -> str:
    """What an item is called where the child must be said."""
    child = live.child_at(item.child) if item.child else None
    return f"{item.part.title}: {child.who}" if child else item.part.title


def typing_in(live: LiveMeeting, draft: MeetingDraft | None) -> bool:
    """Whether somebody else is typing in a part just now."""
    return (
        draft is not None
        and not draft.recorded
        and draft.saved_by_id != live.actor.membership.pk
        and live.now - draft.saved_at <= TYPED_LATELY
    )


def _steps(live: LiveMeeting, at: str) -> list[Step]:
    left = by_item(live.missing)
    return [
        Step(
            key=item.key,
            title=item.part.title,
            href=address_of(live, item),
            state="now" if item.key == at else _state(live, item, left.get(item.key, [])),
            note=_note(live, item, left.get(item.key, [])),
        )
        for item in live.items
    ]


def _state(live: LiveMeeting, item: Item, left: Sequence[Answer]) -> str:
    draft = live.drafts.get(item.key)
    typed = draft is not None and not draft.recorded
    return "done" if _is_begun(live, item) and not left and not typed else "later"


def _is_begun(live: LiveMeeting, item: Item) -> bool:
    entries: dict[str, Sequence[object]] = {
        INFORMATION: live.information,
        MEASURES: live.record.measures,
    }
    if item.part.name in entries:
        return bool(entries[item.part.name])
    draft = live.drafts.get(item.key)
    if draft is not None:
        return draft.recorded
    if item.part.name == ATTENDANCE:
        return any(one.attended for one in live.record.invitations)
    child = live.child_at(item.child)
    return child is not None and any(getattr(child.record, name) for name in item.part.fields)


def _note(live: LiveMeeting, item: Item, left: Sequence[Answer]) -> str:
    draft = live.drafts.get(item.key)
    if draft is not None and typing_in(live, draft):
        return f"{draft.saved_by.user.full_name} is typing"
    if draft is not None and not draft.recorded:
        return f"Typed {clock(draft.saved_at)}, not recorded yet"
    if not _is_begun(live, item):
        return "At the end" if item.part.name == NEXT else "Not started"
    if left:
        return f"{plural(len(left), 'thing')} missing"
    return f"Recorded {clock(draft.saved_at)}" if draft else "Recorded"


def _stretches(live: LiveMeeting, steps: Sequence[Step]) -> list[Stretch]:
    found: list[Stretch] = []
    for item, step in zip(live.items, steps, strict=True):
        child = live.child_at(item.child) if item.child else None
        heading = child.who if child else ""
        if found and found[-1].heading == heading:
            found[-1] = Stretch(heading, [*found[-1].steps, step])
        else:
            found.append(Stretch(heading, [step]))
    return found


def _strip(live: LiveMeeting, at: str) -> Strip:
    meeting = live.meeting
    first = live.items[0] if live.items else None
    count = len(live.missing)
    return Strip(
        title=meeting.get_kind_display(),
        tag=STATUS_TAGS[MeetingStatus(meeting.status)],
        begun=f"Begun {clock(meeting.opened_at)}" if meeting.opened_at else "",
        came=_came(live),
        came_href=address_of(live, first) if live.seen.conducts and first else "",
        here=_here(live),
        typing=_typing(live, at),
        missing=f"{plural(count, 'thing')} missing" if count else "",
        missing_href=reverse("live:close", args=[meeting.reference])
        if live.seen.conducts and live.under_way
        else "",
    )


def _came(live: LiveMeeting) -> str:
    invited = live.record.invitations
    came = sum(one.attended == Attendance.YES for one in invited)
    absent = sum(one.attended == Attendance.NO for one in invited)
    words = f"{came} of {len(invited)} came"
    return f"{words}, {plural(absent, 'apology', 'apologies')}" if absent else words


def _here(live: LiveMeeting) -> str:
    """Who conducts is shown to all; who follows, to those who conduct: it may say whose side."""
    others = [one for one in live.here if one.membership_id != live.actor.membership.pk]
    shown = [one for one in others if one.conducts or live.seen.conducts]
    if not shown:
        return "Nobody else has this page open"
    names = [_named(live, one) for one in shown[:MOST_NAMED]]
    more = [f"{len(shown) - MOST_NAMED} more"] if len(shown) > MOST_NAMED else []
    return f"Here now: {', '.join([*names, *more])}"


def _named(live: LiveMeeting, one: Here) -> str:
    item = live.item(one.place)
    if not one.conducts:
        return f"{one.name} (reading)"
    return f"{one.name} (at “{title_of(live, item)}”)" if item else one.name


def _typing(live: LiveMeeting, at: str) -> list[Typing]:
    found = []
    for item in live.items:
        draft = live.drafts.get(item.key)
        if draft is not None and item.key != at and typing_in(live, draft):
            who = draft.saved_by.user.full_name
            found.append(Typing(who, title_of(live, item), address_of(live, item)))
    return found


def outside(answers: Sequence[Answer]) -> list[Answer]:
    """What is missing outside the agenda: a chair, whom to invite."""
    return by_item(answers).get(OUTSIDE, [])
