"""The page of one meeting: what is arranged, what is still to do, and what was decided."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from hsb_cases.agencies.models import Agency
from hsb_cases.core.due import due_tag
from hsb_cases.core.filters import day, moment
from hsb_cases.core.pages import Crumb
from hsb_cases.core.parts import Card, Fact, Tag, Why
from hsb_cases.core.why import why
from hsb_cases.reminders.rules.timescales import caveat_on
from panels.models import Invitation, Meeting
from panels.models.codes import MeetingStatus
from panels.presenters.addresses import elsewhere, incident_address
from panels.presenters.conferences import Clock, Way
from panels.presenters.meetings_children import child_card, decision_card
from panels.presenters.meetings_list import STATUS_TAGS
from panels.rules.facts import MeetingFacts
from panels.rules.inviting import taking_part_missing
from panels.rules.states import MEETING
from panels.selectors.arranging import MeetingOverview
from panels.selectors.facts import Record


@dataclass(frozen=True)
class ToDo:
    """Something that the procedure asks for and that is not done yet."""

    sentence: str
    href: str


@dataclass(frozen=True)
class InvitedRow:
    """One invitation."""

    who: str
    person: str
    kind: str
    about: str
    came: str
    required: bool
    withdraw_href: str


@dataclass(frozen=True)
class MeetingPage:
    """What the page shows."""

    title: str
    marks: Sequence[str]
    tags: Sequence[Tag]
    crumbs: Sequence[Crumb]
    action: Way | None
    to_do: Sequence[ToDo]
    to_do_why: Sequence[Why]
    arranged: Card
    chair_why: Sequence[Why]
    """Why an authority was recommended to chair; empty where none was."""
    children: Sequence[Card]
    no_children: str
    decisions: Sequence[Card]
    measures: Sequence[Card]
    invited: Sequence[InvitedRow]
    conducts: bool
    clocks: Sequence[Clock]
    caveat: str
    """What was not checked of the time limits that are cited; empty where none needs it."""
    ways: Sequence[Way]


def meeting_page(found: MeetingOverview, *, takes_up: bool, today: datetime.date) -> MeetingPage:
    """The page for whoever may know of the meeting; each part as far as that person may see it.

    ``takes_up`` says whether the person’s role and agency start what was decided.
    """
    meeting = found.meeting
    conducts = found.seen.conducts
    waits = meeting.status == MeetingStatus.PLANNED
    closed = meeting.status == MeetingStatus.CLOSED
    ways = _ways(found, takes_up=takes_up)
    to_do = _to_do(found)
    first, rest = (ways[0], ways[1:]) if ways and (conducts or closed) else (None, ways)
    return MeetingPage(
        title=str(meeting),
        marks=[
            f"Chaired by {meeting.local_authority.name}",
            moment(meeting.opened_at or meeting.planned_at),
            meeting.get_mode_display(),
        ],
        tags=[STATUS_TAGS[MeetingStatus(meeting.status)]],
        crumbs=(Crumb("Meetings", reverse("meetings:meetings")), Crumb(meeting.reference, "")),
        action=first,
        to_do=to_do,
        to_do_why=[why("R6")] if to_do else [],
        arranged=_arranged(found),
        chair_why=[why("R7", here=_recommended(meeting))]
        if meeting.suggested_authority and found.children
        else [],
        children=[child_card(child) for child in found.children],
        no_children=""
        if found.children
        else "You are invited. Whom it is about, you are told by whoever convenes it.",
        decisions=[decision_card(child, meeting, found.enquiries) for child in found.children]
        if closed
        else [],
        measures=[
            Card(
                title=one.organisation,
                facts=[
                    Fact("What is done", one.measure),
                    Fact("By", f"{one.owner}, {one.agency}"),
                    Fact("By when", day(one.due_on)),
                ],
            )
            for one in found.measures
        ],
        invited=[_invited(one, found) for one in found.invitations],
        conducts=conducts,
        clocks=[
            Clock(
                one.label,
                day(one.due_on),
                one.source,
                due_tag(one.due_on, today=today) if waits else None,
            )
            for one in found.due
        ],
        caveat=caveat_on(one.source for one in found.due),
        ways=rest,
    )


def _recommended(meeting: Meeting) -> str:
    suggested = meeting.suggested_authority
    if suggested is None or suggested.pk == meeting.local_authority_id:
        return (
            "The children live in different areas, so the authority where the behaviour happened"
            " was recommended to chair, and does."
        )
    return f"{suggested.name}, where the behaviour happened, was recommended to chair."


def _arranged(found: MeetingOverview) -> Card:
    meeting = found.meeting
    chair = meeting.chair
    facts = [
        Fact("Planned for", moment(meeting.planned_at)),
        Fact("How people meet", meeting.get_mode_display()),
        Fact("Authority that chairs", meeting.local_authority.name),
        Fact(
            "Chair",
            f"{chair.user.full_name}, {chair.team.agency.name}" if chair else "",
            missing="Nobody is named yet",
        ),
        Fact("Record kept by", f"{meeting.team.name}, {meeting.team.agency.name}"),
    ]
    # Words of whoever arranged it, and where the children live: not for who is invited only.
    if meeting.reason_for_other and found.children:
        facts.append(Fact("Why not the recommended authority", meeting.reason_for_other))
    if found.seen.incident is not None:
        facts.append(Fact("About", f"Incident {found.seen.incident.reference}"))
    if meeting.opened_at:
        facts.append(Fact("Began", moment(meeting.opened_at)))
    if meeting.closed_at:
        facts.append(Fact("Closed", moment(meeting.closed_at)))
    if meeting.next_meeting_on:
        facts.append(Fact("Meets again", day(meeting.next_meeting_on)))
    if meeting.cancelled_reason and found.children:
        facts.append(Fact("Why it was called off", meeting.cancelled_reason))
    return Card(title="The meeting", facts=facts)


def _to_do(found: MeetingOverview) -> list[ToDo]:
    """What R6 asks for and is not there yet, for who conducts the meeting."""
    meeting = found.meeting
    if not found.seen.conducts or meeting.is_over:
        return []
    return [
        ToDo(answer.sentence, _leads(meeting, answer.field))
        for answer in taking_part_missing(_facts(found))
        if answer.field.partition(":")[0] in {"meeting", "invite"}
    ]


def _facts(found: MeetingOverview) -> MeetingFacts:
    asks = found.asks_for_hsb_service
    return Record(found.meeting, found.children, found.invitations, (), (), asks).facts


def _leads(meeting: Meeting, field: str) -> str:
    """Where a missing item is put right."""
    place, _, name = field.partition(":")
    if place == "invite":
        return f"{_to('invite', meeting)}?{urlencode({'kind': name})}"
    return _to("chair", meeting)


def _ways(found: MeetingOverview, *, takes_up: bool) -> list[Way]:
    """What can be done next, the most likely first; without pages that there are not."""
    meeting = found.meeting
    ways = [
        Way(
            f"Take up what was decided for {child.who}",
            reverse("meetings:take_up", args=[meeting.reference, child.case_reference]),
        )
        for child in found.children
        if takes_up and found.is_left_to_take_up(child)
    ]
    if found.seen.conducts:
        ways += _conducting(meeting)
    elif meeting.status == MeetingStatus.UNDER_WAY:
        ways.append(Way("Read along", elsewhere("live:run", meeting.reference)))
    if found.seen.incident is not None:
        href = incident_address(found.seen.incident.reference)
        ways.append(Way("Open the incident", href))
    return [way for way in ways if way.href]


def _conducting(meeting: Meeting) -> list[Way]:
    def may(move: str) -> bool:
        return MEETING.may_move(move, state=meeting.status)

    chair = Way(
        "Name another chair" if meeting.chair_id else "Name the chair", _to("chair", meeting)
    )
    begin = Way("Start the meeting", _to("open", meeting))
    ways = []
    if may("open"):
        ways = [begin, chair] if meeting.chair_id else [chair]
    if may("record"):
        ways = [Way("Record the meeting", elsewhere("live:run", meeting.reference)), chair]
    if may("prepare minutes for"):
        ways = [Way("Minutes", elsewhere("minutes:meeting", meeting.reference))]
    if may("invite"):
        ways.append(Way("Invite somebody", _to("invite", meeting)))
    if may("arrange"):
        ways.append(Way("Change when it is", _to("rearrange", meeting)))
    if may("cancel"):
        ways.append(Way("Call the meeting off", _to("cancel", meeting)))
    return ways


def _invited(one: Invitation, found: MeetingOverview) -> InvitedRow:
    meeting = found.meeting
    names = {child.record.pk: child.who for child in found.children}
    withdraws = found.seen.conducts and MEETING.may_move("invite", state=meeting.status)
    came = one.get_attended_display()
    return InvitedRow(
        who=one.organisation,
        person=one.person_name,
        kind=Agency.Kind(one.agency_kind).label,
        about=names.get(one.about_id, "") if one.about_id else "All children",
        came=f"{came}: {one.absence_reason}" if one.absence_reason else came,
        required=one.required,
        withdraw_href=reverse("meetings:uninvite", args=[meeting.reference, one.pk])
        if withdraws
        else "",
    )


def _to(name: str, meeting: Meeting) -> str:
    return reverse(f"meetings:{name}", args=[meeting.reference])
