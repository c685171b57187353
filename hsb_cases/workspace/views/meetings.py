"""The meetings of a case."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.core import clock
from hsb_cases.core.pages import render
from hsb_cases.workspace.presenters.case_meetings import case_meetings_page
from hsb_cases.workspace.selectors.meetings import case_meetings as meetings_around
from hsb_cases.workspace.views.case import record_opening


@require_safe
def case_meetings(request: ActingRequest, reference: str) -> HttpResponse:
    """The meetings about the child, its conferences and plans, and where one is convened."""
    found = meetings_around(request.actor, reference, today=clock.today())
    record_opening(request, reference, found.head.case.pk)
    page = case_meetings_page(found, request.actor)
    return render(request, "workspace/case_meetings.jinja", page, section="Cases")
