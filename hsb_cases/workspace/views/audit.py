"""The auditor's pages. They only read: nothing here takes a POST."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.core import clock
from hsb_cases.core.pages import render
from hsb_cases.workspace.forms.audit import RefusalsForm, RemitChangesForm, RemitForm
from hsb_cases.workspace.presenters.audit import cases_page, refusals_page, remit_changes_page
from hsb_cases.workspace.selectors.audit import (
    cases_of_remit,
    changes_of_remit,
    refusals_of_remit,
    seen_references,
)


@require_safe
def audit(request: ActingRequest) -> HttpResponse:
    """The cases of the remit, with how often each was changed and when last."""
    form = RemitForm(request.GET)
    found = cases_of_remit(request.actor, form.wanted())
    return render(request, "workspace/audit.jinja", cases_page(found, form, request.GET))


@require_safe
def audit_changes(request: ActingRequest) -> HttpResponse:
    """What was changed in a period, on any case of the remit."""
    form = RemitChangesForm(request.GET, today=clock.today())
    found = changes_of_remit(request.actor, form.wanted())
    form.offer_people(found.page.people)
    form.offer_kinds(found.page.kinds)
    page = remit_changes_page(found, form, request.GET, period=form.period)
    return render(request, "workspace/audit_changes.jinja", page)


@require_safe
def audit_refusals(request: ActingRequest) -> HttpResponse:
    """Who was refused where."""
    form = RefusalsForm(request.GET)
    found = refusals_of_remit(request.actor, form.wanted())
    form.offer_people(found.people)
    seen = seen_references(request.actor, {one.reference for one in found.entries})
    page = refusals_page(found, form, request.GET, seen=seen)
    return render(request, "workspace/audit_refusals.jinja", page)
