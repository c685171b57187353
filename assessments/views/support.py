"""Deciding on support for a child who was harmed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from assessments.commands import decide_support
from assessments.forms.support import SupportForm
from assessments.models import SupportDecision
from assessments.presenters.intervention_forms import interventions_address, support_page
from assessments.selectors.support import support_to_decide
from assessments.views.opening import record_opening
from assessments.views.work_forms import METHODS
from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.views.attempts import attempt, posted
from hsb_cases.core import clock
from hsb_cases.core.pages import render


@require_http_methods(METHODS)
def support(request: ActingRequest, reference: str) -> HttpResponse:
    """Record impact, needs and the decision, for this child alone."""
    incident = request.GET.get("incident", "")
    case, found = support_to_decide(request.actor, reference, incident=incident)
    record_opening(request, case, None)
    form = SupportForm(posted(request), today=clock.today())

    def act() -> SupportDecision:
        return decide_support(
            case=case,
            incident=found.part.incident,
            support=form.support(),
            offer=form.offer(),
            safety=form.safety(),
            at=clock.now(),
            by=request.actor,
        )

    made = attempt(form, act) if form.is_bound else None
    if made:
        messages.success(request, "The decision on support is recorded.")
        return redirect(interventions_address(case))
    page = support_page(case, found, form)
    return render(request, "assessments/form.jinja", page, section="Cases")
