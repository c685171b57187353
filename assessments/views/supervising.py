"""Supervision of an assessment, its versions, and giving it to other people."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from assessments.commands import (
    hand_over_assessment,
    open_new_version,
    return_assessment,
    send_for_supervision,
    sign_off_assessment,
)
from assessments.forms.papers import stamp
from assessments.forms.records import HandOverForm, NewVersionForm, SuperviseForm
from assessments.models import HsbAssessment
from assessments.permissions import may_cancel_assessment, may_hand_over, may_supervise, may_write
from assessments.presenters.choosing import people_choices
from assessments.presenters.record import address, version_page
from assessments.presenters.steps import (
    decide_page,
    hand_over_page,
    new_version_page,
    supervision_page,
)
from assessments.rules.record_complete import wrote_none_of_it
from assessments.selectors.assessors import assessors_for
from assessments.selectors.records import Record, authors_of, record_for
from assessments.views.opening import record_opening
from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.views.attempts import attempt, posted
from hsb_cases.core import clock
from hsb_cases.core.errors import OutOfScope
from hsb_cases.core.pages import render

METHODS = ["GET", "HEAD", "POST"]
FORM = "assessments/form.jinja"


@require_http_methods(METHODS)
def supervision(request: ActingRequest, reference: str) -> HttpResponse:
    """Send what is written for supervision; what is missing stands as links."""
    record = record_for(request.actor, reference)
    one = record.assessment
    if not may_write(request.actor, one, record.seen.level):
        raise OutOfScope
    form = forms.Form(posted(request))

    def act() -> bool:
        send_for_supervision(assessment=one, at=clock.now(), by=request.actor)
        return True

    if form.is_bound and attempt(form, act):
        messages.success(request, "The assessment waits for supervision.")
        return redirect(address(one))
    record_opening(request, one.case, one)
    page = supervision_page(record, form)
    return render(request, FORM, page, section="Cases")


@require_http_methods(METHODS)
def decide(request: ActingRequest, reference: str) -> HttpResponse:
    """Sign an assessment off, or return it with a reason."""
    record = record_for(request.actor, reference)
    one = record.assessment
    if not may_supervise(request.actor, one, record.seen.level):
        raise OutOfScope
    own = wrote_none_of_it(request.actor.user.pk, authors_of(one)).sentence
    sent = record.version.sent_at if record.version else None
    read = stamp(sent) if sent else ""
    form = SuperviseForm(posted(request), initial={"read": read})

    def act() -> str:
        given, at, by = form.cleaned_data, clock.now(), request.actor
        if given["decision"] == "return":
            return_assessment(assessment=one, reason=given["reason"], at=at, by=by)
            return "The assessment is returned to its authors."
        sign_off_assessment(assessment=one, note=given["note"], read=given["read"], at=at, by=by)
        return "The assessment is signed off."

    said = attempt(form, act) if form.is_bound else None
    if said:
        messages.success(request, said)
        return redirect(address(one))
    if form.is_bound:
        form.read_again(read)
    record_opening(request, one.case, one)
    page = decide_page(record, form, own_work=own)
    return render(request, FORM, page, section="Cases")


@require_http_methods(METHODS)
def new_version(request: ActingRequest, reference: str) -> HttpResponse:
    """Go on with a signed-off assessment."""
    record = record_for(request.actor, reference)
    one = record.assessment
    if not may_cancel_assessment(request.actor, one, record.seen.level):
        raise OutOfScope
    form = NewVersionForm(posted(request))

    def act() -> bool:
        reason = form.cleaned_data["reason"]
        open_new_version(assessment=one, reason=reason, at=clock.now(), by=request.actor)
        return True

    return _done_or_page(
        request,
        one,
        form,
        act,
        said="The new version is open.",
        page=lambda: new_version_page(record, form),
    )


@require_http_methods(METHODS)
def hand_over(request: ActingRequest, reference: str) -> HttpResponse:
    """Give an assessment to other people."""
    record = record_for(request.actor, reference)
    one = record.assessment
    if not may_hand_over(request.actor, record.seen.level):
        raise OutOfScope
    people = assessors_for(one.case, now=clock.now())
    form = HandOverForm(
        posted(request),
        people=people_choices(people),
        initial={
            "assessor": str(one.assessor_id),
            **({"co_worker": str(one.co_worker_id)} if one.co_worker_id else {}),
        },
    )

    def act() -> bool:
        by_number = {str(person.pk): person for person in people}
        given = form.cleaned_data
        hand_over_assessment(
            assessment=one,
            assessor=by_number[given["assessor"]],
            co_worker=by_number.get(given["co_worker"]),
            reason=given["reason"],
            at=clock.now(),
            by=request.actor,
        )
        return True

    return _done_or_page(
        request,
        one,
        form,
        act,
        said="The assessment is handed over.",
        page=lambda: hand_over_page(record, form),
    )


@require_safe
def version(request: ActingRequest, reference: str, number: int) -> HttpResponse:
    """One version of what an assessment says."""
    record: Record = record_for(request.actor, reference, number=number)
    record_opening(request, record.assessment.case, record.assessment)
    page = version_page(record)
    return render(request, "assessments/assessment.jinja", page, section="Cases")


def _done_or_page(
    request: ActingRequest,
    one: HsbAssessment,
    form: forms.Form,
    act: Callable[[], bool],
    *,
    said: str,
    page: Callable[[], object],
) -> HttpResponse:
    if form.is_bound and attempt(form, act):
        messages.success(request, said)
        return redirect(address(one))
    record_opening(request, one.case, one)
    return render(request, FORM, page(), section="Cases")
