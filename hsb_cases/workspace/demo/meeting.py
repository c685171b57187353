"""A meeting that is still to come, so that a newcomer can look at one and begin it."""

import datetime

from hsb_cases.agencies.acting import acting
from hsb_cases.agencies.models import Agency
from hsb_cases.cases.models import Incident
from hsb_cases.core.rules.working_days import add_working_days
from hsb_cases.workspace.demo.partnership import Partnership
from panels.commands.arranging import Guest, invite, name_chair
from panels.commands.convening import MeetingPlan, convene
from panels.models import Meeting
from panels.models.codes import MeetingKind, Mode

AREA = "Northmere County"
CONVENER, CHAIR = "Joanne Pike", "Anita Desai"
BEGINS = datetime.time(10, 0, tzinfo=datetime.UTC)
GUESTS = (
    (Agency.Kind.POLICE, "Northmere Police", "Imran Shah"),
    (Agency.Kind.HEALTH, "Northmere Health Trust", "Beth Carrow"),
    (Agency.Kind.SCHOOL, "Northmere Academy", "Karen Whitby"),
)


def play_meeting(partnership: Partnership, *, today: datetime.date) -> Meeting:
    """The agencies around the seven pupils meet in two working days."""
    by = partnership[CONVENER]
    at = datetime.datetime.combine(today, BEGINS)
    planned_at = datetime.datetime.combine(add_working_days(today, 2), BEGINS)
    with acting(by):
        incident = Incident.objects.get(participations__child__given_name="Dev")
    plan = MeetingPlan(
        kind=MeetingKind.MULTI_AGENCY_MEETING,
        local_authority=partnership.areas[AREA],
        planned_at=planned_at,
        mode=Mode.ONLINE,
    )
    meeting = convene(incident=incident, plan=plan, at=at, by=by)
    name_chair(meeting=meeting, chair=partnership[CHAIR].membership, at=at, by=by)
    for kind, organisation, person in GUESTS:
        guest = Guest(
            kind,
            membership=partnership[person].membership,
            organisation=organisation,
            person_name=person,
        )
        invite(meeting=meeting, guest=guest, at=at, by=by)
    return meeting
