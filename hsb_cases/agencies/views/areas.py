"""Local authorities and the editions of their procedures."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from hsb_cases.agencies.commands.areas import change_local_authority, create_local_authority
from hsb_cases.agencies.commands.procedures import record_procedure
from hsb_cases.agencies.forms.areas import LocalAuthorityForm
from hsb_cases.agencies.forms.procedures import ProcedureForm, initial_from
from hsb_cases.agencies.presenters.administration import FormPage, crumb
from hsb_cases.agencies.presenters.areas import authorities_page, edition_page
from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.selectors import areas
from hsb_cases.agencies.selectors.paging import page_of
from hsb_cases.agencies.views.attempts import attempt, for_administrators, posted
from hsb_cases.core import clock
from hsb_cases.core.errors import OutOfScope
from hsb_cases.core.pages import render

SECTION = "Administration"


@require_safe
@for_administrators
def local_authorities(request: ActingRequest) -> HttpResponse:
    """The list of local authorities."""
    found = areas.local_authorities_to_administer(request.actor, on=clock.today())
    page = authorities_page(page_of(found, request.GET.get("page")))
    return render(request, "agencies/authorities.jinja", page)


@require_http_methods(["GET", "POST"])
@for_administrators
def local_authority_new(request: ActingRequest) -> HttpResponse:
    """Add a local authority."""
    form = LocalAuthorityForm(posted(request))
    if request.method == "POST":
        made = attempt(form, lambda: create_local_authority(by=request.actor, **form.cleaned_data))
        if made:
            messages.success(request, f"{made.name} was added.")
            return redirect("agencies:local_authority", code=made.code)
    page = FormPage(
        title="Add a local authority",
        form=form,
        submit="Add local authority",
        cancel_href=reverse("agencies:local_authorities"),
    )
    return render(request, "agencies/form.jinja", page)


@require_safe
@for_administrators
def local_authority(request: ActingRequest, code: str, edition: int | None = None) -> HttpResponse:
    """One local authority with the edition in force on the day, or another of its editions."""
    area = areas.local_authority_to_administer(request.actor, code)
    editions = areas.editions_of(request.actor, area)
    today = clock.today()
    if edition is None:
        shown = next((one for one in editions if one.holds_on(today)), None)
    else:
        shown = next((one for one in editions if one.pk == edition), None)
        if shown is None:
            raise OutOfScope
    return render(request, "agencies/authority.jinja", edition_page(area, editions, shown))


@require_http_methods(["GET", "POST"])
@for_administrators
def local_authority_change(request: ActingRequest, code: str) -> HttpResponse:
    """Change a local authority."""
    area = areas.local_authority_to_administer(request.actor, code)
    initial = {"name": area.name, "uses_product": area.uses_product}
    form = LocalAuthorityForm(posted(request), initial=initial)
    if request.method == "POST":
        change = partial(change_local_authority, local_authority=area, by=request.actor)
        changed = attempt(form, lambda: change(**form.cleaned_data))
        if changed:
            messages.success(request, f"{changed.name} was changed.")
            return redirect("agencies:local_authority", code=code)
    page = FormPage(
        title=f"Change {area.name}",
        form=form,
        submit="Save changes",
        cancel_href=reverse("agencies:local_authority", args=[code]),
        crumbs=(crumb("Local authorities", "agencies:local_authorities"),),
    )
    return render(request, "agencies/form.jinja", page)


@require_http_methods(["GET", "POST"])
@for_administrators
def procedure_new(request: ActingRequest, code: str) -> HttpResponse:
    """Record a new edition of an area's procedure, starting from what the last one says."""
    area = areas.local_authority_to_administer(request.actor, code)
    editions = areas.editions_of(request.actor, area)
    initial = initial_from(editions[0] if editions else None)
    form = ProcedureForm(posted(request), initial=initial, today=clock.today())
    if request.method == "POST":
        record = partial(record_procedure, local_authority=area, by=request.actor)
        made = attempt(
            form, lambda: record(facts=form.facts(), starts_on=form.cleaned_data["starts_on"])
        )
        if made:
            messages.success(request, "The new edition was recorded.")
            return redirect("agencies:procedure", code=code, edition=made.pk)
    page = FormPage(
        title=f"New edition of the procedure for {area.name}",
        form=form,
        submit="Record new edition",
        cancel_href=reverse("agencies:local_authority", args=[code]),
        intro="The edition before it ends on the day before and stays on record."
        " Leave empty what the procedure does not give.",
    )
    return render(request, "agencies/form.jinja", page)
