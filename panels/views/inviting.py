"""Inviting to a meeting, and taking an invitation back (R6)."""

import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from hsb_cases.agencies.models import Agency, Team
from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.views.attempts import attempt, posted
from hsb_cases.core import clock
from hsb_cases.core.errors import Refused
from hsb_cases.core.pages import render
from panels.commands.arranging import Guest, invite, uninvite
from panels.forms.meetings import InviteForm, ReasonForm
from panels.models import MeetingChild
from panels.presenters.meetings_forms import child_choices, form_page, team_choices
from panels.selectors.arranging import invitation_of, people_by_email, teams_to_invite
from panels.selectors.meetings import conducted_meeting
from panels.selectors.record import children_of
from panels.views.opening import record_opening
from panels.views.standing import shut

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
def ask(request: ActingRequest, reference: str) -> HttpResponse:
    """Invite a team, a person, or somebody outside the service."""
    meeting = conducted_meeting(request.actor, reference).meeting
    past = shut(request, meeting, "invite")
    if past:
        return past
    today = clock.today()
    record_opening(request, reference)
    teams = teams_to_invite(meeting)
    children = children_of(meeting, today=today)
    form = InviteForm(
        posted(request),
        teams=team_choices(teams),
        children=child_choices(children),
        asked_kind=request.GET.get("kind", ""),
    )

    def act() -> str:
        guest = _guest(form, teams, [child.record for child in children], today=today)
        made = invite(meeting=meeting, guest=guest, at=clock.now(), by=request.actor)
        return str(made)

    name = attempt(form, act) if form.is_bound else None
    if name:
        messages.success(request, f"Invited: {name}.")
        return redirect("meetings:meeting", reference=reference)
    page = form_page(
        meeting,
        form,
        title="Invite somebody",
        button="Invite",
        rules=("R6",),
        intro="Whoever uses this service finds the meeting in the list of meetings. They are shown"
        " when and where it is, and no child’s record.",
    )
    return render(request, "panels/meeting_form.jinja", page, section="Meetings")


@require_http_methods(METHODS)
def take_back(request: ActingRequest, reference: str, number: int) -> HttpResponse:
    """Take an invitation back."""
    meeting = conducted_meeting(request.actor, reference).meeting
    past = shut(request, meeting, "invite")
    if past:
        return past
    invitation = invitation_of(meeting, number)
    record_opening(request, reference)
    form = ReasonForm(
        posted(request),
        label="Why is the invitation taken back?",
        missing="Enter why the invitation is taken back",
    )

    def act() -> bool:
        reason = form.cleaned_data["reason"]
        uninvite(invitation=invitation, reason=reason, at=clock.now(), by=request.actor)
        return True

    if form.is_bound and attempt(form, act):
        messages.success(request, f"The invitation is taken back: {invitation}.")
        return redirect("meetings:meeting", reference=reference)
    page = form_page(
        meeting,
        form,
        title=f"Take back the invitation of {invitation.organisation}",
        button="Take the invitation back",
        warning=True,
    )
    return render(request, "panels/meeting_form.jinja", page, section="Meetings")


def _guest(
    form: InviteForm, teams: list[Team], children: list[MeetingChild], *, today: datetime.date
) -> Guest:
    """Who was chosen. Raises Refused for an address that nobody here has, or has in two teams."""
    given = form.cleaned_data
    about = next((one for one in children if str(one.pk) == given["about"]), None)
    if given["who"] == "team":
        team = next(one for one in teams if str(one.pk) == given["team"])
        kind = Agency.Kind(team.agency.kind)
        return Guest(kind, team=team, person_name=given["person_name"], about=about)
    if given["who"] == "other":
        return Guest(
            Agency.Kind(given["agency_kind"]),
            organisation=given["organisation"],
            person_name=given["person_name"],
            about=about,
        )
    found = people_by_email(given["email"], today=today)
    if not found:
        raise Refused(
            "Nobody who works on cases here has this address. Check it, or choose somebody outside"
            " this service.",
            field="email",
        )
    if len(found) > 1:
        raise Refused(
            "This person works in more than one team here. Invite the team instead.", field="email"
        )
    kind = Agency.Kind(found[0].team.agency.kind)
    return Guest(kind, membership=found[0], about=about)
