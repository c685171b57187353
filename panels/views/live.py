"""A meeting under way: going on with it, reading along, and news of what others do."""

import hashlib
from dataclasses import asdict
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.core import clock
from hsb_cases.core.errors import OutOfScope
from hsb_cases.core.pages import render
from panels.commands.presence import note_presence
from panels.presenters.live_frame import address_of
from panels.presenters.live_news import News, news_of
from panels.presenters.live_pages import ReadPage, read_page
from panels.rules.agenda import first_open
from panels.selectors.live import LiveMeeting, live_meeting
from panels.selectors.meetings import meeting_for
from panels.views.opening import record_opening

SECTION = "Meetings"


def opened_live(request: ActingRequest, reference: str) -> LiveMeeting:
    """A meeting with everything on it. Raises OutOfScope for who may not know of it."""
    return live_meeting(request.actor, meeting_for(request.actor, reference), now=clock.now())


def conducted_live(request: ActingRequest, reference: str) -> LiveMeeting:
    """The same for who conducts it. Raises OutOfScope for everybody else."""
    live = opened_live(request, reference)
    if not live.seen.conducts:
        raise OutOfScope
    return live


@require_safe
@never_cache
def run(request: ActingRequest, reference: str) -> HttpResponse:
    """Whoever records it goes on at the first open item; everybody else reads along."""
    live = opened_live(request, reference)
    record_href = ""
    if live.seen.conducts and live.under_way:
        record_href = address_of(live, first_open(live.items, live.missing))
        if request.GET.get("show") != "record":
            return redirect(record_href)
    cases = [one.case_id for one in live.record.children if one.case_id]
    record_opening(request, reference, cases)
    page = read_page(live, record_href=record_href)
    return render(request, "panels/live_read.jinja", page, section=SECTION)


@require_safe
@never_cache
def news(request: ActingRequest, reference: str) -> JsonResponse:
    """What has changed since the page was made: its parts anew, and the versions of all items.

    A short answer to a short question, asked again and again by the page itself: with the header
    ``X-Background`` it counts as no activity. ``seen`` is the mark of the last answer; where
    nothing has changed, the parts are left out.
    """
    live = opened_live(request, reference)
    at = request.GET.get("at", "")
    open_at = at if live.item(at) else ""
    note_presence(
        meeting=live.meeting,
        place=open_at,
        conducts=live.seen.conducts,
        at=live.now,
        by=request.actor,
    )
    told = news_of(live, open_at)
    regions = _regions(request, told)
    mark = hashlib.sha256("".join(regions.values()).encode()).hexdigest()[:16]
    places = [asdict(place) for place in told.places]
    answer: dict[str, Any] = {"mark": mark, "status": told.status, "places": places}
    if request.GET.get("seen") != mark:
        answer["regions"] = regions
    return JsonResponse(answer)


def _regions(request: ActingRequest, told: News) -> dict[str, str]:
    """The parts of the page that others change, as the page shows them."""
    shown: dict[str, News | ReadPage] = {"strip": told, "rail": told}
    if told.record is None:
        shown["said"] = told
    else:
        shown["record"] = told.record
    return {
        name: render_to_string(f"panels/live_{name}.jinja", {"page": page}, request)
        for name, page in shown.items()
    }
