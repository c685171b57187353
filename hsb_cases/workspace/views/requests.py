"""Asking for access to a linked child's record, and answering."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.cases.commands.requests import ask_for_access, give_access, refuse_access
from hsb_cases.cases.models import AccessRequest, Level
from hsb_cases.core import clock
from hsb_cases.core.errors import Refused
from hsb_cases.core.pages import render
from hsb_cases.core.parts import Fact
from hsb_cases.workspace.forms.sharing import AnswerForm, AskForm
from hsb_cases.workspace.presenters.case_form import case_form_page
from hsb_cases.workspace.presenters.sharing import request_facts
from hsb_cases.workspace.presenters.words import initials_and_age
from hsb_cases.workspace.selectors.linked import linked_child_to_ask_for
from hsb_cases.workspace.selectors.sharing import request_of
from hsb_cases.workspace.views.refusals import refused_in
from hsb_cases.workspace.views.sharing import managed, terms_of


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: ActingRequest, reference: str, part: int) -> HttpResponse:
    """Ask the team that works with a linked child to be let in."""
    head, child = linked_child_to_ask_for(request.actor, reference, part, today=clock.today())
    form = AskForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            ask_for_access(
                participation_id=part,
                reason=form.cleaned_data["reason"],
                at=clock.now(),
                by=request.actor,
            )
        except Refused as refused:
            refused_in(form, refused)
        else:
            messages.success(request, "Your request is with the team that works with this child.")
            return redirect("workspace:case", reference=reference)
    page = case_form_page(
        head,
        request.actor,
        form,
        tab="Overview",
        title="Ask for access to a linked child’s record",
        button="Ask for access",
        cancel_href=reverse("workspace:case", args=[reference]),
        facts=[
            Fact("Linked child", initials_and_age(child.initials, child.age_at_incident)),
            Fact("Part in the incident", child.role_label),
            Fact("Case held by", child.local_authority),
        ],
    )
    return render(request, "workspace/case_form.jinja", page, section="Cases")


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: ActingRequest, reference: str, number: int) -> HttpResponse:
    """Give the access that was asked for, or say why not."""
    head = managed(request, reference)
    asked = request_of(head.case, number)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            _answer(request, asked, form)
        except Refused as refused:
            refused_in(form, refused)
        else:
            messages.success(request, "Your answer is recorded. The person who asked can read it.")
            return redirect("workspace:case_sharing", reference=reference)
    page = case_form_page(
        head,
        request.actor,
        form,
        tab="Sharing",
        title="Answer a request for access",
        button="Answer",
        cancel_href=reverse("workspace:case_sharing", args=[reference]),
        facts=request_facts(asked),
    )
    return render(request, "workspace/case_form.jinja", page, section="Cases")


def _answer(request: ActingRequest, asked: AccessRequest, form: AnswerForm) -> None:
    if form.cleaned_data["answer"] == "no":
        refuse_access(
            request=asked, reason=form.cleaned_data["reason"], at=clock.now(), by=request.actor
        )
        return
    give_access(
        request=asked,
        level=Level(int(form.cleaned_data["level"])),
        why=terms_of(form),
        at=clock.now(),
        by=request.actor,
    )
