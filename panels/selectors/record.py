"""Reading what a meeting’s record holds: its children, who takes part, what was said and typed."""

import datetime
from dataclasses import dataclass

from django.db import connection
from django.utils import timezone

from hsb_cases.agencies.models import LocalAuthority, ProcedureProfile
from panels.models import (
    AgencyInformation,
    Invitation,
    Meeting,
    MeetingChild,
    MeetingDraft,
    Minutes,
    SafetyMeasure,
)


@dataclass(frozen=True)
class ChildOfMeeting:
    """One child of a meeting, as far as the actor may know of it."""

    record: MeetingChild
    """What is decided for the child."""
    participation_id: int
    role: str
    initials: str
    full_name: str
    """Empty unless the actor reads the child’s case."""
    age: int | None
    age_at_incident: int | None
    safety_facts: str
    interpreter: str
    interpreter_language: str
    lives_with_children: bool
    """Whether the records say that the child lives with another child."""
    local_authority_id: int | None
    local_authority: str
    case_id: int | None
    """None unless the actor reads the child’s case."""
    case_reference: str
    level: int
    """The actor’s level on the child’s case; 0: none."""

    @property
    def who(self) -> str:
        """The child’s name, or initials for who may not see the name."""
        return self.full_name or self.initials


def children_of(meeting: Meeting, *, today: datetime.date) -> list[ChildOfMeeting]:
    """The children of a meeting whose part the actor may see, in their order. Two queries."""
    records = {child.pk: child for child in MeetingChild.objects.filter(meeting=meeting)}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT meeting_child_id, participation_id, role, initials, full_name, age,"
            " age_at_incident, safety_facts, interpreter, interpreter_language,"
            " lives_with_children, local_authority_id, local_authority, case_id, case_reference,"
            " level FROM hsb_meeting_children(%s, %s)",
            [meeting.pk, today],
        )
        rows = cursor.fetchall()
    return [ChildOfMeeting(records[key], *facts) for key, *facts in rows if key in records]


def invitations_of(meeting: Meeting) -> list[Invitation]:
    """The invitations that stand and that the actor may see, in their order. One query."""
    found = Invitation.objects.filter(meeting=meeting, withdrawn_at__isnull=True)
    return list(found.select_related("team", "membership__user").order_by("pk"))


def asks_for_hsb_service(meeting: Meeting) -> bool:
    """Whether the procedure of the chairing area asks for the HSB or youth justice service (R6).

    As it is in force on the day for which the meeting is planned. One query.
    """
    return ProcedureProfile.objects.filter(
        local_authority=meeting.local_authority_id,
        in_force__contains=timezone.localdate(meeting.planned_at),
        hsb_service_at_strategy=True,
    ).exists()


def information_of(meeting: Meeting) -> list[AgencyInformation]:
    """What agencies said, in the order it was recorded. One query.

    The invitation is not joined: it may be out of sight where the information is not.
    """
    found = AgencyInformation.objects.filter(meeting=meeting)
    return list(found.select_related("recorded_by__user").order_by("pk"))


def measures_of(meeting: Meeting) -> list[SafetyMeasure]:
    """The safety measures that stand, the soonest due first. One query."""
    found = SafetyMeasure.objects.filter(meeting=meeting, withdrawn_at__isnull=True)
    return list(found.order_by("due_on", "pk"))


def drafts_of(meeting: Meeting) -> list[MeetingDraft]:
    """What is typed in the parts that the actor may see. One query."""
    return list(MeetingDraft.objects.filter(meeting=meeting).select_related("saved_by__user"))


def minutes_of(meeting: Meeting) -> list[Minutes]:
    """The copies of the minutes that the actor may see and that were not withdrawn. One query."""
    found = Minutes.objects.filter(meeting=meeting, withdrawn_at__isnull=True)
    related = ("prepared_by__user", "approved_by__user")
    return list(found.select_related(*related).order_by("meeting_child_id", "pk"))


def authority_names(ids: set[int]) -> dict[int, str]:
    """The names of local authorities by their numbers. One query, or none."""
    if not ids:
        return {}
    return dict(LocalAuthority.objects.filter(pk__in=ids).values_list("pk", "name"))
