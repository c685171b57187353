"""Closing a meeting: what is still missing, and what it comes to."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.views.attempts import attempt, posted
from hsb_cases.core.pages import render
from panels.commands.closing import Closed, close_meeting
from panels.forms.live_entries import CloseForm
from panels.presenters.live_pages import close_page
from panels.views.live import SECTION, conducted_live
from panels.views.opening import record_opening


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def close(request: ActingRequest, reference: str) -> HttpResponse:
    """Show what is missing, item by item; close the meeting once nothing is."""
    live = conducted_live(request, reference)
    form = CloseForm(posted(request))

    def act() -> Closed:
        return close_meeting(
            meeting=live.meeting,
            next_meeting_on=form.cleaned_data["next_meeting_on"],
            at=live.now,
            by=request.actor,
        )

    closed = attempt(form, act) if form.is_bound else None
    if closed:
        _tell(request, closed)
        return redirect("live:run", reference=reference)
    if not form.is_bound and not live.under_way:
        return redirect("live:run", reference=reference)
    record_opening(request, reference, [c.case_id for c in live.record.children if c.case_id])
    return render(request, "panels/live_close.jinja", close_page(live, form), section=SECTION)


def _tell(request: ActingRequest, closed: Closed) -> None:
    messages.success(request, "The meeting is closed.")
    for enquiry in closed.enquiries:
        messages.success(
            request,
            f"Section 47 enquiry {enquiry.reference} is started for case {enquiry.case.reference}.",
        )
    for sentence in closed.left:
        messages.warning(request, sentence)
