"""The page of one incident: what happened, its children as far as may be known, its meetings."""

from collections.abc import Sequence
from dataclasses import dataclass

from hsb_cases.cases.models import Participation
from hsb_cases.cases.models.codes import ParticipationRole
from hsb_cases.cases.selectors.linked import LinkedChild
from hsb_cases.core.pages import Crumb
from hsb_cases.core.parts import Card, Fact, Tag
from hsb_cases.workspace.presenters.case_part import incident_facts
from hsb_cases.workspace.presenters.places import place
from hsb_cases.workspace.presenters.words import initials_and_age, role_words
from hsb_cases.workspace.selectors.meetings import IncidentOverview
from panels.presenters.meetings_list import MeetingRow, meeting_row
from panels.selectors.meetings import IncidentChild

NOT_IDENTIFIED = "Not identified"


@dataclass(frozen=True)
class IncidentPage:
    """What the page shows."""

    title: str
    marks: Sequence[str]
    crumbs: Sequence[Crumb]
    facts: Sequence[Fact]
    children: Sequence[Card]
    rows: Sequence[MeetingRow]
    convene_href: str


def incident_page(found: IncidentOverview) -> IncidentPage:
    """The page; children stand by name only where their own record is read."""
    incident = found.incident
    case = next((part.case for part in found.own if part.case is not None), None)
    back = place("workspace:case", case.reference) if case else ""
    return IncidentPage(
        title=f"Incident {incident.reference}",
        marks=[incident.local_authority.name] if incident.local_authority else [],
        crumbs=(
            *([Crumb(f"Case {case.reference}", back)] if case else []),
            Crumb(f"Incident {incident.reference}", ""),
        ),
        facts=[fact for fact in incident_facts(incident) if fact.value],
        children=[
            *map(_own_card, found.own),
            *map(_linked_card, found.linked),
            *map(_told_card, found.told),
        ],
        rows=[meeting_row(meeting) for meeting in found.meetings],
        convene_href=place("meetings:convene", incident.reference) if found.convenes else "",
    )


def _own_card(part: Participation) -> Card:
    age, case = part.age_at_incident, part.case
    facts = [Fact("Age when it happened", "" if age is None else str(age))]
    if case is not None:
        facts.append(Fact("Case held by", case.local_authority.name))
    return Card(
        title=part.child.full_name or NOT_IDENTIFIED,
        tags=[Tag(role_words(part.role))],
        href=place("workspace:case", case.reference) if case else "",
        verb="Open the case",
        facts=facts,
    )


def _linked_card(child: LinkedChild) -> Card:
    return Card(
        title=initials_and_age(child.initials, child.age_at_incident) or NOT_IDENTIFIED,
        tags=[Tag(child.role_label)],
        facts=[
            Fact("Safety facts", child.safety_facts, missing="None recorded"),
            Fact("Case held by", child.local_authority, missing="There is no case"),
        ],
    )


def _told_card(child: IncidentChild) -> Card:
    return Card(
        title=initials_and_age(child.initials, child.age_at_incident) or NOT_IDENTIFIED,
        tags=[Tag(str(ParticipationRole(child.role).label))],
        facts=[] if child.has_case else [Fact("Case", "", missing="There is no case")],
    )
