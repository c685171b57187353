"""Planning work with a child, its page, and what can be done before it begins."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from assessments.commands import (
    cancel_intervention,
    change_plan,
    hand_over_intervention,
    plan_intervention,
)
from assessments.commands.intervening import Planned
from assessments.forms.intervening import CancelInterventionForm, HandOverForm, PlanForm
from assessments.models import Intervention
from assessments.presenters.intervention import intervention_page
from assessments.presenters.intervention_forms import (
    plan_page,
    planned_as_typed,
    practitioner_choices,
    work_form_page,
)
from assessments.selectors.interventions import (
    case_to_plan,
    intervention_to_work_on,
    proposal_for,
    who_could_work,
    whole_intervention,
)
from assessments.views.opening import record_opening
from assessments.views.work_forms import METHODS, answered
from hsb_cases.agencies.models import Membership
from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.views.attempts import attempt, posted
from hsb_cases.core import clock
from hsb_cases.core.pages import render


@require_http_methods(METHODS)
def plan(request: ActingRequest, reference: str) -> HttpResponse:
    """Plan a programme of work with the child of a case."""
    found = case_to_plan(request.actor, reference, now=clock.now())
    record_opening(request, found.case, None)
    form = PlanForm(posted(request), practitioners=practitioner_choices(found.practitioners))

    def act() -> Intervention:
        return plan_intervention(
            case=found.case,
            planned=_planned(form, found.practitioners),
            at=clock.now(),
            by=request.actor,
        )

    made = attempt(form, act) if form.is_bound else None
    if made:
        messages.success(request, "The intervention is planned.")
        return redirect("interventions:intervention", reference=made.reference)
    typed = request.POST.get("mainstream_comprehension", "")
    proposal = proposal_for(found.case, comprehension=typed, today=clock.today())
    page = plan_page(found, form, proposed=proposal.answer.sentence)
    return render(request, "assessments/form.jinja", page, section="Cases")


@require_safe
def intervention(request: ActingRequest, reference: str) -> HttpResponse:
    """One intervention with its sessions, measures, reviews and summary."""
    found = whole_intervention(request.actor, reference)
    record_opening(request, found.seen.case, found.intervention)
    page = intervention_page(found, request.actor, today=clock.today())
    return render(request, "assessments/intervention.jinja", page, section="Cases")


@require_http_methods(METHODS)
def change(request: ActingRequest, reference: str) -> HttpResponse:
    """Change what is planned and agreed, before the first session."""
    seen = intervention_to_work_on(request.actor, reference)
    people = who_could_work(seen, now=clock.now())
    form = PlanForm(
        posted(request),
        practitioners=practitioner_choices(people),
        planned=planned_as_typed(seen.intervention),
    )
    comprehension = request.POST.get(
        "mainstream_comprehension", seen.intervention.mainstream_comprehension
    )
    proposal = proposal_for(seen.case, comprehension=comprehension, today=clock.today())
    return answered(
        request,
        seen,
        form,
        act=lambda: change_plan(
            intervention=seen.intervention,
            planned=_planned(form, people),
            at=clock.now(),
            by=request.actor,
        ),
        said="The plan is changed.",
        page=work_form_page(
            seen,
            form,
            title="Change the plan",
            button="Save the plan",
            rules=("R25", "R27", "R36", "R41"),
            notice=proposal.answer.sentence,
        ),
    )


@require_http_methods(METHODS)
def hand_over(request: ActingRequest, reference: str) -> HttpResponse:
    """Give the work to another practitioner."""
    seen = intervention_to_work_on(request.actor, reference)
    people = [
        one
        for one in who_could_work(seen, now=clock.now())
        if one.pk != seen.intervention.practitioner_id
    ]
    form = HandOverForm(posted(request), practitioners=practitioner_choices(people))
    return answered(
        request,
        seen,
        form,
        act=lambda: hand_over_intervention(
            intervention=seen.intervention,
            to=_chosen(form, people),
            reason=form.cleaned_data["reason"],
            at=clock.now(),
            by=request.actor,
        ),
        said="The work is handed over.",
        page=work_form_page(
            seen,
            form,
            title="Hand the work over",
            button="Hand it over",
            missing=()
            if people
            else ("Share the case with another practitioner first: nobody else works on it.",),
        ),
    )


@require_http_methods(METHODS)
def cancel(request: ActingRequest, reference: str) -> HttpResponse:
    """Call off work that has not begun."""
    seen = intervention_to_work_on(request.actor, reference)
    form = CancelInterventionForm(posted(request))
    return answered(
        request,
        seen,
        form,
        act=lambda: cancel_intervention(
            intervention=seen.intervention,
            reason=form.cleaned_data["reason"],
            by=request.actor,
        ),
        said="The intervention is cancelled.",
        page=work_form_page(
            seen,
            form,
            title="Cancel the intervention",
            button="Cancel the intervention",
            intro="Only work that has not begun is cancelled. It stays in the record.",
            warning=True,
        ),
    )


def _planned(form: PlanForm, people: Sequence[Membership]) -> Planned:
    return Planned(form.plan(), _chosen(form, people))


def _chosen(form: PlanForm | HandOverForm, people: Sequence[Membership]) -> Membership:
    return {str(one.pk): one for one in people}[form.cleaned_data["practitioner"]]
