"""A person's own account: the agency they act for, their invitation, and the end of access."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from hsb_cases.agencies.commands.invitations import accept_invitation
from hsb_cases.agencies.forms.account import ChooseAgencyForm, ChoosePasswordForm
from hsb_cases.agencies.presenters.account import ChooseAgencyPage, InvitationPage
from hsb_cases.agencies.requests import SESSION_KEY, ActingRequest
from hsb_cases.agencies.selectors.actors import memberships_of
from hsb_cases.agencies.selectors.people import person_invited_by
from hsb_cases.agencies.views.attempts import attempt, posted
from hsb_cases.core import clock
from hsb_cases.core.pages import render


@require_http_methods(["GET", "POST"])
def change_agency(request: ActingRequest) -> HttpResponse:
    """Choose the membership to act in, among those that hold."""
    memberships = memberships_of(request.user, on=clock.today())
    form = ChooseAgencyForm(
        posted(request),
        memberships=memberships,
        initial={"membership": request.actor.membership.pk},
    )
    if request.method == "POST" and form.is_valid():
        request.session[SESSION_KEY] = form.cleaned_data["membership"]
        return redirect("/")
    return render(request, "agencies/change_agency.jinja", ChooseAgencyPage(form))


@login_not_required
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Choose a password by the link of an invitation; a link that is over says what to do."""
    at = clock.now()
    person = person_invited_by(token, at=at)
    if person is None:
        return render(
            request, "agencies/invitation_over.jinja", status=410, title="This link is over"
        )
    form = ChoosePasswordForm(posted(request), person=person)
    if request.method == "POST":
        accept = partial(accept_invitation, token=token, at=at)
        accepted = attempt(form, lambda: accept(**form.cleaned_data))
        if accepted:
            messages.success(request, "Your password is set. Sign in with it now.")
            return redirect("account_login")
    page = InvitationPage(form=form, name=person.full_name, email=person.email)
    return render(request, "agencies/invitation.jinja", page)


def access_ended(request: HttpRequest) -> HttpResponse:
    """What a signed-in person without any membership sees, whatever they ask for."""
    return render(request, "agencies/access_ended.jinja", status=403, title="Your access has ended")
