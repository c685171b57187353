"""One incident."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.core.pages import render
from hsb_cases.workspace.presenters.incident import incident_page
from hsb_cases.workspace.selectors.meetings import incident_overview
from panels.views.opening import record_opening


@require_safe
def incident(request: ActingRequest, reference: str) -> HttpResponse:
    """What happened, the children as far as the person may know of them, and the meetings."""
    found = incident_overview(request.actor, reference)
    record_opening(request, reference, [part.case_id for part in found.own if part.case_id])
    page = incident_page(found)
    return render(request, "workspace/incident.jinja", page, section="Cases")
