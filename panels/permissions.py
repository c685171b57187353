"""Who convenes a meeting and who conducts it.

``check_…`` raises with a sentence for the page; ``may_…`` is its boolean twin.
"""

from django.db import connection

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.models import Agency
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import Incident, Level
from hsb_cases.core.errors import NotPermitted
from panels.models import Meeting, Minutes


def may_convene(actor: Actor, incident: Incident) -> bool:
    """Whether the actor may convene a meeting about an incident. One query."""
    in_care = actor.agency.kind == Agency.Kind.SOCIAL_CARE
    return in_care and actor.can(Ability.SHARE) and _asked("hsb_sees_incident", incident.pk, 50)


def convenes_at(actor: Actor, level: int) -> bool:
    """Whether who has a level on a case convenes meetings about its incidents (``may_convene``)."""
    in_care = actor.agency.kind == Agency.Kind.SOCIAL_CARE
    return in_care and actor.can(Ability.SHARE) and level >= Level.MANAGE


def check_may_convene(actor: Actor, incident: Incident) -> None:
    """Children’s social care convenes, and of it who manages a child’s case. Raises NotPermitted.

    Staffordshire and Stoke-on-Trent, Strategy Discussion/Meeting (R6). Convening lets the chairing
    team into the incident, so it takes the right to decide who sees one of its cases.
    """
    if not may_convene(actor, incident):
        raise NotPermitted(
            "Children’s social care convenes this meeting: ask the front door or the team that"
            " manages a child’s case."
        )


def may_conduct(actor: Actor, meeting: Meeting) -> bool:
    """Whether the actor conducts a meeting: its chair, or the team that keeps it. One query."""
    return actor.can(Ability.CONTRIBUTE) and _asked("hsb_conducts_meeting", meeting.pk)


def check_conducts(actor: Actor, meeting: Meeting) -> None:
    """Arranging, recording and closing a meeting, and its minutes. Raises NotPermitted."""
    if not may_conduct(actor, meeting):
        raise NotPermitted(
            f"The chair and {meeting.team.name} of {meeting.team.agency.name} keep this meeting’s"
            " record. Ask one of them."
        )


def check_second_person(actor: Actor, minutes: Minutes) -> None:
    """Whoever prepared a copy, or changed it last, does not approve it. Raises NotPermitted.

    The person counts, in whichever membership. Takes a copy with its ``prepared_by``.
    """
    if minutes.prepared_by.user_id == actor.user.pk:
        raise NotPermitted(
            "A second person approves the minutes: ask somebody else who conducts the meeting."
        )


def _asked(function: str, *facts: int) -> bool:
    marks = ", ".join(["%s"] * len(facts))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}({marks})", facts)
        return bool(cursor.fetchone()[0])
