"""The work with the child of one case, and support for a child who was harmed."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.core import clock
from hsb_cases.core.pages import render
from hsb_cases.workspace.presenters.case_interventions import case_interventions_page
from hsb_cases.workspace.selectors.interventions import case_interventions
from hsb_cases.workspace.views.case import record_opening


@require_safe
def interventions(request: ActingRequest, reference: str) -> HttpResponse:
    """What work was planned and done, and what was decided about support."""
    found = case_interventions(request.actor, reference, today=clock.today())
    record_opening(request, found.head.case.reference, found.head.case.pk)
    page = case_interventions_page(found, request.actor)
    return render(request, "workspace/case_interventions.jinja", page, section="Cases")
