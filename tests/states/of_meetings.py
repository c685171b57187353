"""The rows of meetings and of the copies of their minutes."""

from hsb_cases.agencies.models import Agency
from hsb_cases.agencies.roles import Ability
from panels.commands.arranging import Guest, cancel_meeting, invite, name_chair, rearrange
from panels.commands.closing import close_meeting, open_meeting
from panels.commands.minutes import (
    approve_minutes,
    change_minutes,
    prepare_minutes,
    record_sent,
    withdraw_minutes,
)
from panels.commands.recording import Place, save_part
from panels.models import Meeting, MeetingChild, Minutes
from panels.models.codes import Mode, RecipientKind
from panels.rules.states import MEETING, MINUTES, minutes_state
from panels.selectors.minutes import sections_of
from tests.panels.arrange import (
    BEGINS,
    ENDS,
    decided,
    everybody_came,
    invited,
    measure,
    sent,
    siblings,
    wrote,
)
from tests.states.people import MANAGER, let_everybody_in, who_can
from tests.states.table import Table
from tests.support.roles import as_owner
from tests.support.world import NOON

CONDUCTS = who_can(Ability.CONTRIBUTE, Ability.SEE_TEAM)
"""Who works on cases and carries the grants of the conducting team."""


def _planned(world):
    arranged = siblings(world)
    let_everybody_in(world, *arranged.cases.values())
    invited(arranged)
    chair = world["northmere manager"].membership
    name_chair(meeting=arranged.meeting, chair=chair, at=NOON, by=arranged.by)
    arranged.meeting = arranged.again()
    return arranged


def planned(world):
    """Arranged, with everybody invited and a chair named."""
    return _planned(world).meeting


def under_way(world):
    """Everything is recorded that closing asks for."""
    arranged = _planned(world)
    begin(world, arranged.meeting, arranged.by)
    arranged.meeting = arranged.again()
    everybody_came(arranged)
    for name in arranged.cases:
        wrote(arranged, name, **decided(name))
    measure(arranged)
    return arranged.meeting


def begin(world, meeting, by):
    open_meeting(meeting=meeting, started_at=BEGINS, at=BEGINS, by=by)


def end(world, meeting, by):
    close_meeting(meeting=meeting, next_meeting_on=None, at=ENDS, by=by)


def call_off(world, meeting, by):
    cancel_meeting(meeting=meeting, reason="The school is shut.", at=ENDS, by=by)


def over(world):
    meeting = under_way(world)
    end(world, meeting, world[MANAGER])
    return again(meeting)


def called_off(world):
    meeting = planned(world)
    call_off(world, meeting, world[MANAGER])
    return again(meeting)


def ask_somebody_else(world, meeting, by):
    guest = Guest(Agency.Kind.EARLY_HELP, organisation="Family support")
    invite(meeting=meeting, guest=guest, at=BEGINS, by=by)


def prepare(world, meeting, by):
    with as_owner():
        child = MeetingChild.objects.filter(meeting=meeting).order_by("position").first()
    return prepare_minutes(
        meeting=meeting,
        child=child,
        kind=RecipientKind.FAMILY,
        recipient="Dana Hart",
        at=ENDS,
        by=by,
    )


def again(meeting):
    with as_owner():
        found = Meeting.objects.select_related("team__agency", "chair", "incident")
        return found.get(pk=meeting.pk)


OF_MEETINGS = Table(
    machine=MEETING,
    states={
        "planned": planned,
        "under_way": under_way,
        "closed": over,
        "cancelled": called_off,
    },
    steps={
        "arrange": lambda world, meeting, by: rearrange(
            meeting=meeting, planned_at=ENDS, mode=Mode.TELEPHONE, by=by
        ),
        "open": begin,
        "record": lambda world, meeting, by: save_part(
            place=Place(meeting, "next"), sent=sent(next="Meet again"), at=ENDS, by=by
        ),
        "invite": ask_somebody_else,
        "close": end,
        "cancel": call_off,
        "prepare minutes for": prepare,
    },
    may=dict.fromkeys({move.name for move in MEETING.moves}, CONDUCTS),
    again=again,
    state=lambda meeting: meeting.status,
)


def prepared(world):
    """A copy for Mila's family, prepared by the manager."""
    return prepare(world, over(world), world[MANAGER])


def approve(world, minutes, by):
    approve_minutes(minutes=minutes, at=ENDS, by=by)


def send(world, minutes, by):
    record_sent(minutes=minutes, how="By hand", sent_at=ENDS, at=ENDS, by=by)


def withdraw(world, minutes, by):
    withdraw_minutes(minutes=minutes, reason="The date was wrong.", at=ENDS, by=by)


def approved(world):
    minutes = prepared(world)
    approve(world, minutes, world["the team_manager"])
    return minutes


def left(world):
    minutes = approved(world)
    send(world, minutes, world[MANAGER])
    return minutes


def withdrawn(world):
    minutes = prepared(world)
    withdraw(world, minutes, world[MANAGER])
    return minutes


def _minutes_again(minutes):
    with as_owner():
        found = Minutes.objects.select_related(
            "meeting__team__agency", "meeting__local_authority", "prepared_by"
        )
        return found.get(pk=minutes.pk)


OF_MINUTES = Table(
    machine=MINUTES,
    states={
        "prepared": prepared,
        "approved": approved,
        "sent": left,
        "withdrawn": withdrawn,
    },
    steps={
        "change": lambda world, minutes, by: change_minutes(
            minutes=minutes, sections=sections_of(minutes)[:1], at=ENDS, by=by
        ),
        "approve": approve,
        "send": send,
        "withdraw": withdraw,
    },
    may=dict.fromkeys({move.name for move in MINUTES.moves}, CONDUCTS),
    again=_minutes_again,
    state=lambda minutes: minutes_state(
        approved=minutes.approved_at is not None,
        sent=minutes.sent_at is not None,
        withdrawn=minutes.withdrawn_at is not None,
    ),
)
