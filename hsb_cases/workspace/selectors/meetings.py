"""The meetings around a case, and around an incident, read through the person who asks."""

import datetime
from dataclasses import dataclass

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import Case, Incident, Participation
from hsb_cases.cases.selectors.linked import LinkedChild, linked_children
from hsb_cases.core.errors import OutOfScope
from hsb_cases.workspace.selectors.case import CaseHead, case_head
from panels.models import Conference, Meeting
from panels.permissions import may_convene
from panels.selectors.conferences import conferences_of
from panels.selectors.meetings import (
    IncidentChild,
    incident_children,
    incident_of,
    meetings_about,
    meetings_of_case,
)

MOST_SHOWN = 50


@dataclass(frozen=True)
class CaseMeetings:
    """The meetings about one child."""

    head: CaseHead
    meetings: tuple[Meeting, ...]
    """The latest planned first, at most MOST_SHOWN."""
    conferences: tuple[Conference, ...]
    parts: tuple[Participation, ...]
    """The child's part in each incident, with the incident, the latest recorded first."""


def case_meetings(actor: Actor, reference: str, *, today: datetime.date) -> CaseMeetings:
    """The meetings of a case that the actor sees as a whole. Seven queries. Raises OutOfScope."""
    head = case_head(actor, reference, today=today)
    parts = Participation.objects.filter(case=head.case).select_related("incident")
    return CaseMeetings(
        head=head,
        meetings=tuple(meetings_of_case(head.case)[:MOST_SHOWN]),
        conferences=tuple(conferences_of(head.case)[:MOST_SHOWN]),
        parts=tuple(parts.order_by("-incident_id")),
    )


@dataclass(frozen=True)
class IncidentOverview:
    """An incident, its children as far as the actor may know of them, and its meetings."""

    incident: Incident
    own: tuple[Participation, ...]
    """The parts that the actor reads, with the children."""
    linked: tuple[LinkedChild, ...]
    """The other children, for who reads the case of one: initials and safety facts."""
    told: tuple[IncidentChild, ...]
    """All children by initials, for who was let in for a meeting and reads no case."""
    meetings: tuple[Meeting, ...]
    convenes: bool


def incident_overview(actor: Actor, reference: str) -> IncidentOverview:
    """An incident with what is around it. Six queries at most.

    Raises OutOfScope for one that the actor may not read, as for one that does not exist.
    """
    if not actor.can(Ability.READ_CASES):
        raise OutOfScope
    incident = incident_of(reference)
    own = list(
        Participation.objects.filter(incident=incident)
        .select_related("child", "case__local_authority")
        .order_by("pk")
    )
    case = next((part.case for part in own if part.case is not None), None)
    read = {part.pk for part in own}
    told = [] if case else incident_children(incident)
    return IncidentOverview(
        incident=incident,
        own=tuple(own),
        linked=tuple(_linked(case, incident, read)) if case else (),
        told=tuple(child for child in told if child.participation_id not in read),
        meetings=tuple(meetings_about(incident)[:MOST_SHOWN]),
        convenes=may_convene(actor, incident),
    )


def _linked(case: Case, incident: Incident, read: set[int]) -> list[LinkedChild]:
    """The children of the incident whose part the actor does not read. One query."""
    return [
        child
        for child in linked_children(case)
        if child.incident_id == incident.pk and child.participation_id not in read
    ]
