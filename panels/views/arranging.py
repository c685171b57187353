"""Convening a meeting, and arranging it: chair, time, invitations, calling it off, starting it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.views.attempts import attempt, posted
from hsb_cases.core import clock
from hsb_cases.core.pages import render
from panels.commands.arranging import cancel_meeting, name_chair, rearrange
from panels.commands.closing import open_meeting
from panels.commands.convening import ALWAYS, MeetingPlan, convene, suggested_authority
from panels.forms.meetings import ChairForm, ConveneForm, OpenForm, RearrangeForm, ReasonForm
from panels.models import Meeting
from panels.models.codes import MeetingKind, Mode
from panels.presenters.addresses import elsewhere
from panels.presenters.meetings_forms import (
    affected_choices,
    authority_choices,
    chair_choices,
    convene_page,
    form_page,
)
from panels.rules.chairing import chair_is_as_suggested
from panels.selectors.arranging import authorities_to_chair, people_to_chair
from panels.selectors.meetings import (
    conducted_meeting,
    incident_children,
    incident_to_convene_about,
    open_strategy_discussion,
)
from panels.views.opening import record_opening
from panels.views.standing import shut

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
def convene_about(request: ActingRequest, reference: str) -> HttpResponse:
    """Arrange one combined meeting about an incident (R7)."""
    incident = incident_to_convene_about(request.actor, reference)
    record_opening(request, reference)
    children = incident_children(incident)
    suggested = suggested_authority(incident, children)
    homes = [child.local_authority_id for child in children]
    areas = authorities_to_chair(request.actor, [incident.local_authority_id, *homes])
    form = ConveneForm(
        posted(request),
        authorities=authority_choices(areas, suggested),
        recommended=str(suggested.pk) if suggested else "",
        affected=affected_choices(children, ALWAYS),
        own=str(request.actor.agency.local_authority_id or ""),
    )

    def act() -> Meeting:
        given = form.cleaned_data
        plan = MeetingPlan(
            kind=MeetingKind(given["kind"]),
            local_authority={str(one.pk): one for one in areas}[given["local_authority"]],
            planned_at=form.planned_at,
            mode=Mode(given["mode"]),
            affected=frozenset(int(part) for part in given.get("affected", ())),
            overridden=form.overridden,
        )
        return convene(incident=incident, plan=plan, at=clock.now(), by=request.actor)

    made = attempt(form, act) if form.is_bound else None
    if made:
        messages.success(request, f"The {made.get_kind_display().lower()} is convened.")
        return redirect("meetings:meeting", reference=made.reference)
    recommends = chair_is_as_suggested(
        chairing="",
        suggested=str(suggested.pk) if suggested else "",
        suggested_name=suggested.name if suggested else "",
    )
    page = convene_page(
        incident,
        form,
        children=children,
        areas={one.pk: one.name for one in areas},
        recommends=recommends.sentence,
        under_way=open_strategy_discussion(incident),
    )
    return render(request, "panels/meeting_convene.jinja", page, section="Meetings")


@require_http_methods(METHODS)
def chair(request: ActingRequest, reference: str) -> HttpResponse:
    """Name who chairs (R6)."""
    meeting = conducted_meeting(request.actor, reference).meeting
    past = shut(request, meeting, "invite")
    if past:
        return past
    record_opening(request, reference)
    people = people_to_chair(meeting, today=clock.today())
    form = ChairForm(posted(request), people=chair_choices(people))

    def act() -> str:
        chosen = {str(one.pk): one for one in people}[form.cleaned_data["chair"]]
        name_chair(meeting=meeting, chair=chosen, at=clock.now(), by=request.actor)
        return chosen.user.full_name

    name = attempt(form, act) if form.is_bound else None
    if name:
        messages.success(request, f"{name} chairs the meeting.")
        return redirect("meetings:meeting", reference=reference)
    page = form_page(meeting, form, title="Name the chair", button="Name the chair", rules=("R6",))
    return render(request, "panels/meeting_form.jinja", page, section="Meetings")


@require_http_methods(METHODS)
def change_time(request: ActingRequest, reference: str) -> HttpResponse:
    """Change when and how people meet."""
    meeting = conducted_meeting(request.actor, reference).meeting
    past = shut(request, meeting, "arrange")
    if past:
        return past
    record_opening(request, reference)
    planned = timezone.localtime(meeting.planned_at)
    form = RearrangeForm(
        posted(request),
        initial={
            "planned_on": planned.date(),
            "planned_time": planned.time(),
            "mode": meeting.mode,
        },
    )

    def act() -> bool:
        mode = Mode(form.cleaned_data["mode"])
        rearrange(meeting=meeting, planned_at=form.planned_at, mode=mode, by=request.actor)
        return True

    if form.is_bound and attempt(form, act):
        messages.success(request, "It is changed when the meeting takes place.")
        return redirect("meetings:meeting", reference=reference)
    page = form_page(meeting, form, title="Change when it is", button="Change")
    return render(request, "panels/meeting_form.jinja", page, section="Meetings")


@require_http_methods(METHODS)
def cancel(request: ActingRequest, reference: str) -> HttpResponse:
    """Call the meeting off."""
    meeting = conducted_meeting(request.actor, reference).meeting
    past = shut(request, meeting, "cancel")
    if past:
        return past
    record_opening(request, reference)
    form = ReasonForm(
        posted(request),
        label="Why is the meeting called off?",
        missing="Enter why the meeting is called off",
    )

    def act() -> bool:
        reason = form.cleaned_data["reason"]
        cancel_meeting(meeting=meeting, reason=reason, at=clock.now(), by=request.actor)
        return True

    if form.is_bound and attempt(form, act):
        messages.success(request, "The meeting is called off. What was due stays due.")
        return redirect("meetings:meetings")
    page = form_page(
        meeting,
        form,
        title="Call the meeting off",
        button="Call the meeting off",
        intro="It stays in the record. Tell whoever is invited. Whoever works with any of the"
        " children reads the reason: write nothing of one side in it.",
        warning=True,
    )
    return render(request, "panels/meeting_form.jinja", page, section="Meetings")


@require_http_methods(METHODS)
def start(request: ActingRequest, reference: str) -> HttpResponse:
    """Say that the meeting has begun, and when."""
    meeting = conducted_meeting(request.actor, reference).meeting
    past = shut(request, meeting, "open")
    if past:
        return past
    record_opening(request, reference)
    now = timezone.localtime(clock.now())
    form = OpenForm(posted(request), initial={"started_on": now.date(), "started_time": now.time()})

    def act() -> bool:
        at = clock.now()
        open_meeting(meeting=meeting, started_at=form.started_at, at=at, by=request.actor)
        return True

    if form.is_bound and attempt(form, act):
        messages.success(request, "The meeting has begun.")
        live = elsewhere("live:run", reference)
        return redirect(live) if live else redirect("meetings:meeting", reference=reference)
    page = form_page(meeting, form, title="Start the meeting", button="Start the meeting")
    return render(request, "panels/meeting_form.jinja", page, section="Meetings")
