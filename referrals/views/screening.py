"""Screening a child's part in an incident."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.views.attempts import attempt, posted
from hsb_cases.core import clock
from hsb_cases.core.pages import render
from referrals.commands.screening import ScreeningFacts, record_screening
from referrals.forms.front_door import ScreeningForm, age_typed
from referrals.models import Referral, Screening
from referrals.presenters.screening import screening_page
from referrals.selectors.referrals import referral_to_screen
from referrals.selectors.triage import latest_screening


@require_http_methods(["GET", "HEAD", "POST"])
def screen(request: ActingRequest, reference: str) -> HttpResponse:
    """Show what to consider, and record a person's judgement."""
    referral = referral_to_screen(request.actor, reference)
    role = referral.participation.role
    if "show" in request.POST:
        kept = ScreeningForm.kept(request.POST, role=role)
        return _page(request, referral, kept, age=age_typed(request.POST))
    form = ScreeningForm(posted(request), role=role)

    def act() -> Screening:
        facts = _facts(form)
        return record_screening(referral=referral, facts=facts, at=clock.now(), by=request.actor)

    made = attempt(form, act) if form.is_bound else None
    if made:
        messages.success(request, "The screening is recorded.")
        return redirect("referrals:decide", reference=reference)
    return _page(request, referral, form, age=age_typed(request.POST))


def _facts(form: ScreeningForm) -> ScreeningFacts:
    chosen = form.cleaned_data
    return ScreeningFacts(
        rationale=chosen["rationale"],
        category=chosen.get("category", ""),
        developmental_age=chosen["developmental_age"],
        colour=chosen.get("colour", ""),
        tool=chosen["tool"],
        factors=tuple(chosen.get("factors", ())),
        considerations=form.considerations(),
    )


def _page(
    request: ActingRequest, referral: Referral, form: ScreeningForm, *, age: int | None
) -> HttpResponse:
    earlier = latest_screening(referral.participation)
    page = screening_page(referral, earlier, form=form, age_typed=age)
    return render(request, "referrals/screen.jinja", page, section="Referrals")
