"""Referring a child who was not referred at first, from the front door or from the own entry."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.views.attempts import attempt, posted
from hsb_cases.core import clock
from hsb_cases.core.pages import render
from referrals.commands.referring_later import Later, refer_later
from referrals.forms.referring_later import ReferLaterForm
from referrals.models import Referral
from referrals.presenters.referring_later import refer_later_page
from referrals.selectors.areas import area_of, areas_to_choose
from referrals.selectors.referring_later import (
    ToRefer,
    to_refer_at_the_front_door,
    to_refer_from_the_concern,
)

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
def at_the_front_door(request: ActingRequest, reference: str) -> HttpResponse:
    """Refer another child of a referral's incident."""
    found = to_refer_at_the_front_door(request.actor, reference)
    return _page(request, found, reverse("referrals:decide", args=[reference]))


@require_http_methods(METHODS)
def from_the_concern(request: ActingRequest, reference: str) -> HttpResponse:
    """Refer a child of the own entry."""
    found = to_refer_from_the_concern(request.actor, reference)
    return _page(request, found, reverse("referrals:concern", args=[reference]))


def _page(request: ActingRequest, found: ToRefer, back_href: str) -> HttpResponse:
    homeless = any(part.child.home_authority_id is None for part in found.parts)
    areas = [(area.code, area.name) for area in areas_to_choose()] if homeless else []
    form = ReferLaterForm(
        posted(request),
        children=[(str(part.pk), found.words[part.pk]) for part in found.parts],
        areas=areas,
    )

    def act() -> Referral:
        chosen = form.cleaned_data
        home = area_of(chosen.get("home_authority", ""))
        return refer_later(
            concern=found.concern,
            participation=found.part(int(chosen["child"])),
            later=Later(chosen["because"], home),
            at=clock.now(),
            by=request.actor,
        )

    made = attempt(form, act) if form.is_bound else None
    if made:
        messages.success(request, "The child is referred.")
        return redirect(back_href)
    page = refer_later_page(found, back_href, form=form)
    return render(request, "referrals/refer_later.jinja", page, section="Referrals")
