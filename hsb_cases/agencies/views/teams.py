"""Teams of an agency."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from hsb_cases.agencies.commands.teams import (
    change_team,
    create_team,
    deactivate_team,
    reactivate_team,
)
from hsb_cases.agencies.forms.agencies import TeamForm
from hsb_cases.agencies.forms.people import ReasonForm
from hsb_cases.agencies.presenters.administration import FormPage, crumb
from hsb_cases.agencies.presenters.agencies import team_page
from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.selectors.agencies import (
    agency_to_administer,
    members_of,
    team_to_administer,
)
from hsb_cases.agencies.selectors.paging import page_of
from hsb_cases.agencies.views.attempts import attempt, for_administrators, posted
from hsb_cases.core.pages import render


@require_http_methods(["GET", "POST"])
@for_administrators
def team_new(request: ActingRequest, pk: int) -> HttpResponse:
    """Add a team to an agency."""
    agency = agency_to_administer(request.actor, pk)
    form = TeamForm(posted(request))
    if request.method == "POST":
        create = partial(create_team, agency=agency, by=request.actor)
        made = attempt(form, lambda: create(**form.cleaned_data))
        if made:
            messages.success(request, f"{made.name} was added. Now invite its people.")
            return redirect("agencies:team", pk=made.pk)
    page = FormPage(
        title=f"Add a team to {agency.name}",
        form=form,
        submit="Add team",
        cancel_href=reverse("agencies:agency", args=[pk]),
    )
    return render(request, "agencies/form.jinja", page)


@require_safe
@for_administrators
def team(request: ActingRequest, pk: int) -> HttpResponse:
    """One team with the people in it."""
    shown = team_to_administer(request.actor, pk)
    members = page_of(members_of(request.actor, shown), request.GET.get("page"))
    return render(request, "agencies/record.jinja", team_page(shown, members))


@require_http_methods(["GET", "POST"])
@for_administrators
def team_change(request: ActingRequest, pk: int) -> HttpResponse:
    """Change a team."""
    shown = team_to_administer(request.actor, pk)
    form = TeamForm(posted(request), initial={"name": shown.name, "kind": shown.kind})
    if request.method == "POST":
        change = partial(change_team, team=shown, by=request.actor)
        changed = attempt(form, lambda: change(**form.cleaned_data))
        if changed:
            messages.success(request, f"{changed.name} was changed.")
            return redirect("agencies:team", pk=pk)
    page = FormPage(
        title=f"Change {shown.name}",
        form=form,
        submit="Save changes",
        cancel_href=reverse("agencies:team", args=[pk]),
        crumbs=(crumb(shown.agency.name, "agencies:agency", pk=shown.agency_id),),
    )
    return render(request, "agencies/form.jinja", page)


@require_http_methods(["GET", "POST"])
@for_administrators
def team_active(request: ActingRequest, pk: int) -> HttpResponse:
    """Deactivate a team, or reactivate one that was."""
    shown = team_to_administer(request.actor, pk)
    act, verb = (deactivate_team, "Deactivate") if shown.active else (reactivate_team, "Reactivate")
    form = ReasonForm(posted(request))
    if request.method == "POST":
        done = attempt(form, lambda: act(team=shown, by=request.actor, **form.cleaned_data))
        if done:
            messages.success(request, f"{shown.name} was {verb.lower()}d.")
            return redirect("agencies:team", pk=pk)
    page = FormPage(
        title=f"{verb} {shown.name}",
        form=form,
        submit=verb,
        cancel_href=reverse("agencies:team", args=[pk]),
        warning="Everybody in it loses this access at once." if shown.active else "",
        is_serious=shown.active,
    )
    return render(request, "agencies/form.jinja", page)
