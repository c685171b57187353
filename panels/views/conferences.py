"""A child's conference: planning, its page, recording, cancelling."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.roles import Ability
from hsb_cases.agencies.views.attempts import attempt, posted
from hsb_cases.audit.commands import record_access
from hsb_cases.audit.models import AccessEntry
from hsb_cases.cases.models import Level
from hsb_cases.core import clock
from hsb_cases.core.pages import Crumb, render
from panels.commands.conferences import cancel_conference, plan_conference, record_conference
from panels.commands.core_groups import record_core_group
from panels.forms.conferences import (
    CancelConferenceForm,
    CoreGroupForm,
    PlanConferenceForm,
    RecordConferenceForm,
)
from panels.models.conferences import Conference, ConferenceKind
from panels.presenters.conferences import (
    FormPage,
    case_address,
    conference_page,
    crumbs,
    plan_page,
)
from panels.selectors.conferences import (
    case_to_confer_on,
    conference_for,
    conference_to_cancel,
    conference_to_record,
    plan_for,
    plan_to_work_on,
)

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
def plan_new(request: ActingRequest, reference: str) -> HttpResponse:
    """Plan a conference for the child of a case."""
    case = case_to_confer_on(request.actor, reference)
    _opened(request, case.reference, case.pk)
    form = PlanConferenceForm(posted(request))

    def act() -> Conference:
        given = form.cleaned_data
        return plan_conference(
            case=case,
            kind=ConferenceKind(given["kind"]),
            planned_for=given["planned_for"],
            chair_name=given["chair_name"],
            told_on=given["told_on"],
            at=clock.now(),
            by=request.actor,
        )

    made = attempt(form, act) if form.is_bound else None
    if made:
        messages.success(request, "The conference is planned.")
        return redirect("conferences:conference", reference=made.reference)
    page = FormPage(
        title="Plan a child protection conference",
        who=case.child.full_name,
        form=form,
        button="Plan the conference",
        cancel_href=case_address(case),
        crumbs=crumbs(case, Crumb("Plan a conference", "")),
    )
    return render(request, "panels/conference_form.jinja", page, section="Cases")


@require_safe
def conference(request: ActingRequest, reference: str) -> HttpResponse:
    """When it is, or what it decided."""
    seen = conference_for(request.actor, reference)
    _opened(request, reference, seen.conference.case_id)
    cancels = request.actor.can(Ability.ALLOCATE) and seen.level >= Level.MANAGE
    page = conference_page(seen, cancels=cancels, today=clock.today())
    return render(request, "panels/conference.jinja", page, section="Cases")


@require_http_methods(METHODS)
def conference_record(request: ActingRequest, reference: str) -> HttpResponse:
    """Record what the conference decided for this child."""
    found = conference_to_record(request.actor, reference).conference
    _opened(request, reference, found.case_id)
    form = RecordConferenceForm(posted(request))

    def act() -> bool:
        record_conference(conference=found, held=form.held(), at=clock.now(), by=request.actor)
        return True

    if form.is_bound and attempt(form, act):
        messages.success(request, "What the conference decided is recorded.")
        return redirect("conferences:conference", reference=reference)
    page = _form_page(
        found, form, title=f"Record the {found.get_kind_display().lower()}", button="Record"
    )
    return render(request, "panels/conference_form.jinja", page, section="Cases")


@require_http_methods(METHODS)
def conference_cancel(request: ActingRequest, reference: str) -> HttpResponse:
    """Take back a planned conference."""
    found = conference_to_cancel(request.actor, reference).conference
    _opened(request, reference, found.case_id)
    form = CancelConferenceForm(posted(request))

    def act() -> bool:
        cancel_conference(conference=found, reason=form.cleaned_data["reason"], by=request.actor)
        return True

    if form.is_bound and attempt(form, act):
        messages.success(request, "The conference is cancelled. What was due stays due.")
        return redirect("conferences:conference", reference=reference)
    page = _form_page(found, form, title="Cancel the conference", button="Cancel the conference")
    return render(request, "panels/conference_form.jinja", page, section="Cases")


@require_safe
def plan(request: ActingRequest, reference: str) -> HttpResponse:
    """A child protection plan with its core groups and clocks."""
    seen = plan_for(request.actor, reference)
    _opened(request, reference, seen.plan.case_id)
    page = plan_page(seen, today=clock.today())
    return render(request, "panels/conference.jinja", page, section="Cases")


@require_http_methods(METHODS)
def core_group(request: ActingRequest, reference: str) -> HttpResponse:
    """Record a core group of a plan in force."""
    found = plan_to_work_on(request.actor, reference).plan
    _opened(request, reference, found.case_id)
    form = CoreGroupForm(posted(request))

    def act() -> bool:
        record_core_group(plan=found, facts=form.facts(), at=clock.now(), by=request.actor)
        return True

    if form.is_bound and attempt(form, act):
        messages.success(request, "The core group is recorded.")
        return redirect("conferences:plan", reference=reference)
    page = FormPage(
        title="Record a core group",
        who=found.case.child.full_name,
        form=form,
        button="Record the core group",
        cancel_href=reverse("conferences:plan", args=[found.reference]),
        crumbs=crumbs(found.case, Crumb(f"Plan {found.reference}", "")),
    )
    return render(request, "panels/conference_form.jinja", page, section="Cases")


def _form_page(found: Conference, form: forms.Form, *, title: str, button: str) -> FormPage:
    return FormPage(
        title=title,
        who=found.case.child.full_name,
        form=form,
        button=button,
        cancel_href=reverse("conferences:conference", args=[found.reference]),
        crumbs=crumbs(found.case, Crumb(f"Conference {found.reference}", "")),
    )


def _opened(request: ActingRequest, reference: str, case_id: int) -> None:
    if request.method == "POST":
        return
    record_access(
        kind=AccessEntry.Kind.OPENED,
        at=clock.now(),
        page=request.resolver_match.view_name if request.resolver_match else "",
        reference=reference,
        case_id=case_id,
    )
