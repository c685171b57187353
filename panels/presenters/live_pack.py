"""The facts pack beside the record: what is known already, to read only."""

from collections.abc import Sequence
from dataclasses import dataclass

from hsb_cases.cases.models import Incident
from hsb_cases.cases.models.codes import ParticipationRole
from hsb_cases.core.filters import clock, short_day
from hsb_cases.core.parts import Fact
from panels.models import AgencyInformation, Invitation
from panels.models.codes import Attendance
from panels.selectors.live import LiveMeeting
from panels.selectors.record import ChildOfMeeting


@dataclass(frozen=True)
class Said:
    """What one agency said."""

    who: str
    about: str
    text: str
    recorded: str


@dataclass(frozen=True)
class PackCard:
    """What is known of one child, or of the incident."""

    title: str
    facts: Sequence[Fact]
    account: str = ""
    """A longer text that is folded away."""


@dataclass(frozen=True)
class Pack:
    """Everything beside the form."""

    cards: Sequence[PackCard]
    said: Sequence[Said]
    came: Sequence[str]
    absent: Sequence[str]
    as_at: str


def pack_of(live: LiveMeeting, place: int = 0) -> Pack:
    """The facts pack; ``place`` is the child whose part is open, 0 for the whole meeting."""
    children = [one for one in live.record.children if place in {0, one.record.position}]
    cards = [child_card(child) for child in children]
    if live.seen.incident is not None:
        cards.append(_incident_card(live.seen.incident))
    invited = live.record.invitations
    return Pack(
        cards=cards,
        said=said_in(live, place),
        came=[_guest(one) for one in invited if one.attended == Attendance.YES],
        absent=[_guest(one) for one in invited if one.attended == Attendance.NO],
        as_at=clock(live.now),
    )


def child_card(child: ChildOfMeeting) -> PackCard:
    """What every part about a child rests on."""
    facts = [
        Fact("Part in the incident", ParticipationRole(child.role).label),
        Fact("Age", _age(child)),
        Fact("Lives in", child.local_authority),
    ]
    if child.lives_with_children:
        facts.append(Fact("Household", "Recorded as living with another child"))
    if child.interpreter == "yes":
        facts.append(Fact("Interpreter", f"Needed: {child.interpreter_language}"))
    facts.append(Fact("Safety facts", child.safety_facts, missing="None recorded"))
    if child.case_reference:
        facts.append(Fact("Case", child.case_reference))
    return PackCard(child.who, facts)


def said_in(live: LiveMeeting, place: int = 0) -> list[Said]:
    """What agencies said about a child (and about the incident), or all of it."""
    places = {one.record.pk: one for one in live.record.children}
    hosts = {one.pk: str(one) for one in live.record.invitations}
    found = []
    for one in live.information:
        child = places.get(one.meeting_child_id or 0)
        if place and child is not None and child.record.position != place:
            continue
        found.append(_said(one, hosts.get(one.invitation_id, "An agency"), child))
    return found


def _said(one: AgencyInformation, who: str, child: ChildOfMeeting | None) -> Said:
    by = one.recorded_by.user.full_name
    return Said(
        who=who,
        about=f"About {child.who}" if child else "About the incident",
        text=one.text,
        recorded=f"Recorded {clock(one.recorded_at)} by {by}",
    )


def _guest(one: Invitation) -> str:
    reason = f" ({one.absence_reason})" if one.absence_reason else ""
    return f"{one}{reason}"


def _age(child: ChildOfMeeting) -> str:
    words = [] if child.age is None else [f"{child.age}"]
    if child.age_at_incident is not None:
        words.append(f"{child.age_at_incident} at the time of the incident")
    return "; ".join(words)


def _incident_card(incident: Incident) -> PackCard:
    happened = short_day(incident.happened_from)
    if incident.happened_until:
        happened = f"{happened} to {short_day(incident.happened_until)}"
    return PackCard(
        f"Incident {incident.reference}",
        [
            Fact("When", happened),
            Fact("Where", incident.place or incident.get_setting_display()),
            Fact("First view", incident.get_category_display()),
            Fact("Police reference", incident.police_reference, missing="None recorded"),
        ],
        account=incident.account,
    )
