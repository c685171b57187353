"""Who sees a case: giving and ending access."""

from django.contrib import messages
from django.contrib.auth.models import Group
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from hsb_cases.agencies.models import Membership
from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.commands.sharing import SharingReason, end_share, share_case
from hsb_cases.cases.models import Level, SharingBasis
from hsb_cases.core import clock
from hsb_cases.core.errors import Refused
from hsb_cases.core.pages import render
from hsb_cases.workspace.forms.sharing import AccessTerms, EndForm, ShareForm
from hsb_cases.workspace.presenters.case_form import case_form_page
from hsb_cases.workspace.presenters.sharing import share_facts, sharing_page
from hsb_cases.workspace.selectors.access import named_share
from hsb_cases.workspace.selectors.case import CaseHead, case_head
from hsb_cases.workspace.selectors.sharing import (
    agencies_to_share_with,
    case_sharing,
    group_of,
    membership_of,
    memberships_by_email,
    share_of,
    teams_to_share_with,
)
from hsb_cases.workspace.views.case import record_opening
from hsb_cases.workspace.views.refusals import refused_in


@require_safe
def sharing(request: ActingRequest, reference: str) -> HttpResponse:
    """Who has access, and for who decides about it: who is kept away and who asks."""
    found = case_sharing(request.actor, reference, now=clock.now(), today=clock.today())
    record_opening(request, reference, found.head.case.pk)
    page = sharing_page(found, request.actor)
    return render(request, "workspace/sharing.jinja", page, section="Cases")


@require_http_methods(["GET", "HEAD", "POST"])
def share(request: ActingRequest, reference: str) -> HttpResponse:
    """Give a person, a team or an agency access."""
    head = managed(request, reference)
    form = _share_form(request)
    if form.is_valid():
        try:
            share_case(
                case=head.case,
                recipient=_recipient(form),
                level=Level(int(form.cleaned_data["level"])),
                why=terms_of(form),
                at=clock.now(),
                by=request.actor,
                sealed=form.cleaned_data["sealed"],
            )
        except Refused as refused:
            refused_in(form, refused, recipient=form.recipient_field)
        else:
            messages.success(request, "The case is shared.")
            return redirect("workspace:case_sharing", reference=reference)
    page = case_form_page(
        head,
        request.actor,
        form,
        tab="Sharing",
        title="Share this case",
        button="Share",
        cancel_href=reverse("workspace:case_sharing", args=[reference]),
        intro="Share no more than they need. Both children of an incident have a record of their"
        " own: sharing this one opens no other.",
    )
    return render(request, "workspace/case_form.jinja", page, section="Cases")


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: ActingRequest, reference: str, number: int) -> HttpResponse:
    """End access that was given."""
    head = managed(request, reference)
    ending = share_of(head.case, number)
    form = EndForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            end_share(
                share=ending,
                reason=form.cleaned_data["reason"],
                at=clock.now(),
                by=request.actor,
            )
        except Refused as refused:
            refused_in(form, refused)
        else:
            messages.success(request, "The access has ended.")
            return redirect("workspace:case_sharing", reference=reference)
    page = case_form_page(
        head,
        request.actor,
        form,
        tab="Sharing",
        title="End access",
        button="End access",
        cancel_href=reverse("workspace:case_sharing", args=[reference]),
        facts=share_facts(named_share(ending)),
        warning=True,
    )
    return render(request, "workspace/case_form.jinja", page, section="Cases")


def managed(request: ActingRequest, reference: str) -> CaseHead:
    """A case of which the actor decides who sees it. Raises OutOfScope."""
    return case_head(
        request.actor,
        reference,
        today=clock.today(),
        at_least=Level.MANAGE,
        ability=Ability.SHARE,
    )


def terms_of(form: AccessTerms) -> SharingReason:
    """Why, on what basis and until when, as a form says it."""
    return SharingReason(
        purpose=form.cleaned_data["purpose"],
        basis=SharingBasis(form.cleaned_data["basis"]),
        until=form.until_moment,
    )


def _share_form(request: ActingRequest) -> ShareForm:
    sent = request.POST if request.method == "POST" else None
    email = request.POST.get("email", "") if request.POST.get("kind") == "person" else ""
    # The form has not looked at it yet, and the database refuses to be asked for a NUL.
    askable = email and "\0" not in email
    found = memberships_by_email(email, on=clock.today()) if askable else []
    return ShareForm(
        sent,
        teams=teams_to_share_with(),
        agencies=agencies_to_share_with(),
        memberships=[
            (str(one.pk), f"{one.role_facts.label}, {one.team.name}, {one.team.agency.name}")
            for one in found
        ],
    )


def _recipient(form: ShareForm) -> Group | Membership:
    kind = form.cleaned_data["kind"]
    if kind == "person":
        return membership_of(form.cleaned_data["membership"])
    return group_of(form.cleaned_data[kind])
