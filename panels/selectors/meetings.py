"""Reading meetings through the person who asks."""

from dataclasses import dataclass

from django.db import connection
from django.db.models import Q, QuerySet

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import Case, Incident, Level, Participation
from hsb_cases.cases.selectors.cases import case_for
from hsb_cases.core.errors import OutOfScope
from panels.models import Meeting, MeetingChild
from panels.permissions import may_conduct, may_convene

PAGE_ROWS = 25
STILL_TO_HOLD = ("planned", "under_way")
OVER = ("closed", "cancelled")


@dataclass(frozen=True)
class SeenMeeting:
    """A meeting, and what the actor is in it."""

    meeting: Meeting
    conducts: bool
    incident: Incident | None
    """None where the actor may not read it (any more)."""


def meetings_seen() -> QuerySet[Meeting]:
    """The meetings whoever acts now may know of, the latest planned first.

    The incident is not joined: whoever was let into it for the meeting loses it again, and the
    meeting would be lost with it.
    """
    return Meeting.objects.select_related(
        "local_authority",
        "suggested_authority",
        "team__agency",
        "chair__user",
        "chair__team__agency",
    ).order_by("-planned_at", "-pk")


def meeting_for(actor: Actor, reference: str) -> SeenMeeting:
    """A meeting of a reference. Three queries.

    Raises OutOfScope for one that the actor may not know of, as for one that does not exist.
    """
    if not actor.can(Ability.READ_CASES):
        raise OutOfScope
    meeting = meetings_seen().filter(reference=reference).first()
    if meeting is None:
        raise OutOfScope
    return SeenMeeting(
        meeting=meeting,
        conducts=may_conduct(actor, meeting),
        incident=Incident.objects.filter(pk=meeting.incident_id).first(),
    )


def conducted_meeting(actor: Actor, reference: str) -> SeenMeeting:
    """A meeting that the actor conducts. Raises OutOfScope for everybody else."""
    seen = meeting_for(actor, reference)
    if not seen.conducts:
        raise OutOfScope
    return seen


@dataclass(frozen=True)
class MeetingsPage:
    """One page of a list of meetings."""

    meetings: list[Meeting]
    has_more: bool


def meetings_page(actor: Actor, *, over: bool, after: str = "") -> MeetingsPage:
    """The meetings that the actor may know of. Two queries at most.

    Those to come and under way, the soonest first; or those that are over, the latest first.
    ``after`` is the reference of the last one of the page before; one that the actor may not know
    of gives the first page. Raises OutOfScope for a role that reads no cases.
    """
    if not actor.can(Ability.READ_CASES):
        raise OutOfScope
    rows = meetings_seen()
    last = rows.filter(reference=after).first() if after else None
    rows = rows.filter(status__in=OVER if over else STILL_TO_HOLD)
    if not over:
        rows = rows.order_by("planned_at", "pk")
    if last is not None:
        at = Q(planned_at=last.planned_at)
        beyond = (
            Q(planned_at__lt=last.planned_at) | at & Q(pk__lt=last.pk)
            if over
            else Q(planned_at__gt=last.planned_at) | at & Q(pk__gt=last.pk)
        )
        rows = rows.filter(beyond)
    found = list(rows[: PAGE_ROWS + 1])
    return MeetingsPage(found[:PAGE_ROWS], len(found) > PAGE_ROWS)


def meetings_of_case(case: Case) -> QuerySet[Meeting]:
    """The meetings in which the case’s child has a part, the latest planned first."""
    parts = Participation.objects.filter(case=case).values("pk")
    about = MeetingChild.objects.filter(participation__in=parts).values("meeting")
    return meetings_seen().filter(pk__in=about)


def meetings_about(incident: Incident) -> QuerySet[Meeting]:
    """The meetings about an incident, the latest planned first."""
    return meetings_seen().filter(incident=incident)


@dataclass(frozen=True)
class Arranging:
    """Where the strategy discussion that a case expects is arranged."""

    meeting: str = ""
    """The reference of the one that is arranged; empty: there is none."""
    incident: str = ""
    """The reference of the incident about which it is convened; empty: somebody else does."""


def where_expected(actor: Actor, reference: str) -> tuple[Case, Arranging]:
    """A case that the actor reads, and where its strategy discussion is arranged. Five queries.

    Raises OutOfScope.
    """
    if not actor.can(Ability.READ_CASES):
        raise OutOfScope
    case = case_for(actor, reference, at_least=Level.VIEW).case
    arranged = next(
        (
            one.reference
            for one in meetings_of_case(case)
            if one.kind == "strategy_discussion" and not one.is_over
        ),
        "",
    )
    part = (
        Participation.objects.filter(case=case).select_related("incident").order_by("-pk").first()
    )
    convenes = part is not None and may_convene(actor, part.incident)
    return case, Arranging(arranged, part.incident.reference if part and convenes else "")


def case_to_take_up(actor: Actor, reference: str) -> Case:
    """A case to which the actor may add. Two queries. Raises OutOfScope."""
    return case_for(actor, reference, at_least=Level.CONTRIBUTE).case


def incident_of(reference: str) -> Incident:
    """An incident that whoever acts now may read. Raises OutOfScope. One query."""
    found = Incident.objects.select_related("local_authority").filter(reference=reference).first()
    if found is None:
        raise OutOfScope
    return found


def incident_to_convene_about(actor: Actor, reference: str) -> Incident:
    """An incident about which the actor may convene a meeting. Two queries. Raises OutOfScope."""
    found = incident_of(reference)
    if not may_convene(actor, found):
        raise OutOfScope
    return found


@dataclass(frozen=True)
class IncidentChild:
    """One child of an incident, as far as whoever convenes a meeting may know of it."""

    participation_id: int
    role: str
    initials: str
    age_at_incident: int | None
    local_authority_id: int | None
    """Of the child’s case or, without one, the child’s home; None: not known."""
    has_case: bool


def incident_children(incident: Incident) -> list[IncidentChild]:
    """The children of an incident, for who manages a case of it or was let in. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT participation_id, role, initials, age_at_incident, local_authority_id,"
            " has_case FROM hsb_incident_children(%s)",
            [incident.pk],
        )
        return [IncidentChild(*row) for row in cursor.fetchall()]


def open_strategy_discussion(incident: Incident) -> str:
    """The reference of a strategy discussion that is arranged already; empty: there is none.

    Where there is one that the actor may not open, words stand in its place. Two queries.
    """
    found = Meeting.objects.filter(incident=incident, kind="strategy_discussion").exclude(
        status__in=OVER
    )
    seen = found.values_list("reference", flat=True).first()
    if seen:
        return seen
    with connection.cursor() as cursor:
        cursor.execute("SELECT hsb_has_strategy_discussion(%s)", [incident.pk])
        return "by another team" if cursor.fetchone()[0] else ""
