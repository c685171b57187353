"""Referring a child to the HSB service, the answer, and what waits for a team."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from assessments.commands import (
    answer_hsb_referral,
    make_hsb_referral,
    withdraw_hsb_referral,
)
from assessments.commands.hsb_referring import Asking, Replying
from assessments.forms.hsb_referrals import (
    AnswerHsbReferralForm,
    MakeHsbReferralForm,
    WithdrawHsbReferralForm,
)
from assessments.models import HsbReferral
from assessments.permissions import may_answer, may_withdraw
from assessments.presenters.hsb_referrals import (
    answer_page,
    make_page,
    queue_page,
    referral_page,
    withdraw_page,
)
from assessments.presenters.tracks import incident_words
from assessments.rules.hsb_referral import ANSWERS
from assessments.rules.states import HSB_REFERRAL
from assessments.selectors.hsb_referrals import hsb_referral_for, referring, service_queue
from assessments.views.opening import record_opening
from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.views.attempts import attempt, posted
from hsb_cases.core import clock
from hsb_cases.core.errors import OutOfScope
from hsb_cases.core.pages import render

METHODS = ["GET", "HEAD", "POST"]
FORM = "assessments/form.jinja"


@require_safe
def queue(request: ActingRequest) -> HttpResponse:
    """What waits for the team: referrals, the waiting list, assessments to supervise."""
    page = queue_page(service_queue(request.actor), request.actor)
    return render(request, "assessments/service_queue.jinja", page, section="HSB service")


@require_http_methods(METHODS)
def refer(request: ActingRequest, reference: str) -> HttpResponse:
    """Refer the child of a case."""
    found = referring(request.actor, reference, today=clock.today())
    form = MakeHsbReferralForm(
        posted(request),
        teams=[(str(one.pk), f"{one.name}, {one.agency.name}") for one in found.teams],
        incidents=[(one.incident.reference, incident_words(one.incident)) for one in found.parts],
    )

    def act() -> HsbReferral:
        given = form.cleaned_data
        teams = {str(one.pk): one for one in found.teams}
        asking = Asking(
            to_team=teams[given["to_team"]],
            own_risk_assessment=given["own_risk_assessment"],
            incidents=given["incidents"],
            lead_professional=given["lead_professional"],
            basis=given["basis"],
            consent_from=form.consent(),
            can_take_part=given["can_take_part"],
            reading_assessment=given["reading_assessment"],
            asks_for=given["asks_for"],
        )
        return make_hsb_referral(case=found.case, asking=asking, at=clock.now(), by=request.actor)

    made = attempt(form, act) if form.is_bound else None
    if made:
        messages.success(request, "The referral is made. The team sees it in its list.")
        return redirect("hsb_service:referral", reference=made.reference)
    record_opening(request, found.case, None)
    return render(request, FORM, make_page(found, form), section="Cases")


@require_safe
def referral(request: ActingRequest, reference: str) -> HttpResponse:
    """One referral, with what it brings and what was answered."""
    seen = hsb_referral_for(request.actor, reference, today=clock.today())
    record_opening(request, seen.referral.case, seen.referral)
    page = referral_page(seen, request.actor)
    return render(request, "assessments/hsb_referral.jinja", page, section="Cases")


@require_http_methods(METHODS)
def answer(request: ActingRequest, reference: str) -> HttpResponse:
    """Answer for the service."""
    seen = hsb_referral_for(request.actor, reference, today=clock.today())
    if not may_answer(request.actor, seen.level):
        raise OutOfScope
    one = seen.referral
    offered = [name for name in ANSWERS if HSB_REFERRAL.may_move(name, state=one.status)]
    form = AnswerHsbReferralForm(posted(request), offered=offered, reading=one.reading_assessment)

    def act() -> bool:
        given = form.cleaned_data
        replying = Replying(
            outcome=given["outcome"],
            answer=given["answer"],
            reading_assessment=given["reading_assessment"],
            expected_on=form.expected(),
        )
        answer_hsb_referral(referral=one, replying=replying, at=clock.now(), by=request.actor)
        return True

    if form.is_bound and attempt(form, act):
        messages.success(request, "The answer is recorded.")
        return redirect("hsb_service:referral", reference=reference)
    record_opening(request, one.case, one)
    return render(request, FORM, answer_page(seen, form), section="Cases")


@require_http_methods(METHODS)
def withdraw(request: ActingRequest, reference: str) -> HttpResponse:
    """Take a referral back."""
    seen = hsb_referral_for(request.actor, reference, today=clock.today())
    one = seen.referral
    if not may_withdraw(request.actor, one, seen.level):
        raise OutOfScope
    form = WithdrawHsbReferralForm(posted(request))

    def act() -> bool:
        reason = form.cleaned_data["reason"]
        withdraw_hsb_referral(referral=one, reason=reason, by=request.actor)
        return True

    if form.is_bound and attempt(form, act):
        messages.success(request, "The referral is taken back.")
        return redirect("hsb_service:referral", reference=reference)
    record_opening(request, one.case, one)
    return render(request, FORM, withdraw_page(seen, form), section="Cases")
