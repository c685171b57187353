"""Own concerns: the list, the entry, and the confirmation after submitting."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.roles import Ability
from hsb_cases.audit.commands import record_access
from hsb_cases.audit.models import AccessEntry
from hsb_cases.cases.selectors.notices import notices_for
from hsb_cases.core import clock
from hsb_cases.core.pages import render
from referrals.forms.queue import QueueForm
from referrals.presenters.concerns import ConcernPage, Known, concern_page
from referrals.presenters.listing import Queue, concerns_list_page
from referrals.selectors.concerns import (
    concerns_page,
    other_concerns_of,
    outcomes_of,
    own_concern,
)
from referrals.selectors.handing_off import hand_offs_of
from referrals.selectors.received import (
    areas_of_queue,
    count_received,
    people_who_handle,
    received_referrals,
)
from referrals.selectors.referring_later import parts_to_refer

MATCHES_SHOWN = 5
"""Above the queue; the others stand on the page of possible matches."""


@require_safe
def concerns(request: ActingRequest) -> HttpResponse:
    """Concerns the person or the team logged; received referrals for who handles them."""
    actor = request.actor
    if not (actor.can(Ability.LOG_CONCERN) or actor.can(Ability.HANDLE_REFERRALS)):
        raise PermissionDenied(f"Your role, {actor.role.label.lower()}, has no list of concerns.")
    page = concerns_list_page(
        concerns_page(actor, after=request.GET.get("own", "")),
        _queue(request) if actor.can(Ability.HANDLE_REFERRALS) else None,
        actor=actor,
        today=clock.today(),
    )
    return render(request, "referrals/concerns.jinja", page)


def _queue(request: ActingRequest) -> Queue:
    actor, today = request.actor, clock.today()
    form = QueueForm(
        request.GET,
        areas=areas_of_queue(actor),
        people=people_who_handle(actor.team.pk, on=today),
    )
    asked = form.asked()
    found = count_received(actor, asked, today=today)
    page = received_referrals(actor, asked, today=today, after=request.GET.get("received", ""))
    matches = notices_for(actor, size=MATCHES_SHOWN)
    return Queue(form, asked, found, page, request.GET, matches)


@require_safe
def concern(request: ActingRequest, reference: str) -> HttpResponse:
    """The own entry as it was reported, with what became of each child's referral."""
    page = _page(request, reference)
    record_access(
        kind=AccessEntry.Kind.OPENED,
        at=clock.now(),
        page="referrals:concern",
        reference=page.reference,
    )
    return render(request, "referrals/concern.jinja", page)


@require_safe
def done(request: ActingRequest, reference: str) -> HttpResponse:
    """After submitting: references, who was told, and what happens next."""
    return render(
        request, "referrals/done.jinja", _page(request, reference), title="Concern logged"
    )


def _page(request: ActingRequest, reference: str) -> ConcernPage:
    actor = request.actor
    found = own_concern(actor, reference)
    known = Known(
        outcomes_of(found),
        hand_offs_of(found),
        other_concerns_of(actor, found),
        may_refer=actor.can(Ability.LOG_CONCERN) and bool(parts_to_refer(found.incident_id)),
    )
    return concern_page(found, known)
