"""What a page that is open is told of what others do."""

from collections.abc import Sequence
from dataclasses import dataclass

from hsb_cases.core.filters import clock
from panels.presenters.live_frame import Frame, frame_of
from panels.presenters.live_pack import Pack, pack_of
from panels.presenters.live_pages import ReadPage, read_page
from panels.selectors.live import LiveMeeting


@dataclass(frozen=True)
class Place:
    """What stands in one item: which version, and who saved it when from which window."""

    key: str
    version: int
    window: str
    by: str
    at: str


@dataclass(frozen=True)
class News:
    """The parts of a page that others change."""

    frame: Frame
    pack: Pack | None
    record: ReadPage | None
    """For who reads the whole record; else there is the facts pack."""
    places: Sequence[Place]
    status: str


def news_of(live: LiveMeeting, place: str) -> News:
    """News for the page on which the item of a key is open; empty: the whole record."""
    item = live.item(place)
    reads = item is None
    return News(
        frame=frame_of(live, place),
        pack=None if item is None else pack_of(live, item.child),
        record=read_page(live) if reads else None,
        places=[
            Place(
                key=key,
                version=draft.version,
                window=draft.window,
                by=draft.saved_by.user.full_name,
                at=clock(draft.saved_at, seconds=True),
            )
            for key, draft in live.drafts.items()
        ],
        status=live.meeting.status,
    )
