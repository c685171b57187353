"""What is done with a copy of the minutes by a form: changing, sending and withdrawing it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from assessments.presenters.papers import by_text, words_for
from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.views.attempts import attempt, posted
from hsb_cases.core import clock
from hsb_cases.core.errors import Refused
from hsb_cases.core.pages import render
from panels.commands.minutes import (
    change_minutes,
    found_of_others,
    record_sent,
    withdraw_minutes,
)
from panels.forms.minutes import ChangeForm, SentForm, WithdrawForm, stamp
from panels.models import Minutes
from panels.presenters.minutes import Now, form_page
from panels.rules.states import MINUTES
from panels.selectors.copies import SeenCopy, conducted_copy
from panels.selectors.minutes import sections_of
from panels.views.minutes import METHODS, opened

FORM = "panels/minutes_form.jinja"


@require_http_methods(METHODS)
def change(request: ActingRequest, reference: str) -> HttpResponse:
    """Write the lines of a copy anew."""
    seen = conducted_copy(request.actor, reference)
    if (elsewhere := _not_now(request, seen, "change")) is not None:
        return elsewhere
    minutes = seen.minutes
    opened(request, reference, minutes)
    form = _change_form(request, minutes)

    def act() -> bool:
        change_minutes(
            minutes=minutes,
            sections=form.written(),
            read=form.cleaned_data["read"],
            at=clock.now(),
            by=request.actor,
        )
        return True

    if form.is_bound and attempt(form, act):
        messages.success(request, "The text is changed. Somebody else approves it.")
        return redirect("minutes:copy", reference=reference)
    page = form_page(
        minutes,
        form,
        title="Change the text of this copy",
        button="Save the text",
        intro="A line that you empty is taken out. Whoever changes the text does not approve it.",
        now=_as_it_stands(form, minutes),
    )
    return render(request, FORM, page, section="Cases")


@require_http_methods(METHODS)
def sent(request: ActingRequest, reference: str) -> HttpResponse:
    """Record how an approved copy was sent."""
    seen = conducted_copy(request.actor, reference)
    if (elsewhere := _not_now(request, seen, "send")) is not None:
        return elsewhere
    opened(request, reference, seen.minutes)
    form = SentForm(posted(request))

    def act() -> bool:
        record_sent(
            minutes=seen.minutes,
            how=form.cleaned_data["how"],
            sent_at=form.sent_at(),
            at=clock.now(),
            by=request.actor,
        )
        return True

    if form.is_bound and attempt(form, act):
        messages.success(request, "Recorded that the copy was sent.")
        return redirect("minutes:copy", reference=reference)
    page = form_page(seen.minutes, form, title="How this copy was sent", button="Record")
    return render(request, FORM, page, section="Cases")


@require_http_methods(METHODS)
def withdraw(request: ActingRequest, reference: str) -> HttpResponse:
    """Take back a copy that was not sent."""
    seen = conducted_copy(request.actor, reference)
    if (elsewhere := _not_now(request, seen, "withdraw")) is not None:
        return elsewhere
    opened(request, reference, seen.minutes)
    form = WithdrawForm(posted(request))

    def act() -> bool:
        reason = form.cleaned_data["reason"]
        withdraw_minutes(minutes=seen.minutes, reason=reason, at=clock.now(), by=request.actor)
        return True

    if form.is_bound and attempt(form, act):
        messages.success(request, "The copy is withdrawn.")
        return redirect("minutes:copy", reference=reference)
    page = form_page(
        seen.minutes,
        form,
        title="Withdraw this copy",
        button="Withdraw this copy",
        intro="It stays in the record and is not sent. You can prepare another for this recipient.",
        warning=True,
    )
    return render(request, FORM, page, section="Cases")


def _change_form(request: ActingRequest, minutes: Minutes) -> ChangeForm:
    found = by_text(found_of_others(minutes))
    return ChangeForm(
        posted(request),
        sections=sections_of(minutes),
        found={text: words_for(traces) for text, traces in found.items()},
        initial={"read": stamp(minutes.prepared_at)},
    )


def _as_it_stands(form: ChangeForm, minutes: Minutes) -> list[Now]:
    """What was typed over a text that somebody else has changed since: how it reads now.

    Sent once more, the form says that this was read as well.
    """
    read = stamp(minutes.prepared_at)
    if not form.is_bound or form.data.get("read") == read:
        return []
    form.read_again(read)
    lines = [Now(line.key, line.words) for one in sections_of(minutes) for line in one.lines]
    return [
        *lines,
        *(Now("You typed for a line that is gone", words) for words in form.left_over()),
    ]


def _not_now(request: ActingRequest, seen: SeenCopy, move: str) -> HttpResponse | None:
    """Back to the copy with the reason, where its state does not allow a step."""
    try:
        MINUTES.check_move(move, state=seen.state)
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("minutes:copy", reference=seen.minutes.reference)
    return None
