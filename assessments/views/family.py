"""Recording that a child and family assessment is complete."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from assessments.commands import complete_family_assessment
from assessments.forms.family import CompleteFamilyForm
from assessments.presenters.family import complete_family_page
from assessments.selectors.family import family_assessment_to_complete
from assessments.views.opening import record_opening
from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.views.attempts import attempt, posted
from hsb_cases.core import clock
from hsb_cases.core.pages import render


@require_http_methods(["GET", "HEAD", "POST"])
def complete(request: ActingRequest, reference: str) -> HttpResponse:
    """Record what the assessment of the case's child found and what follows."""
    found = family_assessment_to_complete(request.actor, reference)
    record_opening(request, found.case, None)
    form = CompleteFamilyForm(posted(request), displayed=found.displayed, today=clock.today())

    def act() -> bool:
        complete_family_assessment(
            case=found.case, completed=form.completed(), at=clock.now(), by=request.actor
        )
        return True

    if form.is_bound and attempt(form, act):
        messages.success(request, "The child and family assessment is complete.")
        return redirect("workspace:case_assessments", reference=reference)
    page = complete_family_page(found, form)
    return render(request, "assessments/form.jinja", page, section="Cases")
