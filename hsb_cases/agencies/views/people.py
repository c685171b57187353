"""People: the list, one person, their name and whether they are active."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from hsb_cases.agencies.commands.people import (
    change_person,
    deactivate_person,
    reactivate_person,
)
from hsb_cases.agencies.forms.people import PersonForm, ReasonForm, SearchForm
from hsb_cases.agencies.presenters.administration import FormPage, crumb
from hsb_cases.agencies.presenters.people import people_page, person_page
from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.selectors import people as selectors
from hsb_cases.agencies.selectors.paging import page_of
from hsb_cases.agencies.views.attempts import attempt, for_administrators, posted
from hsb_cases.agencies.views.searches import keep_search, kept_search
from hsb_cases.core import clock
from hsb_cases.core.pages import render


@require_http_methods(["GET", "POST"])
@for_administrators
def people(request: ActingRequest) -> HttpResponse:
    """The list of people; a search is posted and shown under its token."""
    if request.method == "POST":
        form = SearchForm(request.POST)
        words = form.cleaned_data["words"] if form.is_valid() else ""
        query = f"?search={keep_search(request, words)}" if words else ""
        return redirect(reverse("agencies:people") + query)
    search = request.GET.get("search", "")
    words = kept_search(request, search)
    found = selectors.people_to_administer(request.actor, words=words)
    page = people_page(
        page_of(found, request.GET.get("page")),
        form=SearchForm(initial={"words": words}),
        search=search if words else "",
    )
    return render(request, "agencies/people.jinja", page)


@require_safe
@for_administrators
def person(request: ActingRequest, pk: int) -> HttpResponse:
    """One person with their memberships."""
    shown = selectors.person_to_administer(request.actor, pk)
    page = person_page(
        shown,
        selectors.all_memberships_of(request.actor, shown),
        selectors.latest_invitation(request.actor, shown),
        at=clock.now(),
    )
    return render(request, "agencies/person.jinja", page)


@require_http_methods(["GET", "POST"])
@for_administrators
def person_change(request: ActingRequest, pk: int) -> HttpResponse:
    """Change a person's name or email address."""
    shown = selectors.person_to_administer(request.actor, pk)
    initial = {"full_name": shown.full_name, "email": shown.email}
    form = PersonForm(posted(request), initial=initial)
    if request.method == "POST":
        change = partial(change_person, person=shown, at=clock.now(), by=request.actor)
        changed = attempt(form, lambda: change(**form.cleaned_data))
        if changed:
            messages.success(request, f"{changed.full_name} was changed.")
            return redirect("agencies:person", pk=pk)
    page = FormPage(
        title=f"Change {shown.full_name}",
        form=form,
        submit="Save changes",
        cancel_href=reverse("agencies:person", args=[pk]),
        crumbs=(crumb("People", "agencies:people"),),
        intro="A changed email address is what the person signs in with from now on.",
    )
    return render(request, "agencies/form.jinja", page)


@require_http_methods(["GET", "POST"])
@for_administrators
def person_active(request: ActingRequest, pk: int) -> HttpResponse:
    """Deactivate a person, or reactivate one who was."""
    shown = selectors.person_to_administer(request.actor, pk)
    verb = "Deactivate" if shown.is_active else "Reactivate"
    act = partial(deactivate_person, at=clock.now()) if shown.is_active else reactivate_person
    form = ReasonForm(posted(request))
    if request.method == "POST":
        done = attempt(form, lambda: act(person=shown, by=request.actor, **form.cleaned_data))
        if done:
            messages.success(request, f"{shown.full_name} was {verb.lower()}d.")
            return redirect("agencies:person", pk=pk)
    page = FormPage(
        title=f"{verb} {shown.full_name}",
        form=form,
        submit=verb,
        cancel_href=reverse("agencies:person", args=[pk]),
        warning="They lose all access at once, on every machine." if shown.is_active else "",
        is_serious=shown.is_active,
    )
    return render(request, "agencies/form.jinja", page)
