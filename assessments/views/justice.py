"""Recording on the criminal justice track."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from assessments.commands import record_acknowledgement, record_justice_event
from assessments.forms.justice import AcknowledgementForm, EventForm
from assessments.models import Acceptance
from assessments.presenters.justice import (
    acknowledgement_page,
    assessments_address,
    choose_event_page,
    correctable,
    event_form_page,
)
from assessments.rules.justice_events import EVENTS
from assessments.selectors.justice import track_to_record
from assessments.views.opening import record_opening
from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.roles import Ability
from hsb_cases.agencies.views.attempts import attempt, posted
from hsb_cases.core import clock
from hsb_cases.core.errors import OutOfScope
from hsb_cases.core.pages import render

METHODS = ["GET", "HEAD", "POST"]


@require_safe
def choose(request: ActingRequest, reference: str) -> HttpResponse:
    """What can be recorded now, and why the rest cannot."""
    incident = request.GET.get("incident", "")
    found = track_to_record(request.actor, reference, incident=incident, today=clock.today())
    record_opening(request, found.case, None)
    page = choose_event_page(found)
    return render(request, "assessments/choose_event.jinja", page, section="Cases")


@require_http_methods(METHODS)
def record(request: ActingRequest, reference: str, kind: str) -> HttpResponse:
    """Record one event of the criminal process about one incident."""
    incident = request.GET.get("incident", "")
    found = track_to_record(request.actor, reference, incident=incident, today=clock.today())
    if kind not in EVENTS:
        raise OutOfScope
    record_opening(request, found.case, None)
    form = EventForm(posted(request), kind=kind, earlier=correctable(found), today=clock.today())
    track = found.track

    def act() -> bool:
        if track is None:
            return False
        events = {one.reference: one for one in track.events}
        record_justice_event(
            case=found.case,
            incident=track.part.incident,
            entry=form.entry(),
            corrects=events.get(form.cleaned_data.get("corrects", "")),
            at=clock.now(),
            by=request.actor,
        )
        return True

    if form.is_bound and attempt(form, act):
        messages.success(request, "The event is recorded.")
        return redirect(assessments_address(reference))
    page = event_form_page(found, kind, form)
    return render(request, "assessments/form.jinja", page, section="Cases")


@require_http_methods(METHODS)
def acknowledgement(request: ActingRequest, reference: str) -> HttpResponse:
    """Record how much responsibility the child takes at present."""
    found = track_to_record(
        request.actor,
        reference,
        incident=request.GET.get("incident", ""),
        today=clock.today(),
        ability=Ability.CONTRIBUTE,
    )
    record_opening(request, found.case, None)
    form = AcknowledgementForm(posted(request), today=clock.today())
    track = found.track

    def act() -> bool:
        if track is None:
            return False
        record_acknowledgement(
            case=found.case,
            incident=track.part.incident,
            acceptance=Acceptance(form.cleaned_data["acceptance"]),
            words=form.cleaned_data["words"],
            asked_on=form.cleaned_data["asked_on"],
            at=clock.now(),
            by=request.actor,
        )
        return True

    if form.is_bound and attempt(form, act):
        messages.success(request, "What the child acknowledges is recorded.")
        return redirect(assessments_address(reference))
    page = acknowledgement_page(found, form)
    return render(request, "assessments/form.jinja", page, section="Cases")
