"""Choosing between two texts that were typed on one page in two windows."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.core.errors import OutOfScope
from hsb_cases.core.pages import render
from hsb_cases.drafts.commands import Saved, drop_other
from hsb_cases.drafts.forms import number
from hsb_cases.drafts.rules.contents import raw_of
from hsb_cases.drafts.rules.others import others_of
from referrals.forms.drafting import DraftForm
from referrals.presenters.addresses import page_address
from referrals.presenters.conflict import Stored, conflict_page, other_text_page
from referrals.presenters.drafting import ConflictPage
from referrals.views.own_draft import OpenDraft

OTHER = "other"
DROP = "drop"


def conflict_of(opened: OpenDraft, path: str, form: DraftForm, saved: Saved) -> ConflictPage:
    """Both texts, right after a save that another window was before."""
    stored = Stored(saved.draft, saved.stored, saved.stored_at, saved.other)
    return conflict_page(stored, opened.page_at(path), form)


def show_other(request: ActingRequest, opened: OpenDraft, path: str) -> HttpResponse:
    """The saved text and the oldest that is kept beside it; the page itself where there is none."""
    page, context = opened.page_at(path), opened.context_of(path)
    others = others_of(opened.draft.contents, path)
    if not others:
        return redirect(page_address(opened.draft.reference, path))
    shown = other_text_page(
        opened.draft,
        page.form(raw_of(opened.draft.contents, path), context=context),
        others[0],
        page.form(others[0].raw, context=context),
        page,
        opened.draft.contents["sections"][path]["at"],
    )
    return render(request, "referrals/conflict.jinja", shown)


def throw_away(request: ActingRequest, opened: OpenDraft, path: str) -> HttpResponse:
    """Keep what is saved. A text that was chosen or thrown away meanwhile is no trouble."""
    opened.page_at(path)
    try:
        drop_other(
            reference=opened.draft.reference,
            path=path,
            key=number(request.POST.get("other")),
            by=request.actor,
        )
    except OutOfScope:
        messages.success(request, "The choice was made already.")
    else:
        messages.success(request, "The saved text is kept. The other one was thrown away.")
    return redirect(page_address(opened.draft.reference, path))
