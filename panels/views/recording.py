"""Recording a meeting under way, item by item: saved as typed, then written into the record."""

import secrets

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.views.attempts import attempt, posted
from hsb_cases.core import clock
from hsb_cases.core.errors import OutOfScope, Refused
from hsb_cases.core.filters import clock as clock_words
from hsb_cases.core.pages import Crumb, render
from hsb_cases.drafts.forms import number, sent_for
from hsb_cases.drafts.rules.versions import Sent
from panels.commands.measuring import withdraw_measure
from panels.commands.recording import (
    Place,
    SavedPart,
    beside_place,
    choose,
    keep_beside,
    save_part,
)
from panels.forms.live import LiveForm
from panels.forms.live_at import form_at, form_of
from panels.forms.live_entries import WithdrawForm
from panels.presenters.conferences import FormPage
from panels.presenters.live_frame import address_of
from panels.presenters.live_pages import Stands, conflict_page, other_text_page
from panels.presenters.live_part import OTHER, PartPage, measure_line, neighbours, part_page
from panels.rules.agenda import OF_ENTRIES, Item
from panels.rules.parts import NEXT
from panels.selectors.live import LiveMeeting
from panels.views.live import SECTION, conducted_live
from panels.views.opening import record_opening
from panels.views.standing import shut
from panels.views.writing import put_together, write

METHODS = ["GET", "HEAD", "POST"]
BACK, DROP, BOTH = "back", "drop", "both"


@require_http_methods(METHODS)
@never_cache
def part(request: ActingRequest, reference: str, part: str, child: int = 0) -> HttpResponse:
    """One item of the agenda: its form, what is known already, and what is missing."""
    live = conducted_live(request, reference)
    item = _item(live, part, child)
    if request.method == "POST":
        return _sent(request, live, item)
    if item.part.name == NEXT:
        return redirect("live:close", reference=reference)
    if not live.under_way:
        return redirect("live:run", reference=reference)
    if request.GET.get("show") == OTHER:
        return _show_other(request, live, item)
    of = live.child_at(child)
    record_opening(request, reference, [of.case_id] if of and of.case_id else [])
    return _page(request, live, item, form_at(live, item))


@require_POST
def save(request: ActingRequest, reference: str) -> HttpResponse:
    """Save one item as it is typed. The answer leaves after the commit, so "saved" is true.

    200 with the time and the version; 409 where somebody else saved first, and what was typed here
    is kept beside it; 410 where the meeting is not recorded any more.
    """
    live = conducted_live(request, reference)
    item = live.item(request.POST.get("path", ""))
    if item is None or item.part.name == NEXT:
        raise Http404
    sent = sent_for(form_of(live, item, None), request.POST)
    try:
        saved = _save(request, live, item, sent)
    except Refused as refused:
        return JsonResponse({"says": refused.sentence}, status=410)
    at = clock_words(saved.at, seconds=True)
    answer = {"saved_at": at, "version": saved.version}
    if saved.conflict:
        answer["says"] = f"{saved.by} saved a different text at {at}. Yours is kept beside it. "
    return JsonResponse(answer, status=409 if saved.conflict else 200)


@require_http_methods(METHODS)
@never_cache
def withdraw(request: ActingRequest, reference: str, measure: int) -> HttpResponse:
    """Take a safety measure back."""
    live = conducted_live(request, reference)
    past = shut(request, live.meeting, "record")
    if past:
        return past
    found = next((one for one in live.record.measures if one.pk == measure), None)
    if found is None:
        raise OutOfScope
    form = WithdrawForm(posted(request))

    def act() -> bool:
        reason = form.cleaned_data["reason"]
        withdraw_measure(measure=found, reason=reason, at=clock.now(), by=request.actor)
        return True

    back = address_of(live, _item(live, "measures", 0))
    if form.is_bound and attempt(form, act):
        messages.success(request, "The measure is taken back.")
        return redirect(back)
    page = FormPage(
        title="Take a safety measure back",
        who=measure_line(live, found).title,
        intro=found.measure,
        form=form,
        button="Take it back",
        cancel_href=back,
        crumbs=(Crumb(live.meeting.reference, back), Crumb("Take a measure back", "")),
    )
    return render(request, "panels/conference_form.jinja", page, section=SECTION)


def _item(live: LiveMeeting, part: str, child: int) -> Item:
    found = live.item(f"{part}-{child}" if child else part)
    if found is None:
        raise OutOfScope
    return found


def _place(live: LiveMeeting, item: Item) -> Place:
    child = live.child_at(item.child)
    return Place(live.meeting, item.part.name, child.record if child else None)


def _save(request: ActingRequest, live: LiveMeeting, item: Item, sent: Sent) -> SavedPart:
    """Save what was sent; after somebody else’s text it is kept beside it."""
    place, by, at = _place(live, item), request.actor, clock.now()
    if item.part.name in OF_ENTRIES:
        return save_part(place=beside_place(place, by.membership.pk), sent=sent, at=at, by=by)
    saved = save_part(place=place, sent=sent, at=at, by=by)
    if saved.conflict:
        keep_beside(place=place, sent=sent, at=at, by=by)
    return saved


def _sent(request: ActingRequest, live: LiveMeeting, item: Item) -> HttpResponse:
    action = request.POST.get("action", "")
    sent = sent_for(form_of(live, item, None), request.POST)
    form = form_of(live, item, sent.raw)
    try:
        if action == DROP:
            return _chosen(request, live, item, "The other text was thrown away.")
        if action == BOTH:
            sent = put_together(live, item, sent)
            form = form_of(live, item, sent.raw)
        saved = _save(request, live, item, sent)
        if saved.conflict:
            stands = Stands(saved.stored, saved.version, saved.at, saved.by)
            page = conflict_page(live, item, form, stands)
            return render(request, "panels/live_conflict.jinja", page, status=409, section=SECTION)
        if action in {BOTH, OTHER}:
            return _chosen(request, live, item, "Read the text through, then record it.")
        if form.is_valid() and write(_place(live, item), form, sent, by=request.actor):
            return _on(request, live, item)
    except Refused as refused:
        form.is_valid()
        form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
    return _page(request, live, item, form)


def _on(request: ActingRequest, live: LiveMeeting, item: Item) -> HttpResponse:
    """After recording: to the next item, back, or on with the list of entries."""
    if item.part.name in OF_ENTRIES:
        messages.success(request, "It is in the record.")
        return redirect(address_of(live, item))
    before, after = neighbours(live, item)
    goes_back = request.POST.get("go") == BACK and before is not None
    return redirect(address_of(live, before if goes_back and before else after))


def _chosen(request: ActingRequest, live: LiveMeeting, item: Item, words: str) -> HttpResponse:
    """A choice between two texts was made: the one kept beside is let go."""
    person = number(request.POST.get("other"))
    choose(place=_place(live, item), person=person, by=request.actor)
    messages.success(request, words)
    return redirect(address_of(live, item))


def _show_other(request: ActingRequest, live: LiveMeeting, item: Item) -> HttpResponse:
    kept = live.beside.get((item.key, number(request.GET.get("by"))))
    if kept is None or item.part.name in OF_ENTRIES:
        return redirect(address_of(live, item))
    page = other_text_page(live, item, kept)
    return render(request, "panels/live_conflict.jinja", page, section=SECTION)


def _page(request: ActingRequest, live: LiveMeeting, item: Item, form: LiveForm) -> HttpResponse:
    page: PartPage = part_page(live, item, form, window=secrets.token_urlsafe(12))
    return render(request, "panels/live_part.jinja", page, section=SECTION)
