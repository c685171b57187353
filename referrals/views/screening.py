"""Screening a child's part in an incident."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.core import clock
from hsb_cases.core.errors import Refused
from hsb_cases.core.pages import render
from referrals.commands.screening import ScreeningFacts, record_screening
from referrals.forms.front_door import ScreeningForm
from referrals.presenters.screening import screening_page
from referrals.selectors.referrals import referral_to_screen
from referrals.selectors.triage import latest_screening


@require_http_methods(["GET", "HEAD", "POST"])
def screen(request: ActingRequest, reference: str) -> HttpResponse:
    """Show what to consider, and record a person's judgement."""
    referral = referral_to_screen(request.actor, reference)
    sent = request.POST if request.method == "POST" else None
    form = ScreeningForm(sent, role=referral.participation.role)
    if form.is_valid():
        chosen = form.cleaned_data
        facts = ScreeningFacts(
            rationale=chosen["rationale"],
            category=chosen.get("category", ""),
            developmental_age=chosen["developmental_age"],
            colour=chosen.get("colour", ""),
            tool=chosen["tool"],
            considerations=form.considerations(),
        )
        try:
            record_screening(referral=referral, facts=facts, at=clock.now(), by=request.actor)
        except Refused as refused:
            field = refused.field if refused.field in form.fields else None
            form.add_error(field, refused.sentence)
        else:
            messages.success(request, "The screening is recorded.")
            return redirect("referrals:decide", reference=reference)
    page = screening_page(referral, latest_screening(referral.participation), form=form)
    return render(request, "referrals/screen.jinja", page, section="Referrals")
