"""Agencies."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from hsb_cases.agencies.commands.agencies import (
    change_agency,
    create_agency,
    deactivate_agency,
    reactivate_agency,
)
from hsb_cases.agencies.forms.agencies import AgencyForm
from hsb_cases.agencies.forms.people import ReasonForm
from hsb_cases.agencies.presenters.administration import FormPage, crumb
from hsb_cases.agencies.presenters.agencies import agencies_page, agency_page
from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.selectors.agencies import (
    agencies_to_administer,
    agency_to_administer,
    teams_of,
)
from hsb_cases.agencies.selectors.areas import all_local_authorities
from hsb_cases.agencies.selectors.paging import page_of
from hsb_cases.agencies.views.attempts import attempt, for_administrators, posted
from hsb_cases.core.pages import render


@require_safe
@for_administrators
def agencies(request: ActingRequest) -> HttpResponse:
    """The list of agencies."""
    found = agencies_to_administer(request.actor)
    page = agencies_page(page_of(found, request.GET.get("page")))
    return render(request, "agencies/agencies.jinja", page)


@require_http_methods(["GET", "POST"])
@for_administrators
def agency_new(request: ActingRequest) -> HttpResponse:
    """Add an agency."""
    form = AgencyForm(posted(request), local_authorities=all_local_authorities())
    if request.method == "POST":
        made = attempt(form, lambda: create_agency(by=request.actor, **form.cleaned_data))
        if made:
            messages.success(request, f"{made.name} was added. Now add its teams.")
            return redirect("agencies:agency", pk=made.pk)
    page = FormPage(
        title="Add an agency",
        form=form,
        submit="Add agency",
        cancel_href=reverse("agencies:agencies"),
    )
    return render(request, "agencies/form.jinja", page)


@require_safe
@for_administrators
def agency(request: ActingRequest, pk: int) -> HttpResponse:
    """One agency with its teams."""
    shown = agency_to_administer(request.actor, pk)
    teams = page_of(teams_of(request.actor, shown), request.GET.get("page"))
    return render(request, "agencies/record.jinja", agency_page(shown, teams))


@require_http_methods(["GET", "POST"])
@for_administrators
def agency_change(request: ActingRequest, pk: int) -> HttpResponse:
    """Change an agency."""
    shown = agency_to_administer(request.actor, pk)
    initial = {
        "name": shown.name,
        "kind": shown.kind,
        "local_authority": shown.local_authority_id,
    }
    form = AgencyForm(posted(request), initial=initial, local_authorities=all_local_authorities())
    if request.method == "POST":
        change = partial(change_agency, agency=shown, by=request.actor)
        changed = attempt(form, lambda: change(**form.cleaned_data))
        if changed:
            messages.success(request, f"{changed.name} was changed.")
            return redirect("agencies:agency", pk=pk)
    page = FormPage(
        title=f"Change {shown.name}",
        form=form,
        submit="Save changes",
        cancel_href=reverse("agencies:agency", args=[pk]),
        crumbs=(crumb(shown.name, "agencies:agency", pk=pk),),
    )
    return render(request, "agencies/form.jinja", page)


@require_http_methods(["GET", "POST"])
@for_administrators
def agency_active(request: ActingRequest, pk: int) -> HttpResponse:
    """Deactivate an agency, or reactivate one that was."""
    shown = agency_to_administer(request.actor, pk)
    act, verb = (
        (deactivate_agency, "Deactivate") if shown.active else (reactivate_agency, "Reactivate")
    )
    form = ReasonForm(posted(request))
    if request.method == "POST":
        done = attempt(form, lambda: act(agency=shown, by=request.actor, **form.cleaned_data))
        if done:
            messages.success(request, f"{shown.name} was {verb.lower()}d.")
            return redirect("agencies:agency", pk=pk)
    page = FormPage(
        title=f"{verb} {shown.name}",
        form=form,
        submit=verb,
        cancel_href=reverse("agencies:agency", args=[pk]),
        warning="Everybody in its teams loses access at once." if shown.active else "",
        is_serious=shown.active,
    )
    return render(request, "agencies/form.jinja", page)
