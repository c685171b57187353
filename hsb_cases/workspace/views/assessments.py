"""The assessments of one case, with the criminal justice track."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.core import clock
from hsb_cases.core.pages import render
from hsb_cases.workspace.presenters.case_assessments import case_assessments_page
from hsb_cases.workspace.selectors.assessments import case_assessments
from hsb_cases.workspace.views.case import record_opening


@require_safe
def assessments(request: ActingRequest, reference: str) -> HttpResponse:
    """What was assessed, and what the criminal process unlocks or forbids."""
    today = clock.today()
    found = case_assessments(request.actor, reference, today=today)
    record_opening(request, found.head.case.reference, found.head.case.pk)
    page = case_assessments_page(found, request.actor, today=today)
    return render(request, "workspace/case_assessments.jinja", page, section="Cases")
