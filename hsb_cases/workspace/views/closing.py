"""Closing a case, and reopening it."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.views.attempts import attempt
from hsb_cases.cases.commands.closing import close_case, reopen_case
from hsb_cases.core import clock
from hsb_cases.core.pages import render
from hsb_cases.workspace.forms.closing import CloseForm, ReopenForm
from hsb_cases.workspace.presenters.case_closing import closing_page, reopening_page
from hsb_cases.workspace.selectors.closing import CaseToClose, case_to_close
from hsb_cases.workspace.views.case import record_opening


@require_http_methods(["GET", "HEAD", "POST"])
def closing(request: ActingRequest, reference: str) -> HttpResponse:
    """End the work on a case, or take the work on a closed one up again."""
    found = case_to_close(request.actor, reference, today=clock.today())
    return _reopen(request, found) if found.is_closed else _close(request, found)


def _close(request: ActingRequest, found: CaseToClose) -> HttpResponse:
    case = found.head.case
    form = CloseForm(request.POST if request.method == "POST" else None)

    def act() -> bool:
        close_case(case=case, closing=form.closing(), at=clock.now(), by=request.actor)
        return True

    if form.is_bound and attempt(form, act):
        messages.success(request, "The case is closed. A new referral reopens it.")
        return redirect("workspace:case", reference=case.reference)
    return _shown(request, found, form)


def _reopen(request: ActingRequest, found: CaseToClose) -> HttpResponse:
    case = found.head.case
    form = ReopenForm(request.POST if request.method == "POST" else None)

    def act() -> bool:
        reopen_case(case=case, reason=form.cleaned_data["reason"], by=request.actor)
        return True

    if form.is_bound and attempt(form, act):
        messages.success(request, "The case is open again. Nobody is allocated yet.")
        return redirect("workspace:case", reference=case.reference)
    return _shown(request, found, form)


def _shown(request: ActingRequest, found: CaseToClose, form: forms.Form) -> HttpResponse:
    if request.method != "POST":
        record_opening(request, found.head.case.reference, found.head.case.pk)
    made = reopening_page if found.is_closed else closing_page
    return render(
        request, "workspace/case_form.jinja", made(found, request.actor, form), section="Cases"
    )
