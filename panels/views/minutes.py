"""Minutes: the copies of a meeting, reading and approving one, and its PDF."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.presenters.papers import by_text
from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.views.attempts import attempt, posted
from hsb_cases.audit.commands import record_access
from hsb_cases.audit.models import AccessEntry
from hsb_cases.core import clock
from hsb_cases.core.errors import NotPermitted
from hsb_cases.core.pages import render
from hsb_cases.documents.rendering import render_pdf
from panels.commands.minutes import (
    approve_minutes,
    found_of_others,
    prepare_minutes,
)
from panels.forms.minutes import (
    ApproveForm,
    PrepareForm,
    stamp,
)
from panels.models import Minutes
from panels.models.codes import RecipientKind
from panels.permissions import check_conducts, check_second_person
from panels.presenters.minutes import about, minutes_page, offered_recipient
from panels.presenters.minutes_copy import copy_page, minutes_document
from panels.rules.states import PREPARED
from panels.selectors.copies import (
    MeetingCopies,
    SeenCopy,
    case_of,
    conducted_copy,
    copies_of,
    minutes_for,
)

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
def meeting(request: ActingRequest, reference: str) -> HttpResponse:
    """The copies of a meeting's minutes, those still needed, and preparing one."""
    seen = copies_of(request.actor, reference, today=clock.today())
    if request.method == "POST":
        check_conducts(request.actor, seen.meeting)
    opened(request, reference)
    form = _prepare_form(request, seen)

    def act() -> Minutes:
        given = form.cleaned_data
        chosen = {str(one.record.pk): one.record for one in seen.children}
        return prepare_minutes(
            meeting=seen.meeting,
            child=chosen[given["child"]],
            kind=RecipientKind(given["kind"]),
            recipient=given["recipient"],
            at=clock.now(),
            by=request.actor,
        )

    made = attempt(form, act) if form.is_bound else None
    if made:
        messages.success(request, "The copy is prepared. Read it, then ask somebody to approve it.")
        return redirect("minutes:copy", reference=made.reference)
    page = minutes_page(seen, form)
    return render(request, "panels/minutes.jinja", page, section="Cases")


@require_safe
def copy(request: ActingRequest, reference: str) -> HttpResponse:
    """One copy as its recipient reads it, with what of another child's side stands in it."""
    seen = minutes_for(request.actor, reference)
    opened(request, reference, seen.minutes)
    return _copy(request, seen, ApproveForm())


@require_POST
def approve(request: ActingRequest, reference: str) -> HttpResponse:
    """Approve a copy that somebody else has prepared."""
    seen = conducted_copy(request.actor, reference)
    form = ApproveForm(request.POST)

    def act() -> bool:
        read = form.cleaned_data["read"]
        approve_minutes(minutes=seen.minutes, read=read, at=clock.now(), by=request.actor)
        return True

    if attempt(form, act):
        messages.success(request, "The copy is approved and can be sent.")
        return redirect("minutes:copy", reference=reference)
    return _copy(request, seen, form)


@require_safe
@never_cache
def pdf(request: ActingRequest, reference: str) -> HttpResponse:
    """The copy as a document; opening it is recorded. Before approval it says so on every page."""
    seen = minutes_for(request.actor, reference)
    document = minutes_document(seen.minutes, state=seen.state, found={})
    made = render_pdf("pdf/paper.jinja", document)
    opened(request, reference, seen.minutes, kind=AccessEntry.Kind.EXPORTED)
    name = f"{reference}-not-to-be-sent" if document.stamp else reference
    return HttpResponse(
        made,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}.pdf"'},
    )


def _copy(request: ActingRequest, seen: SeenCopy, form: forms.Form) -> HttpResponse:
    looks = seen.conducts and seen.state == PREPARED
    found = by_text(found_of_others(seen.minutes)) if looks else {}
    waits_for = ""
    try:
        check_second_person(request.actor, seen.minutes)
    except NotPermitted as refused:
        waits_for = refused.sentence
    read = stamp(seen.minutes.prepared_at)
    page = copy_page(seen, found=found, waits_for=waits_for, form=form, read=read)
    return render(request, "panels/minutes_copy.jinja", page, section="Cases")


def _prepare_form(request: ActingRequest, seen: MeetingCopies) -> PrepareForm:
    """Filled in as far as the address says which copy is needed."""
    chosen, kind = request.GET.get("child", ""), request.GET.get("kind", "")
    child = next((one for one in seen.children if str(one.record.pk) == chosen), None)
    return PrepareForm(
        posted(request),
        children=[(one.record.pk, about(one)) for one in seen.children],
        initial={"child": chosen, "kind": kind, "recipient": offered_recipient(child, kind)},
    )


def opened(
    request: ActingRequest,
    reference: str,
    minutes: Minutes | None = None,
    *,
    kind: AccessEntry.Kind = AccessEntry.Kind.OPENED,
) -> None:
    """Record that a page of a meeting's minutes was opened, or a copy taken as a document."""
    if request.method == "POST":
        return
    record_access(
        kind=kind,
        at=clock.now(),
        page=request.resolver_match.view_name if request.resolver_match else "",
        reference=reference,
        case_id=case_of(minutes) if minutes else None,
    )
