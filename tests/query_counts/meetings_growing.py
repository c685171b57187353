"""More meetings about one incident, and more invitations to one of them."""

import datetime

from hsb_cases.agencies.models import Agency
from hsb_cases.core.references import new_reference
from panels.models import AgencyInformation, Invitation, Meeting, MeetingChild, SafetyMeasure
from panels.models.codes import MeetingKind, Mode
from tests.query_counts.growing import Grown
from tests.support.world import DAY, NOON


def grow(grown: Grown, more: range) -> None:
    """So many more of each."""
    setting = grown.setting
    for kind in (MeetingKind.STRATEGY_DISCUSSION, MeetingKind.PLANNING_MEETING):
        Invitation.objects.bulk_create(
            Invitation(
                meeting=setting.meetings[f"siblings {kind}"],
                agency_kind=Agency.Kind.HEALTH,
                organisation="Health visiting service",
                person_name=f"Visitor {number}",
            )
            for number in more
        )
    by = setting.world["northmere front door"].membership
    closed = setting.meetings[f"siblings {MeetingKind.PLANNING_MEETING}"]
    SafetyMeasure.objects.bulk_create(
        SafetyMeasure(
            meeting=closed,
            organisation="A youth club",
            measure="Two adults are there",
            owner="Ola Open",
            agency="Youth work",
            due_on=DAY,
            recorded_at=NOON,
            recorded_by=by,
        )
        for _ in more
    )
    _meetings(grown, closed, more)
    _live(grown, more)


def _live(grown: Grown, more: range) -> None:
    """Those invited, what they said, and what is agreed, in a meeting under way."""
    meeting = grown.setting.live["siblings"]
    by = grown.setting.world["northmere front door"].membership
    invited = Invitation.objects.bulk_create(
        Invitation(
            meeting=meeting,
            agency_kind=Agency.Kind.HEALTH,
            organisation=f"Health visiting service {number}",
        )
        for number in more
    )
    AgencyInformation.objects.bulk_create(
        AgencyInformation(
            meeting=meeting,
            invitation=one,
            text="The visitor knows the family",
            recorded_at=NOON,
            recorded_by=by,
        )
        for one in invited
    )
    SafetyMeasure.objects.bulk_create(
        SafetyMeasure(
            meeting=meeting,
            organisation="A swimming club",
            measure="Two adults are there",
            owner="Ola Open",
            agency="Youth work",
            due_on=DAY,
            recorded_at=NOON,
            recorded_by=by,
        )
        for _ in more
    )


def _meetings(grown: Grown, like: Meeting, more: range) -> None:
    """Those to come, about the incident that Mila and Owen share."""
    made = Meeting.objects.bulk_create(
        Meeting(
            reference=new_reference("MTG"),
            kind=MeetingKind.MULTI_AGENCY_MEETING,
            incident_id=like.incident_id,
            local_authority_id=like.local_authority_id,
            team_id=like.team_id,
            planned_at=NOON + datetime.timedelta(days=number + 1),
            mode=Mode.ONLINE,
            convened_at=NOON,
            convened_by_id=like.convened_by_id,
        )
        for number in more
    )
    part = grown.setting.referrals["mila"].participation_id
    MeetingChild.objects.bulk_create(
        MeetingChild(meeting=meeting, participation_id=part, position=1) for meeting in made
    )
