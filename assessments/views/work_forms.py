"""What every form about one intervention has in common."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from assessments.presenters.forms import FormPage
from assessments.selectors.interventions import SeenIntervention
from assessments.views.opening import record_opening
from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.views.attempts import attempt
from hsb_cases.core.pages import render

METHODS = ["GET", "HEAD", "POST"]


def answered(
    request: ActingRequest,
    seen: SeenIntervention,
    form: forms.Form,
    *,
    act: Callable[[], object],
    said: str,
    page: FormPage,
) -> HttpResponse:
    """Do what was sent and go back to the intervention; else show the form with what is wrong."""
    record_opening(request, seen.case, seen.intervention)

    def done() -> bool:
        act()
        return True

    if form.is_bound and attempt(form, done):
        messages.success(request, said)
        return redirect("interventions:intervention", reference=seen.intervention.reference)
    return render(request, "assessments/form.jinja", page, section="Cases")
