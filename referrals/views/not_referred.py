"""A manager's reason why a child of an incident needs no referral (R1)."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.views.attempts import attempt, posted
from hsb_cases.core import clock
from hsb_cases.core.pages import render
from referrals.commands.left_out import LeftOut, record_not_referred
from referrals.forms.deciding import NotReferredForm
from referrals.models import NotReferred
from referrals.presenters.not_referred import not_referred_page
from referrals.selectors.left_out import left_out, part_left_out, referral_of_a_manager


@require_http_methods(["GET", "HEAD", "POST"])
def not_referred(request: ActingRequest, reference: str) -> HttpResponse:
    """Show the children of the incident without a referral, and record why one needs none."""
    referral = referral_of_a_manager(request.actor, reference)
    left = left_out(referral)
    children = [(str(child.participation_id), child.words) for child in left.to_think_of]
    form = NotReferredForm(posted(request), children=children)

    def act() -> NotReferred:
        return record_not_referred(
            participation=part_left_out(left, int(form.cleaned_data["child"])),
            left_out=LeftOut(
                form.cleaned_data["reason"],
                form.cleaned_data["self_harm_risk"],
                form.cleaned_data["self_harm_detail"],
            ),
            at=clock.now(),
            by=request.actor,
        )

    made = attempt(form, act) if form.is_bound else None
    if made:
        messages.success(request, "The reason is recorded.")
        return redirect("referrals:decide", reference=reference)
    page = not_referred_page(referral, left, form=form)
    return render(request, "referrals/not_referred.jinja", page, section="Referrals")
