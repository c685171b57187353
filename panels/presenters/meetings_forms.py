"""One form about a meeting, on a page of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django import forms
from django.urls import reverse

from hsb_cases.agencies.models import LocalAuthority, Membership, Team
from hsb_cases.cases.models import Incident
from hsb_cases.cases.models.codes import ParticipationRole
from hsb_cases.core.pages import Crumb
from hsb_cases.core.parts import Card, Fact, Tag, Why
from hsb_cases.core.why import why
from panels.models import Meeting
from panels.presenters.addresses import incident_address, meeting_address
from panels.presenters.meetings_children import decision_card
from panels.selectors.arranging import MeetingOverview
from panels.selectors.meetings import IncidentChild
from panels.selectors.record import ChildOfMeeting


@dataclass(frozen=True)
class FormPage:
    """What the page shows."""

    title: str
    about: str
    """What the form is about, in a line above the title."""
    form: forms.Form
    button: str
    cancel_href: str
    crumbs: Sequence[Crumb] = ()
    intro: str = ""
    warning: bool = False
    why: Sequence[Why] = ()
    """The clauses that the questions follow."""
    children: Sequence[Card] = ()
    """The children whom it is about."""
    children_title: str = "Children of the incident"
    arranged: str = ""
    """That a strategy discussion is arranged already, in a sentence."""
    arranged_href: str = ""


@dataclass(frozen=True)
class ShutPage:
    """Why a form of a meeting does not open."""

    title: str
    about: str
    sentence: str
    back_href: str
    crumbs: Sequence[Crumb]


def shut_page(meeting: Meeting, sentence: str) -> ShutPage:
    """The page in the place of a form that the meeting is past."""
    href = meeting_address(meeting.reference)
    return ShutPage(
        title="This cannot be done any more",
        about=str(meeting),
        sentence=sentence,
        back_href=href,
        crumbs=(Crumb(meeting.reference, href),),
    )


def form_page(
    meeting: Meeting,
    form: forms.Form,
    *,
    title: str,
    button: str,
    rules: Sequence[str] = (),
    intro: str = "",
    warning: bool = False,
) -> FormPage:
    """The page about one meeting; ``rules`` are the clauses that its questions follow."""
    href = meeting_address(meeting.reference)
    return FormPage(
        title=title,
        about=str(meeting),
        form=form,
        button=button,
        cancel_href=href,
        crumbs=(
            Crumb("Meetings", reverse("meetings:meetings")),
            Crumb(str(meeting), href),
        ),
        intro=intro,
        warning=warning,
        why=[why(rule) for rule in rules],
    )


def convene_page(
    incident: Incident,
    form: forms.Form,
    *,
    children: Sequence[IncidentChild],
    areas: dict[int, str],
    recommends: str,
    under_way: str,
) -> FormPage:
    """The page on which a meeting is convened.

    ``areas`` are the names of authorities by number, ``recommends`` is what R7 says of the chair,
    ``under_way`` names a strategy discussion that is arranged already, as the selector gives it.
    """
    href = incident_address(incident.reference)
    seen = under_way.startswith("MTG-")
    return FormPage(
        title="Convene a meeting",
        about=f"Incident {incident.reference}",
        form=form,
        button="Convene the meeting",
        cancel_href=href or reverse("meetings:meetings"),
        crumbs=(Crumb(f"Incident {incident.reference}", href),),
        why=[why("R7", here=recommends)],
        children=[_child_card(child, areas) for child in children],
        arranged=(
            f"A strategy discussion about this incident is arranged already"
            f"{'' if seen else ', ' + under_way}. It is one combined meeting for all children:"
            " add to that one."
            if under_way
            else ""
        ),
        arranged_href=meeting_address(under_way) if seen else "",
    )


def take_up_page(found: MeetingOverview, child: ChildOfMeeting, form: forms.Form) -> FormPage:
    """The page on which what was decided for one child is taken up on its case."""
    meeting = found.meeting
    return replace(
        form_page(
            meeting,
            form,
            title=f"Take up what was decided for {child.who}",
            button="Take it up on this case",
            rules=("R7", "R13"),
            intro="What was due for the discussion is met as of the day it was held, and a section"
            " 47 enquiry that was decided on starts as of that day.",
        ),
        children=[decision_card(child, meeting, found.enquiries)],
        children_title="What was decided",
    )


def _child_card(child: IncidentChild, areas: dict[int, str]) -> Card:
    age = "" if child.age_at_incident is None else f", {child.age_at_incident}"
    area = areas.get(child.local_authority_id or 0, "")
    return Card(
        title=f"{child.initials or 'Not identified'}{age}",
        tags=[Tag(str(ParticipationRole(child.role).label))],
        facts=[
            Fact("Lives in", area),
            *([] if child.has_case else [Fact("Case", "", missing="None: not referred")]),
        ],
    )


def affected_choices(
    children: Sequence[IncidentChild], always: frozenset[str]
) -> list[tuple[str, str]]:
    """The part and initials of each child whom a meeting is about only if it is chosen."""
    return [
        (
            str(child.participation_id),
            f"{child.initials or 'Not identified'},"
            f" {str(ParticipationRole(child.role).label).lower()}",
        )
        for child in children
        if child.role not in always
    ]


def authority_choices(
    authorities: Sequence[LocalAuthority], recommended: LocalAuthority | None
) -> list[tuple[str, str]]:
    """The number and name of each authority, the recommended one first."""
    first = recommended.pk if recommended else None
    return [
        (str(one.pk), one.name)
        for one in sorted(authorities, key=lambda one: (one.pk != first, one.name))
    ]


def chair_choices(people: Sequence[Membership]) -> list[tuple[str, str]]:
    """The number and words of each person who may chair."""
    return [
        (str(one.pk), f"{one.user.full_name}, {one.role_facts.label}, {one.team.name}")
        for one in people
    ]


def team_choices(teams: Sequence[Team]) -> list[tuple[str, str]]:
    """The number and words of each team."""
    return [(str(team.pk), f"{team.agency.name}: {team.name}") for team in teams]


def child_choices(children: Sequence[ChildOfMeeting]) -> list[tuple[str, str]]:
    """The number and words of each child of a meeting, where there is more than one."""
    if len(children) == 1:
        return []
    return [(str(child.record.pk), f"{child.who or 'Not identified'} only") for child in children]
