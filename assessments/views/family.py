"""Starting a child and family assessment."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from assessments.commands import start_family_assessment
from assessments.forms.records import StartFamilyForm
from assessments.models import HsbAssessment
from assessments.presenters.choosing import people_choices
from assessments.presenters.forms import incident_choices
from assessments.presenters.record import address
from assessments.presenters.steps import start_family_page
from assessments.selectors.family import starting_family
from assessments.views.opening import record_opening
from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.views.attempts import attempt, posted
from hsb_cases.core import clock
from hsb_cases.core.pages import render


@require_http_methods(["GET", "HEAD", "POST"])
def start_family(request: ActingRequest, reference: str) -> HttpResponse:
    """Social care starts its assessment of the case’s child."""
    found = starting_family(request.actor, reference, now=clock.now())
    form = StartFamilyForm(
        posted(request),
        people=people_choices(found.people),
        incidents=incident_choices(found.parts),
    )

    def act() -> HsbAssessment:
        given = form.cleaned_data
        people = {str(one.pk): one for one in found.people}
        incidents = {str(one.incident_id): one.incident for one in found.parts}
        return start_family_assessment(
            case=found.case,
            incident=incidents[given["incident"]],
            assessor=people[given["assessor"]],
            co_worker=people.get(given["co_worker"]),
            at=clock.now(),
            by=request.actor,
        )

    made = attempt(form, act) if form.is_bound else None
    if made:
        messages.success(request, "The assessment has started.")
        return redirect(address(made))
    record_opening(request, found.case, None)
    page = start_family_page(found.case, form)
    return render(request, "assessments/form.jinja", page, section="Cases")
