"""Writing an assessment part by part: saved as typed, then recorded."""

import secrets
from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from assessments.commands import choose_text, record_part, save_part
from assessments.commands.writing import Place, SavedPart
from assessments.forms.records import PartForm, form_of, put_together
from assessments.models import AssessmentDraft, AssessmentStatus
from assessments.permissions import may_write
from assessments.presenters.forms import interpreter_words
from assessments.presenters.record import address, part_address
from assessments.presenters.writing import (
    OTHER,
    Stands,
    conflict_page,
    form_at,
    next_part,
    other_text_page,
    part_page,
)
from assessments.rules.record_parts import Part, part_named
from assessments.selectors.records import Record, record_for
from assessments.views.opening import record_opening
from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.core import clock
from hsb_cases.core.errors import OutOfScope, Refused
from hsb_cases.core.filters import clock as clock_words
from hsb_cases.core.pages import render
from hsb_cases.drafts.forms import number, sent_for
from hsb_cases.drafts.rules.versions import Sent

METHODS = ["GET", "HEAD", "POST"]
SECTION = "Cases"
DROP, BOTH, LATER = "drop", "both", "later"


@require_http_methods(METHODS)
@never_cache
def part(request: ActingRequest, reference: str, part: str) -> HttpResponse:
    """One part: its form, with what was typed in it, and what is missing."""
    record = _writes(request, reference)
    chosen = _part(record, part)
    if request.method == "POST":
        return _sent(request, record, chosen)
    if record.assessment.status != AssessmentStatus.UNDER_WAY:
        return redirect(address(record.assessment))
    record_opening(request, record.assessment.case, record.assessment)
    if request.GET.get("show") == OTHER:
        kept = _kept(record, chosen, number(request.GET.get("by")))
        if kept is None:
            return redirect(part_address(record.assessment, part))
        page = other_text_page(record, chosen, kept)
        return render(request, "assessments/two_texts.jinja", page, section=SECTION)
    return _page(request, record, chosen, form_at(record, chosen))


@require_POST
def save(request: ActingRequest, reference: str) -> HttpResponse:
    """Save one part as it is typed. The answer leaves after the commit, so "saved" is true.

    200 with the time and the version; 409 where somebody else saved first, and what was typed here
    is kept beside it; 410 where the assessment is not being written any more.
    """
    record = _writes(request, reference)
    chosen = _part(record, request.POST.get("path", ""))
    try:
        saved = _save(request, record, chosen, _typed(request, record, chosen))
    except Refused as refused:
        return JsonResponse({"says": refused.sentence}, status=410)
    at = clock_words(saved.at, seconds=True)
    answer = {"saved_at": at, "version": saved.version}
    if saved.conflict:
        answer["says"] = f"{saved.by} saved a different text at {at}. Yours is kept beside it. "
    return JsonResponse(answer, status=409 if saved.conflict else 200)


def _writes(request: ActingRequest, reference: str) -> Record:
    record = record_for(request.actor, reference)
    if not may_write(request.actor, record.assessment, record.seen.level):
        raise OutOfScope
    return record


def _part(record: Record, name: str) -> Part:
    found = part_named(record.assessment.tool, name)
    if found is None:
        raise OutOfScope
    return found


def _kept(record: Record, part: Part, person: int) -> AssessmentDraft | None:
    return next((one for one in record.beside.get(part.name, []) if one.beside_id == person), None)


def _typed(request: ActingRequest, record: Record, part: Part) -> Sent:
    form = form_of(record.assessment.tool, part, None, role=record.role)
    return sent_for(form, request.POST)


def _save(
    request: ActingRequest, record: Record, part: Part, sent: Sent, *, pressed: bool = False
) -> SavedPart:
    place = Place(record.assessment, part)
    return save_part(place=place, sent=sent, at=clock.now(), by=request.actor, pressed=pressed)


def _sent(request: ActingRequest, record: Record, part: Part) -> HttpResponse:
    action = request.POST.get("action", "")
    sent = _typed(request, record, part)
    if action == BOTH:
        draft = record.drafts.get(part.name)
        empty = form_of(record.assessment.tool, part, None, role=record.role)
        sent = replace(sent, raw=put_together(empty, draft.raw if draft else {}, sent.raw))
    form = form_of(record.assessment.tool, part, sent.raw, role=record.role)
    try:
        if action == DROP:
            return _chosen(request, record, part, "The other text was thrown away.")
        saved = _save(request, record, part, sent, pressed=True)
        if saved.conflict:
            return _both(request, record, part, form, saved)
        if action in {BOTH, OTHER}:
            return _chosen(request, record, part, "Read the text through, then save it.")
        if form.is_valid():
            saved = record_part(
                place=Place(record.assessment, part),
                values=form.values(),
                sent=sent,
                at=clock.now(),
                by=request.actor,
            )
            # Between the two acts somebody else may have saved.
            if saved.conflict:
                return _both(request, record, part, form, saved)
            return _on(request, record, part)
    except Refused as refused:
        form.is_valid()
        form.add_error(None, refused.sentence)
    return _page(request, record, part, form)


def _both(
    request: ActingRequest, record: Record, part: Part, form: PartForm, saved: SavedPart
) -> HttpResponse:
    stands = Stands(saved.stored, saved.version, saved.at, saved.by)
    page = conflict_page(record, part, form, stands, me=request.actor.membership.pk)
    return render(request, "assessments/two_texts.jinja", page, status=409, section=SECTION)


def _on(request: ActingRequest, record: Record, part: Part) -> HttpResponse:
    after = next_part(record, part)
    if after is None or request.POST.get("action") == LATER:
        messages.success(request, "It is recorded.")
        return redirect(address(record.assessment))
    return redirect(part_address(record.assessment, after.name))


def _chosen(request: ActingRequest, record: Record, part: Part, words: str) -> HttpResponse:
    """A choice between two texts was made: the one kept beside is let go."""
    kept = _kept(record, part, number(request.POST.get("other")))
    whose = kept.beside if kept else request.actor.membership
    choose_text(place=Place(record.assessment, part, whose), by=request.actor)
    messages.success(request, words)
    return redirect(part_address(record.assessment, part.name))


def _page(request: ActingRequest, record: Record, part: Part, form: PartForm) -> HttpResponse:
    page = part_page(
        record,
        part,
        form,
        window=secrets.token_urlsafe(12),
        interpreter=interpreter_words(record.assessment.case.child),
    )
    return render(request, "assessments/part.jinja", page, section=SECTION)
