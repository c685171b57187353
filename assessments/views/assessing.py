"""Choosing a tool, starting an assessment with it, its page, and taking it back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from assessments.commands import cancel_assessment, start_assessment
from assessments.commands.assessing import Beginning
from assessments.forms.assessing import CancelAssessmentForm, StartAssessmentForm
from assessments.models import AssessmentStatus, HsbAssessment
from assessments.permissions import may_cancel_assessment
from assessments.presenters.assessment import cancel_page
from assessments.presenters.choosing import (
    assessor_choices,
    choose_page,
    co_worker_choices,
    start_page,
)
from assessments.presenters.record import record_page
from assessments.rules.record_complete import wrote_none_of_it
from assessments.rules.tool_catalogue import TOOLS
from assessments.rules.tools import verdict
from assessments.selectors.records import authors_of, record_for
from assessments.selectors.tools import Choosing, assessment_for, choosing
from assessments.views.opening import record_opening
from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.roles import Ability
from hsb_cases.agencies.views.attempts import attempt, posted
from hsb_cases.core import clock
from hsb_cases.core.errors import OutOfScope
from hsb_cases.core.pages import render

METHODS = ["GET", "HEAD", "POST"]


@require_safe
def choose(request: ActingRequest, reference: str) -> HttpResponse:
    """The tools for a child about one incident, each with its sentence."""
    found = _found(request, reference)
    page = choose_page(found, may_override=request.actor.can(Ability.OVERSEE_ASSESSMENTS))
    return render(request, "assessments/choose_tool.jinja", page, section="Cases")


@require_http_methods(METHODS)
def start(request: ActingRequest, reference: str, tool: str) -> HttpResponse:
    """Start an assessment with one tool."""
    found = _found(request, reference)
    if tool not in TOOLS:
        raise OutOfScope
    may_override = request.actor.can(Ability.OVERSEE_ASSESSMENTS)
    form = _form(request, found, tool, may_override=may_override)

    def act() -> HsbAssessment | None:
        if found.track is None:
            return None
        people = {str(one.pk): one for one in found.assessors}
        given = form.cleaned_data
        return start_assessment(
            case=found.case,
            incident=found.track.part.incident,
            beginning=Beginning(
                tool=tool,
                assessor=people[given["assessor"]],
                co_worker=people.get(given["co_worker"]),
                adaptations=given.get("adaptations", ""),
                needs_coordinator=given.get("needs_coordinator", ""),
                overridden=form.overridden(),
            ),
            at=clock.now(),
            by=request.actor,
        )

    made = attempt(form, act) if form.is_bound else None
    if made:
        messages.success(request, "The assessment has started.")
        return redirect("hsb_assessments:assessment", reference=made.reference)
    page = start_page(found, tool, form, may_override=may_override)
    return render(request, "assessments/form.jinja", page, section="Cases")


@require_safe
def assessment(request: ActingRequest, reference: str) -> HttpResponse:
    """One assessment: where it stands, what it says, and what this person can do."""
    record = record_for(request.actor, reference)
    one = record.assessment
    record_opening(request, one.case, one)
    own = ""
    if one.status == AssessmentStatus.WAITING:
        own = wrote_none_of_it(request.actor.user.pk, authors_of(one)).sentence
    page = record_page(record, request.actor, own_work=own)
    return render(request, "assessments/assessment.jinja", page, section="Cases")


@require_http_methods(METHODS)
def cancel(request: ActingRequest, reference: str) -> HttpResponse:
    """Take back an assessment that was started in error."""
    seen = assessment_for(request.actor, reference)
    if not may_cancel_assessment(request.actor, seen.assessment, seen.level):
        raise OutOfScope
    record_opening(request, seen.assessment.case, seen.assessment)
    form = CancelAssessmentForm(posted(request))

    def act() -> bool:
        reason = form.cleaned_data["reason"]
        cancel_assessment(assessment=seen.assessment, reason=reason, by=request.actor)
        return True

    if form.is_bound and attempt(form, act):
        messages.success(request, "The assessment is cancelled.")
        return redirect("hsb_assessments:assessment", reference=reference)
    page = cancel_page(seen.assessment, form)
    return render(request, "assessments/form.jinja", page, section="Cases")


def _found(request: ActingRequest, reference: str) -> Choosing:
    found = choosing(
        request.actor,
        reference,
        incident=request.GET.get("incident", ""),
        today=clock.today(),
        now=clock.now(),
    )
    record_opening(request, found.case, None)
    return found


def _form(
    request: ActingRequest, found: Choosing, tool: str, *, may_override: bool
) -> StartAssessmentForm:
    said = verdict(tool, found.facts) if found.facts else None
    warned = said is not None and said.kind == "warning" and may_override
    return StartAssessmentForm(
        posted(request),
        assessors=assessor_choices(found, tool),
        others=co_worker_choices(found),
        needs=said is not None and bool(said.prompts),
        overrides=said.rule if said is not None and warned else "",
    )
