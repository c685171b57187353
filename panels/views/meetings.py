"""Reading meetings: the list, one meeting, and where an expected one is arranged."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from assessments.permissions import may_start
from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.views.attempts import attempt, posted
from hsb_cases.cases.models import Level
from hsb_cases.core import clock
from hsb_cases.core.pages import render
from panels.commands.closing import take_up_outcome
from panels.presenters.addresses import elsewhere
from panels.presenters.meetings import meeting_page
from panels.presenters.meetings_forms import take_up_page
from panels.presenters.meetings_list import meetings_list_page
from panels.selectors.arranging import meeting_overview, outcome_to_take_up
from panels.selectors.meetings import case_to_take_up, meetings_page, where_expected
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
    page = meeting_page(found, takes_up=may_start(request.actor, Level.CONTRIBUTE), today=today)
    return render(request, "panels/meeting.jinja", page, section="Meetings")


@require_http_methods(["GET", "HEAD", "POST"])
def take_up(request: ActingRequest, reference: str, case: str) -> HttpResponse:
    """Take up, on a child's own case, what the meeting decided for that child (R7)."""
    found, child = outcome_to_take_up(request.actor, reference, case, today=clock.today())
    record_opening(request, reference, [child.case_id] if child.case_id else [])
    form = forms.Form(posted(request))

    def act() -> str:
        enquiry = take_up_outcome(
            meeting=found.meeting,
            case=case_to_take_up(request.actor, case),
            at=clock.now(),
            by=request.actor,
        )
        return "The section 47 enquiry has started." if enquiry else "It is taken up."

    said = attempt(form, act) if form.is_bound else None
    if said:
        messages.success(request, said)
        return redirect("meetings:meeting", reference=reference)
    page = take_up_page(found, child, form)
    return render(request, "panels/meeting_convene.jinja", page, section="Meetings")
