"""The list of meetings: to come and under way, or over."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from hsb_cases.core.filters import moment
from hsb_cases.core.parts import Tab, Tag, Turn
from panels.models import Meeting
from panels.models.codes import MeetingStatus
from panels.presenters.addresses import meeting_address
from panels.selectors.meetings import MeetingsPage

STATUS_TAGS = {
    MeetingStatus.PLANNED: Tag("Planned", "state"),
    MeetingStatus.UNDER_WAY: Tag("Under way", "today"),
    MeetingStatus.CLOSED: Tag("Closed", "done"),
    MeetingStatus.CANCELLED: Tag("Cancelled", "done"),
}


@dataclass(frozen=True)
class MeetingRow:
    """One meeting."""

    kind: str
    reference: str
    href: str
    when: str
    how: str
    authority: str
    chair: str
    tag: Tag


@dataclass(frozen=True)
class MeetingsListPage:
    """What the list shows."""

    title: str
    tabs: Sequence[Tab]
    caption: str
    rows: Sequence[MeetingRow]
    turn: Turn
    empty: str


def meetings_list_page(found: MeetingsPage, *, over: bool) -> MeetingsListPage:
    """The list; ``over`` shows the meetings that are over."""
    here = reverse("meetings:meetings")
    tabs = (
        Tab("To come and under way", here, current=not over),
        Tab("Over", f"{here}?state=over", current=over),
    )
    kept = {"state": "over"} if over else {}
    last = found.meetings[-1].reference if found.has_more else ""
    return MeetingsListPage(
        title="Meetings",
        tabs=tabs,
        caption="Meetings that are over, the latest first"
        if over
        else "Meetings to come and under way, the soonest first",
        rows=[meeting_row(meeting) for meeting in found.meetings],
        turn=Turn(
            next_href=f"{here}?{urlencode({**kept, 'after': last})}" if last else "",
            next_text="Earlier" if over else "Later",
        ),
        empty="No meeting that you may know of is over yet."
        if over
        else "No meeting that you may know of is to come. Children’s social care convenes one from"
        " the page of a case or an incident.",
    )


def meeting_row(meeting: Meeting) -> MeetingRow:
    """One meeting as a row of a list."""
    return MeetingRow(
        kind=meeting.get_kind_display(),
        reference=meeting.reference,
        href=meeting_address(meeting.reference),
        when=moment(meeting.opened_at or meeting.planned_at),
        how=meeting.get_mode_display(),
        authority=meeting.local_authority.name,
        chair=meeting.chair.user.full_name if meeting.chair else "",
        tag=STATUS_TAGS[MeetingStatus(meeting.status)],
    )
