"""The meetings of a case: those about its incidents, and the child's conferences and plans."""

from collections.abc import Sequence
from dataclasses import dataclass

from hsb_cases.agencies.acting import Actor
from hsb_cases.cases.models import CaseStatus
from hsb_cases.core.parts import Card
from hsb_cases.workspace.presenters.case_conference import conference_cards
from hsb_cases.workspace.presenters.case_frame import Frame, case_frame
from hsb_cases.workspace.presenters.places import place
from hsb_cases.workspace.selectors.meetings import CaseMeetings
from panels.permissions import convenes_at
from panels.presenters.meetings_list import MeetingRow, meeting_row


@dataclass(frozen=True)
class IncidentLine:
    """One incident of the case, and where a meeting about it is convened."""

    text: str
    href: str
    convene_href: str


@dataclass(frozen=True)
class CaseMeetingsPage:
    """What the page shows."""

    title: str
    head: Frame
    rows: Sequence[MeetingRow]
    conferences: Sequence[Card]
    incidents: Sequence[IncidentLine]
    action: str
    action_href: str


def case_meetings_page(found: CaseMeetings, actor: Actor) -> CaseMeetingsPage:
    """The meetings of one case, for who sees the whole of it."""
    case, head = found.head.case, case_frame(found.head, actor, "Meetings")
    convenes = convenes_at(actor, found.head.seen.level) and case.status != CaseStatus.CLOSED
    incidents = [
        IncidentLine(
            text=f"Incident {part.incident.reference}",
            href=place("workspace:incident", part.incident.reference),
            convene_href=place("meetings:convene", part.incident.reference) if convenes else "",
        )
        for part in found.parts
    ]
    one = incidents[0].convene_href if len(incidents) == 1 else ""
    return CaseMeetingsPage(
        title=f"Meetings: {head.who}",
        head=head,
        rows=[meeting_row(meeting) for meeting in found.meetings],
        conferences=conference_cards(found.conferences),
        incidents=incidents,
        action="Convene a strategy discussion" if one else "",
        action_href=one,
    )
