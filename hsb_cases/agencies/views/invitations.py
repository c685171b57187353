"""Inviting people: an administrator's side of it."""

from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from hsb_cases.agencies.commands.invitations import (
    FirstMembership,
    invite_person,
    revoke_invitation,
    send_invitation_again,
)
from hsb_cases.agencies.forms.people import InvitationForm, ReasonForm
from hsb_cases.agencies.presenters.administration import FormPage
from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.selectors.agencies import teams_to_choose
from hsb_cases.agencies.selectors.people import person_to_administer
from hsb_cases.agencies.views.attempts import attempt, for_administrators, posted
from hsb_cases.core import clock
from hsb_cases.core.errors import Refused
from hsb_cases.core.pages import render


@require_http_methods(["GET", "POST"])
@for_administrators
def invite(request: ActingRequest) -> HttpResponse:
    """Invite a person to a first place; ``?team=`` says which team to begin with."""
    form = InvitationForm(
        posted(request),
        teams=teams_to_choose(request.actor),
        today=clock.today(),
        initial={"team": request.GET.get("team", "")},
    )
    if request.method == "POST":
        act = partial(
            invite_person,
            address=settings.PUBLIC_ADDRESS,
            at=clock.now(),
            by=request.actor,
        )
        invited = attempt(form, lambda: act(**_entered(form)))
        if invited:
            messages.success(request, f"An invitation goes to {invited.person.email}.")
            return redirect("agencies:person", pk=invited.person.pk)
    page = FormPage(
        title="Invite a person",
        form=form,
        submit="Send invitation",
        cancel_href=reverse("agencies:people"),
        intro="They get an email with a link to choose a password. It can be used for 7 days.",
    )
    return render(request, "agencies/form.jinja", page)


@require_POST
@for_administrators
def invitation_send(request: ActingRequest, pk: int) -> HttpResponse:
    """Send a person a new invitation in place of the last one."""
    person = person_to_administer(request.actor, pk)
    address = settings.PUBLIC_ADDRESS
    try:
        send_invitation_again(person=person, address=address, at=clock.now(), by=request.actor)
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, f"A new invitation goes to {person.email}.")
    return redirect("agencies:person", pk=pk)


@require_http_methods(["GET", "POST"])
@for_administrators
def invitation_revoke(request: ActingRequest, pk: int) -> HttpResponse:
    """Withdraw a person's invitation."""
    person = person_to_administer(request.actor, pk)
    form = ReasonForm(posted(request))
    if request.method == "POST":
        revoke = partial(revoke_invitation, person=person, at=clock.now(), by=request.actor)
        done = attempt(form, lambda: revoke(**form.cleaned_data))
        if done:
            messages.success(request, f"The invitation of {person.full_name} was withdrawn.")
            return redirect("agencies:person", pk=pk)
    page = FormPage(
        title=f"Withdraw the invitation of {person.full_name}",
        form=form,
        submit="Withdraw invitation",
        cancel_href=reverse("agencies:person", args=[pk]),
        warning="The link in their email no longer works.",
        is_serious=True,
    )
    return render(request, "agencies/form.jinja", page)


def _entered(form: InvitationForm) -> dict[str, Any]:
    entered = form.cleaned_data
    place = FirstMembership(
        team=entered["team"],
        role=entered["role"],
        starts_on=entered["starts_on"],
        ends_on=entered["ends_on"],
    )
    return {"email": entered["email"], "full_name": entered["full_name"], "membership": place}
