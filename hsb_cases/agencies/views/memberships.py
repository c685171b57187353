"""Giving and ending memberships."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from hsb_cases.agencies.commands.memberships import end_membership, give_membership
from hsb_cases.agencies.forms.people import MembershipForm, ReasonForm
from hsb_cases.agencies.presenters.administration import FormPage, crumb
from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.selectors.agencies import teams_to_choose
from hsb_cases.agencies.selectors.people import membership_to_administer, person_to_administer
from hsb_cases.agencies.views.attempts import attempt, for_administrators, posted
from hsb_cases.core import clock
from hsb_cases.core.pages import render


@require_http_methods(["GET", "POST"])
@for_administrators
def membership_new(request: ActingRequest, pk: int) -> HttpResponse:
    """Give a person a membership."""
    person = person_to_administer(request.actor, pk)
    teams = teams_to_choose(request.actor)
    form = MembershipForm(posted(request), teams=teams, today=clock.today())
    if request.method == "POST":
        give = partial(give_membership, person=person, at=clock.now(), by=request.actor)
        made = attempt(form, lambda: give(**form.cleaned_data))
        if made:
            messages.success(request, f"{person.full_name} was given the membership.")
            return redirect("agencies:person", pk=pk)
    page = FormPage(
        title=f"Give {person.full_name} a membership",
        form=form,
        submit="Give membership",
        cancel_href=reverse("agencies:person", args=[pk]),
    )
    return render(request, "agencies/form.jinja", page)


@require_http_methods(["GET", "POST"])
@for_administrators
def membership_end(request: ActingRequest, pk: int) -> HttpResponse:
    """End a membership now."""
    membership = membership_to_administer(request.actor, pk)
    person, place = membership.user, f"{membership.role_facts.label}, {membership.team}"
    form = ReasonForm(posted(request))
    if request.method == "POST":
        end = partial(end_membership, membership=membership, at=clock.now(), by=request.actor)
        ended = attempt(form, lambda: end(**form.cleaned_data))
        if ended:
            messages.success(request, f"The membership of {person.full_name} has ended.")
            # Whoever ends the own membership is no administrator any more.
            is_own = membership == request.actor.membership
            return redirect("/") if is_own else redirect("agencies:person", pk=person.pk)
    page = FormPage(
        title=f"End a membership of {person.full_name}",
        form=form,
        submit="End membership",
        cancel_href=reverse("agencies:person", args=[person.pk]),
        crumbs=(crumb(person.full_name, "agencies:person", pk=person.pk),),
        intro=f"{place}.",
        warning="The person has no access by it from now on.",
        is_serious=True,
    )
    return render(request, "agencies/form.jinja", page)
