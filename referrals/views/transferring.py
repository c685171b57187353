"""Transferring a case to another authority."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.views.attempts import attempt, posted
from hsb_cases.core import clock
from hsb_cases.core.errors import OutOfScope
from hsb_cases.core.pages import render
from referrals.commands.transferring import transfer_case
from referrals.forms.transferring import TransferForm
from referrals.models import Referral
from referrals.presenters.transferring import case_address, transfer_page
from referrals.selectors.areas import area_of
from referrals.selectors.transferring import case_to_transfer


@require_http_methods(["GET", "HEAD", "POST"])
def transfer(request: ActingRequest, reference: str) -> HttpResponse:
    """Tell the front door of the authority to which the child has moved, and close the case."""
    found = case_to_transfer(request.actor, reference)
    form = TransferForm(posted(request), areas=[(one.code, one.name) for one in found.areas])

    def act() -> Referral:
        to = area_of(form.cleaned_data["area"])
        if to is None:
            raise OutOfScope
        return transfer_case(
            case=found.case, to=to, handed=form.handed(), at=clock.now(), by=request.actor
        )

    made = attempt(form, act) if form.is_bound else None
    if made is None:
        page = transfer_page(found, form=form)
        return render(request, "referrals/transfer.jinja", page, section="Cases")
    if made.case_id is None:
        messages.success(request, "The case is closed. Now send the referral.")
        return redirect("referrals:hand_off", reference=made.reference)
    messages.success(request, "The receiving front door has the referral, and the case is closed.")
    return redirect(case_address(reference))
