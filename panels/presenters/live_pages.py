"""Closing a meeting, choosing between two texts, and the whole record to read."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from assessments.presenters.two_texts import differing, hidden
from hsb_cases.core.filters import clock, moment, short_day
from hsb_cases.core.parts import Fact
from hsb_cases.drafts.rules.contents import Raw
from panels.forms.live import AttendanceForm, LiveForm
from panels.forms.live_at import form_at, form_of
from panels.forms.live_entries import CloseForm
from panels.models import MeetingChild, MeetingDraft
from panels.models.codes import Attendance, MeetingStatus
from panels.presenters.addresses import meeting_address
from panels.presenters.live_frame import (
    Frame,
    address_of,
    frame_of,
    outside,
    title_of,
    typing_in,
)
from panels.presenters.live_pack import Said, child_card, said_in
from panels.presenters.live_part import (
    Measure,
    Missing,
    Nudge,
    measure_line,
    missing_at,
    nudge,
)
from panels.rules.agenda import OF_ENTRIES, Item, beside_of, by_item
from panels.rules.parts import NEXT
from panels.selectors.live import LiveMeeting
from referrals.forms.answers import answers_of
from referrals.presenters.drafting import ConflictField


@dataclass(frozen=True)
class MissingIn:
    """What is missing in one item of the agenda."""

    title: str
    lines: Sequence[Missing]


@dataclass(frozen=True)
class ClosePage:
    """What is missing, and what the meeting comes to for each child."""

    title: str
    frame: Frame
    form: CloseForm
    missing: Sequence[MissingIn]
    typed: Sequence[Missing]
    """Parts in which something is typed that the record does not say."""
    nudges: Sequence[Nudge]
    outcomes: Sequence[tuple[str, Sequence[Fact]]]
    back_href: str

    @property
    def may_close(self) -> bool:
        """Whether nothing is missing."""
        return not (self.missing or self.typed)


def close_page(live: LiveMeeting, form: CloseForm) -> ClosePage:
    """What is still missing, item by item, as links; then the way to close."""
    left = by_item(live.missing)
    apart = [
        Missing(one.sentence, meeting_address(live.meeting.reference))
        for one in outside(live.missing)
    ]
    missing = [MissingIn("The chair and who is invited", apart)] if apart else []
    missing += [
        MissingIn(title_of(live, item), missing_at(live, item))
        for item in live.items
        if item.key in left
    ]
    return ClosePage(
        title="What comes next, and closing the meeting",
        frame=frame_of(live, NEXT),
        form=form,
        missing=missing,
        typed=_typed(live),
        nudges=[nudge(one) for one in live.prompts],
        outcomes=[(one.who, _outcome(one.record)) for one in live.record.children],
        back_href=address_of(live, live.items[-2]),
    )


def _outcome(child: MeetingChild) -> list[Fact]:
    facts = [
        Fact("Threshold", child.get_threshold_display(), missing="Not decided"),
        Fact("What follows", child.get_next_step_display(), missing="Not decided"),
    ]
    if child.enquiry:
        facts.append(Fact("Who makes the enquiry", child.get_enquiry_display()))
    return facts


def _typed(live: LiveMeeting) -> list[Missing]:
    found = []
    for draft in live.record.unrecorded:
        item = _item_of(live, draft)
        person = beside_of(draft.part)[1]
        who = draft.saved_by.user.full_name
        if item is None:
            continue
        if item.part.name in OF_ENTRIES:
            sentence = f"{who} is typing an entry in “{title_of(live, item)}”."
            found.append(Missing(sentence, address_of(live, item)))
        elif person:
            sentence = f"{who} typed another text in “{title_of(live, item)}”. Choose one of both."
            found.append(Missing(sentence, f"{address_of(live, item)}?show=other&by={person}"))
        else:
            sentence = f"Record what {who} typed in “{title_of(live, item)}”, or clear it."
            found.append(Missing(sentence, address_of(live, item)))
    return found


def _item_of(live: LiveMeeting, draft: MeetingDraft) -> Item | None:
    known = [
        *((key, one) for key, one in live.drafts.items()),
        *((key, one) for (key, _), one in live.beside.items()),
    ]
    return next((live.item(key) for key, one in known if one.pk == draft.pk), None)


@dataclass(frozen=True)
class TwoTextsPage:
    """Two people wrote in one part: both texts, until one is chosen."""

    title: str
    intro: str
    mine_title: str
    saved_title: str
    fields: Sequence[ConflictField]
    hidden: Sequence[tuple[str, str]]
    version: int
    other: int
    """The number of the membership whose text is kept beside."""
    keep_mine: str
    keep_saved: str
    leave_href: str
    frame: Frame


@dataclass(frozen=True)
class Stands:
    """What stands in a part, saved by somebody else."""

    raw: Raw
    version: int
    at: datetime.datetime
    by: str


def conflict_page(live: LiveMeeting, item: Item, mine: LiveForm, saved: Stands) -> TwoTextsPage:
    """Both texts, right after a save that somebody else was before."""
    at = clock(saved.at, seconds=True)
    return TwoTextsPage(
        title=f"{title_of(live, item)}: two texts",
        intro=f"{saved.by} saved this part at {at}, after you had opened it. Nothing is lost: both"
        " texts stand below and are kept until one is chosen.",
        mine_title="Your text",
        saved_title=f"{saved.by}, {at}",
        fields=differing(form_of(live, item, saved.raw), mine),
        hidden=hidden(mine.data),
        version=saved.version,
        other=live.actor.membership.pk,
        keep_mine="Use my text",
        keep_saved=f"Keep the text of {saved.by}",
        leave_href=address_of(live, item),
        frame=frame_of(live, item.key),
    )


def other_text_page(live: LiveMeeting, item: Item, kept: MeetingDraft) -> TwoTextsPage:
    """The same choice later: what stands in the part, and what is kept beside it."""
    mine = form_of(live, item, kept.raw)
    stands = live.drafts.get(item.key)
    who = kept.saved_by.user.full_name
    by = stands.saved_by.user.full_name if stands else "the record"
    return TwoTextsPage(
        title=f"{title_of(live, item)}: two texts",
        intro="Two people wrote different texts here. Both are kept until one is chosen.",
        mine_title=f"{who}, {clock(kept.saved_at, seconds=True)}",
        saved_title=f"{by}, {clock(stands.saved_at, seconds=True)}" if stands else "The record",
        fields=differing(form_at(live, item), mine),
        hidden=hidden(mine.data),
        version=stands.version if stands else 0,
        other=kept.saved_by_id,
        keep_mine=f"Use the text of {who}",
        keep_saved=f"Keep the text of {by}" if stands else "Keep what is recorded",
        leave_href=address_of(live, item),
        frame=frame_of(live, item.key),
    )


@dataclass(frozen=True)
class ReadItem:
    """One item of the record, to read."""

    key: str
    title: str
    note: str
    facts: Sequence[Fact]
    href: str


@dataclass(frozen=True)
class ReadPage:
    """The whole record as far as the reader may see it."""

    title: str
    frame: Frame
    intro: str
    children: Sequence[tuple[str, Sequence[Fact]]]
    items: Sequence[ReadItem]
    said: Sequence[Said]
    measures: Sequence[Measure]
    next_on: str
    meeting_href: str
    record_href: str
    """Where it is recorded, for who does."""


STANDING = {
    MeetingStatus.PLANNED: "The meeting has not begun. What is recorded in it appears here.",
    MeetingStatus.UNDER_WAY: "You read along. What is typed appears here as it is saved.",
    MeetingStatus.CLOSED: "The meeting is closed. What was decided stays as it is.",
    MeetingStatus.CANCELLED: "The meeting was called off.",
}


def read_page(live: LiveMeeting, *, record_href: str = "") -> ReadPage:
    """What the actor may see of the record, on one page."""
    meeting = live.meeting
    intro = STANDING[MeetingStatus(meeting.status)]
    if not live.record.children:
        intro += " What is said about a child is shown to who works with that child."
    return ReadPage(
        title=f"{meeting.get_kind_display()} of {moment(meeting.opened_at or meeting.planned_at)}",
        frame=frame_of(live),
        intro=intro,
        children=[(one.who, child_card(one).facts) for one in live.record.children],
        items=[
            _read(live, item) for item in live.items if item.part.name not in {*OF_ENTRIES, NEXT}
        ],
        said=said_in(live),
        measures=[measure_line(live, one) for one in live.record.measures],
        next_on=short_day(meeting.next_meeting_on),
        meeting_href=meeting_address(live.meeting.reference),
        record_href=record_href,
    )


def _read(live: LiveMeeting, item: Item) -> ReadItem:
    form = form_at(live, item)
    form.is_valid()
    draft = live.drafts.get(item.key)
    note = ""
    if draft is not None and not draft.recorded:
        verb = "is typing" if typing_in(live, draft) else "typed"
        note = f"{draft.saved_by.user.full_name} {verb} here; it is not recorded yet"
    elif draft is not None:
        note = f"Recorded {clock(draft.saved_at)}"
    if isinstance(form, AttendanceForm):
        facts = _attendance(form)
    else:
        facts = [Fact(one.question, one.value) for one in answers_of(form) if one.value]
    return ReadItem(
        key=item.key,
        title=title_of(live, item),
        note=note,
        facts=facts,
        href=address_of(live, item) if live.seen.conducts and live.under_way else "",
    )


def _attendance(form: AttendanceForm) -> list[Fact]:
    """Each of those invited, whether somebody came, and what they take on."""
    found = []
    for one in form.present():
        came = Attendance(one.attended).label if one.attended else ""
        words = [came, one.absence_reason if one.attended == Attendance.NO else "", one.takes_on]
        who = next(invited for invited in form.invitations if invited.pk == one.invitation_id)
        name = f"{one.person_name}, {who.organisation}" if one.person_name else who.organisation
        said = ". ".join(part.strip().rstrip(".") for part in words if part)
        found.append(Fact(name, said, missing="Not recorded yet"))
    return found
