"""Whom a meeting can be chaired by, who can be invited, and what stands on its page."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from assessments.models import Section47Enquiry
from assessments.permissions import may_start
from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.models import Agency, LocalAuthority, Membership, Team
from hsb_cases.agencies.roles import NO_CONTENT, ROLES, Ability
from hsb_cases.cases.models import Level
from hsb_cases.core.errors import OutOfScope
from hsb_cases.reminders.models import Deadline
from panels.models import Invitation, Meeting, SafetyMeasure
from panels.rules.meetings import ENQUIRIES
from panels.selectors.meetings import SeenMeeting, meeting_for
from panels.selectors.record import (
    ChildOfMeeting,
    asks_for_hsb_service,
    children_of,
    invitations_of,
    measures_of,
)

CHAIRING_ROLES = sorted(name for name, facts in ROLES.items() if facts.can(Ability.CONTRIBUTE))


@dataclass(frozen=True)
class MeetingOverview:
    """A meeting as far as the actor may know of it."""

    seen: SeenMeeting
    children: Sequence[ChildOfMeeting]
    """Those whose part the actor may see."""
    invitations: Sequence[Invitation]
    measures: Sequence[SafetyMeasure]
    """Once it is closed."""
    due: Sequence[Deadline]
    """What the meeting is expected by on the cases that the actor sees."""
    enquiries: Sequence[Section47Enquiry]
    """The section 47 enquiries that it led to or that are open about its incident, of cases that
    the actor sees."""
    asks_for_hsb_service: bool
    """Whether the procedure of the chairing area asks for the HSB or youth justice service."""

    @property
    def meeting(self) -> Meeting:
        """The meeting."""
        return self.seen.meeting

    def is_left_to_take_up(self, child: ChildOfMeeting) -> bool:
        """Whether what was decided for a child waits for who works on its case (R7)."""
        if self.meeting.status != "closed" or child.level < Level.CONTRIBUTE:
            return False
        decided = child.record.next_step == "section_47" and child.record.enquiry in ENQUIRIES
        started = any(one.case_id == child.case_id for one in self.enquiries)
        expected = any(one.case_id == child.case_id for one in self.due)
        return expected or (decided and not started)


def meeting_overview(actor: Actor, reference: str, *, today: datetime.date) -> MeetingOverview:
    """A meeting with everything on its page. Ten queries at most. Raises OutOfScope."""
    seen = meeting_for(actor, reference)
    meeting = seen.meeting
    children = children_of(meeting, today=today)
    cases = [child.case_id for child in children if child.case_id]
    closed = meeting.status == "closed"
    return MeetingOverview(
        seen=seen,
        children=children,
        invitations=invitations_of(meeting),
        asks_for_hsb_service=asks_for_hsb_service(meeting),
        measures=measures_of(meeting) if closed else (),
        due=_expected(cases) if meeting.kind == "strategy_discussion" else (),
        enquiries=_led_to(meeting, cases) if closed else (),
    )


def outcome_to_take_up(
    actor: Actor, reference: str, case: str, *, today: datetime.date
) -> tuple[MeetingOverview, ChildOfMeeting]:
    """A closed meeting, and the child of a case for whom its outcome waits. Nine queries at most.

    Raises OutOfScope where nothing waits, or for who may start no enquiry.
    """
    found = meeting_overview(actor, reference, today=today)
    child = next((one for one in found.children if one.case_reference == case), None)
    if child is None or not may_start(actor, child.level) or not found.is_left_to_take_up(child):
        raise OutOfScope
    return found, child


def _expected(cases: list[int]) -> list[Deadline]:
    return list(
        Deadline.objects.open()
        .filter(case__in=cases, subject_kind="strategy_discussion")
        .order_by("due_on", "pk")
    )


def _led_to(meeting: Meeting, cases: list[int]) -> list[Section47Enquiry]:
    open_now = Q(incident=meeting.incident_id, status="open")
    found = Section47Enquiry.objects.filter(
        Q(strategy_reference=meeting.reference) | open_now, case__in=cases
    )
    return list(found.order_by("pk"))


def authorities_to_chair(actor: Actor, concerned: Iterable[int | None]) -> list[LocalAuthority]:
    """The authorities that are concerned, and the actor’s own. One query."""
    numbers = {one for one in (*concerned, actor.agency.local_authority_id) if one}
    return list(LocalAuthority.objects.filter(pk__in=numbers).order_by("name"))


def people_to_chair(meeting: Meeting, *, today: datetime.date) -> list[Membership]:
    """Who may chair a meeting: the chairing authority’s social care (R6). One query."""
    found = (
        Membership.objects.filter(
            team__agency__local_authority=meeting.local_authority_id,
            team__agency__kind=Agency.Kind.SOCIAL_CARE,
            team__agency__active=True,
            team__active=True,
            role__in=CHAIRING_ROLES,
            ended_at__isnull=True,
            user__is_active=True,
        )
        .exclude(pk=meeting.chair_id or 0)
        .select_related("user", "team__agency")
        .order_by("user__full_name", "pk")
    )
    return [one for one in found if one.holds_on(today)]


def teams_to_invite(meeting: Meeting) -> list[Team]:
    """Every team in use that can see cases and is not invited yet, by agency. One query."""
    invited = Invitation.objects.filter(
        meeting=meeting, withdrawn_at__isnull=True, team__isnull=False
    )
    return list(
        Team.objects.filter(active=True, agency__active=True)
        .exclude(kind=Team.Kind.ADMINISTRATION)
        .exclude(pk=meeting.team_id)
        .exclude(pk__in=invited.values("team"))
        .select_related("agency")
        .order_by("agency__name", "name", "pk")
    )


def people_by_email(email: str, *, today: datetime.date) -> list[Membership]:
    """In which teams a person works, by e-mail address; roles without cases left out. One query."""
    found = (
        Membership.objects.filter(
            user__email__iexact=email.strip(), user__is_active=True, ended_at__isnull=True
        )
        .exclude(role__in=NO_CONTENT)
        .select_related("user", "team__agency")
        .order_by("team__agency__name", "team__name", "pk")
    )
    return [one for one in found if one.holds_on(today)]


def invitation_of(meeting: Meeting, number: int) -> Invitation:
    """An invitation of a meeting that stands. One query. Raises OutOfScope."""
    found = Invitation.objects.select_related("meeting__team__agency", "meeting__chair").filter(
        meeting=meeting, pk=number, withdrawn_at__isnull=True
    )
    invitation = found.first()
    if invitation is None:
        raise OutOfScope
    return invitation
