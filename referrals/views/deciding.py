"""Deciding on a referral."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.core import clock
from hsb_cases.core.errors import Refused
from hsb_cases.core.pages import render
from referrals.commands.deciding import children_not_referred, decide_referral
from referrals.forms.deciding import DecisionForm
from referrals.models import Decision
from referrals.presenters.deciding import decision_page
from referrals.selectors.referrals import referral_to_decide, siblings_of


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: ActingRequest, reference: str) -> HttpResponse:
    """Show one child's referral and take the decision."""
    actor = request.actor
    referral = referral_to_decide(actor, reference)
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            decide_referral(
                referral=referral,
                decision=Decision(form.cleaned_data["decision"]),
                reasons=form.cleaned_data["reasons"],
                at=clock.now(),
                by=actor,
            )
        except Refused as refused:
            form.add_error(refused.field, refused.sentence)
        else:
            messages.success(request, "The decision is recorded. The referrer can see it.")
            return redirect("referrals:decide", reference=reference)
    page = decision_page(
        referral,
        siblings_of(referral),
        form=form,
        without_referral=children_not_referred(referral.concern.incident),
        today=clock.today(),
    )
    return render(request, "referrals/decide.jinja", page)
