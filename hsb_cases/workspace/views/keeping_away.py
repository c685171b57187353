"""Keeping a person away from a child, and letting them back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.cases.commands.sharing import end_exclusion, exclude_person
from hsb_cases.core import clock
from hsb_cases.core.errors import Refused
from hsb_cases.core.pages import render
from hsb_cases.core.parts import Fact
from hsb_cases.workspace.forms.sharing import EndForm, ExcludeForm
from hsb_cases.workspace.presenters.case_form import case_form_page
from hsb_cases.workspace.selectors.sharing import exclusion_of, person_by_email
from hsb_cases.workspace.views.refusals import refused_in
from hsb_cases.workspace.views.sharing import managed


@require_http_methods(["GET", "HEAD", "POST"])
def exclude(request: ActingRequest, reference: str) -> HttpResponse:
    """Keep a person away, whatever was shared with them."""
    head = managed(request, reference)
    form = ExcludeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        person = person_by_email(form.cleaned_data["email"])
        if person is None:
            form.add_error("email", "Check the email address: nobody here uses it")
        else:
            try:
                exclude_person(
                    case=head.case,
                    user=person,
                    reason=form.cleaned_data["reason"],
                    at=clock.now(),
                    by=request.actor,
                )
            except Refused as refused:
                refused_in(form, refused, person="email")
            else:
                messages.success(request, f"{person.full_name} is kept away from this child.")
                return redirect("workspace:case_sharing", reference=reference)
    page = case_form_page(
        head,
        request.actor,
        form,
        tab="Sharing",
        title="Keep a person away",
        button="Keep away",
        cancel_href=reverse("workspace:case_sharing", args=[reference]),
        intro="They find no trace of any case of this child, in this local authority or another,"
        " now or later, whatever else is shared with them or their team.",
        warning=True,
    )
    return render(request, "workspace/case_form.jinja", page, section="Cases")


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: ActingRequest, reference: str, number: int) -> HttpResponse:
    """Let a person see again what is shared with them."""
    head = managed(request, reference)
    exclusion = exclusion_of(head.case, number)
    form = EndForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            end_exclusion(
                exclusion=exclusion,
                reason=form.cleaned_data["reason"],
                at=clock.now(),
                by=request.actor,
            )
        except Refused as refused:
            refused_in(form, refused)
        else:
            messages.success(request, "The person sees again what is shared with them.")
            return redirect("workspace:case_sharing", reference=reference)
    page = case_form_page(
        head,
        request.actor,
        form,
        tab="Sharing",
        title="Stop keeping this person away",
        button="Stop keeping away",
        cancel_href=reverse("workspace:case_sharing", args=[reference]),
        facts=[
            Fact("Person", exclusion.user.full_name),
            Fact("Kept away because", exclusion.reason),
        ],
    )
    return render(request, "workspace/case_form.jinja", page, section="Cases")
