"""Reading meetings: the list, one meeting, and where an expected one is arranged."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.core import clock
from hsb_cases.core.pages import render
from panels.presenters.addresses import elsewhere
from panels.presenters.meetings import meeting_page
from panels.presenters.meetings_list import meetings_list_page
from panels.selectors.arranging import meeting_overview
from panels.selectors.meetings import meetings_page, where_expected
from panels.views.opening import record_opening


@require_safe
def meetings(request: ActingRequest) -> HttpResponse:
    """The meetings of which the person may know; what is chosen stays in the address."""
    over = request.GET.get("state") == "over"
    found = meetings_page(request.actor, over=over, after=request.GET.get("after", ""))
    page = meetings_list_page(found, over=over)
    return render(request, "panels/meetings.jinja", page, section="Meetings")


@require_safe
def expected(request: ActingRequest, reference: str) -> HttpResponse:
    """On to where the strategy discussion that a case expects is arranged."""
    case, found = where_expected(request.actor, reference)
    if found.meeting:
        return redirect("meetings:meeting", reference=found.meeting)
    if found.incident:
        return redirect("meetings:convene", reference=found.incident)
    return redirect(elsewhere("workspace:case_meetings", case.reference) or "meetings:meetings")


@require_safe
def meeting(request: ActingRequest, reference: str) -> HttpResponse:
    """One meeting, as far as the person may know of it."""
    today = clock.today()
    found = meeting_overview(request.actor, reference, today=today)
    record_opening(request, reference, [one.case_id for one in found.children if one.case_id])
    page = meeting_page(found, today=today)
    return render(request, "panels/meeting.jinja", page, section="Meetings")
