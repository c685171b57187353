"""Arranging a meeting: its chair, its time, who is invited, and calling it off."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from hsb_cases.agencies.acting import Actor, acting, actor_in
from hsb_cases.agencies.models import Agency, Membership, Team
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.commands.incident_sharing import end_incident_shares, let_into_incident
from hsb_cases.core.errors import Refused
from hsb_cases.core.locking import locked
from panels.commands.convening import WHY
from panels.models import Invitation, Meeting, MeetingChild
from panels.models.codes import MeetingStatus, Mode
from panels.permissions import check_conducts
from panels.rules.inviting import is_required
from panels.rules.states import MEETING
from panels.selectors.record import asks_for_hsb_service


def held(meeting: Meeting, move: str, by: Actor) -> Meeting:
    """The meeting as it is now, locked, if the actor conducts it and its state allows the move.

    Raises NotPermitted, OutOfScope or Refused.
    """
    check_conducts(by, meeting)
    MEETING.check_move(move, state=meeting.status)
    meeting = locked(Meeting.objects.select_related("incident", "chair"), meeting)
    MEETING.check_move(move, state=meeting.status)
    return meeting


def name_chair(*, meeting: Meeting, chair: Membership, at: datetime.datetime, by: Actor) -> None:
    """Name who chairs: somebody of the chairing authority’s social care (R6).

    The chair may read the incident until the minutes are sent. Raises NotPermitted, and Refused
    for a person of another agency, whose membership has ended, or whose role records nothing.
    """
    with acting(by, summary="Named the chair of a meeting"):
        meeting = held(meeting, "invite", by)
        _check_chair(meeting, chair, on=timezone.localdate(at))
        if meeting.chair is not None:
            end_incident_shares(
                incident=meeting.incident,
                subject_reference=meeting.reference,
                reason="Somebody else chairs the meeting",
                at=at,
                by=by,
                person=meeting.chair,
            )
        meeting.chair = chair
        meeting.save(update_fields=["chair"])
        let_into_incident(
            incident=meeting.incident,
            recipient=chair,
            why=WHY,
            subject_reference=meeting.reference,
            at=at,
            by=by,
        )


def rearrange(
    *,
    meeting: Meeting,
    planned_at: datetime.datetime,
    mode: Mode,
    by: Actor,
) -> None:
    """Change when and how people meet, as long as they have not. Raises NotPermitted or Refused."""
    with acting(by, summary="Changed when a meeting takes place"):
        meeting = held(meeting, "arrange", by)
        meeting.planned_at = planned_at
        meeting.mode = mode
        meeting.save(update_fields=["planned_at", "mode"])


def cancel_meeting(*, meeting: Meeting, reason: str, at: datetime.datetime, by: Actor) -> None:
    """Call a meeting off. Raises NotPermitted, or Refused without a reason or once it is over."""
    with acting(by, summary="Called a meeting off", reason=reason):
        meeting = held(meeting, "cancel", by)
        if not reason.strip():
            raise Refused("Enter why the meeting is called off.", field="reason")
        meeting.status = MeetingStatus.CANCELLED
        meeting.cancelled_reason = reason
        meeting.save(update_fields=["status", "cancelled_reason"])
        # Last: whoever was let in for this meeting changes nothing of it afterwards.
        end_incident_shares(
            incident=meeting.incident,
            subject_reference=meeting.reference,
            reason="The meeting was called off",
            at=at,
            by=by,
        )


@dataclass(frozen=True)
class Guest:
    """Who is invited: a team or a person of this service, or a name and an organisation."""

    agency_kind: Agency.Kind
    team: Team | None = None
    membership: Membership | None = None
    person_name: str = ""
    organisation: str = ""
    about: MeetingChild | None = None
    """The one child the organisation knows; None: all of them."""


def invite(*, meeting: Meeting, guest: Guest, at: datetime.datetime, by: Actor) -> Invitation:
    """Invite somebody (R6).

    Raises NotPermitted, and Refused without an organisation, for somebody invited already, or for a
    person whose membership has ended.
    """
    with acting(by, summary="Invited somebody to a meeting"):
        meeting = held(meeting, "invite", by)
        organisation, person = _named(guest, on=timezone.localdate(at))
        _check_not_invited(meeting, guest, organisation)
        return Invitation.objects.create(
            meeting=meeting,
            agency_kind=guest.agency_kind,
            team=guest.team,
            membership=guest.membership,
            person_name=person,
            organisation=organisation,
            about=guest.about,
            required=is_required(
                meeting.kind,
                guest.agency_kind,
                area_asks_for_hsb_service=asks_for_hsb_service(meeting),
            ),
        )


def uninvite(*, invitation: Invitation, reason: str, at: datetime.datetime, by: Actor) -> None:
    """Take an invitation back.

    Raises NotPermitted, or Refused without a reason or a second time.
    """
    with acting(by, summary="Took an invitation back", reason=reason):
        held(invitation.meeting, "invite", by)
        invitation = locked(Invitation.objects.all(), invitation)
        if invitation.withdrawn_at is not None:
            raise Refused("This invitation was taken back already.")
        if not reason.strip():
            raise Refused("Enter why the invitation is taken back.", field="reason")
        invitation.withdrawn_at = at
        invitation.withdrawn_reason = reason
        invitation.save(update_fields=["withdrawn_at", "withdrawn_reason"])


def _check_chair(meeting: Meeting, chair: Membership, *, on: datetime.date) -> None:
    actor = actor_in(chair, on=on)
    if actor is None:
        raise Refused("Choose a person whose membership has not ended.", field="chair")
    in_care = (
        actor.agency.kind == Agency.Kind.SOCIAL_CARE
        and actor.agency.local_authority_id == meeting.local_authority_id
    )
    if not in_care or not actor.can(Ability.CONTRIBUTE):
        raise Refused(
            "Choose somebody of the chairing authority’s children’s social care who works on"
            " cases.",
            field="chair",
        )
    if meeting.chair_id == chair.pk:
        raise Refused("This person chairs the meeting already.", field="chair")


def _named(guest: Guest, *, on: datetime.date) -> tuple[str, str]:
    """The organisation and the person, as they stand in the record."""
    if guest.team is not None:
        return str(guest.team), guest.person_name.strip()
    if guest.membership is not None:
        if actor_in(guest.membership, on=on) is None:
            raise Refused("Choose a person whose membership has not ended.", field="membership")
        return guest.membership.team.agency.name, guest.membership.user.full_name
    if not guest.organisation.strip():
        raise Refused("Enter the organisation that is invited.", field="organisation")
    return guest.organisation.strip(), guest.person_name.strip()


def _check_not_invited(meeting: Meeting, guest: Guest, organisation: str) -> None:
    standing = Invitation.objects.filter(meeting=meeting, withdrawn_at__isnull=True)
    if guest.team is not None:
        standing = standing.filter(team=guest.team)
    elif guest.membership is not None:
        standing = standing.filter(membership=guest.membership)
    else:
        standing = standing.filter(
            organisation=organisation, person_name=guest.person_name.strip(), about=guest.about
        )
    if standing.exists():
        raise Refused(f"{organisation} is invited already.", field="organisation")
