"""The pages on which a concern is written. Every save keeps what was typed, valid or not."""

import secrets

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.core import clock
from hsb_cases.core.filters import clock as clock_words
from hsb_cases.core.pages import render
from hsb_cases.drafts.commands import Saved, save_section
from hsb_cases.drafts.forms import sent_for
from referrals.forms.drafting import DraftForm
from referrals.forms.sections import item_path
from referrals.presenters.addresses import tasks_address
from referrals.presenters.drafting import QuestionPage, question_page, task_list_page
from referrals.presenters.notices import danger_notices, other_text_notices
from referrals.presenters.questions import page_extras, page_settings
from referrals.views.next_pages import address_after
from referrals.views.own_draft import OpenDraft, own_draft
from referrals.views.two_texts import DROP, OTHER, conflict_of, show_other, throw_away

LATER = "later"


@require_safe
@own_draft
def tasks(request: ActingRequest, opened: OpenDraft) -> HttpResponse:
    """The sections of the draft and how far each is."""
    notices = [
        *danger_notices(opened.draft.contents, opened.front_doors),
        *other_text_notices(opened.draft),
    ]
    return render(request, "referrals/tasks.jinja", task_list_page(opened.draft, notices))


@require_http_methods(["GET", "HEAD", "POST"])
@own_draft
def page(request: ActingRequest, opened: OpenDraft, slug: str) -> HttpResponse:
    """One page of questions about the concern."""
    return _question(request, opened, slug)


@require_http_methods(["GET", "HEAD", "POST"])
@own_draft
def item(
    request: ActingRequest, opened: OpenDraft, items: str, key: str, slug: str
) -> HttpResponse:
    """One page of questions about a child or an adult."""
    return _question(request, opened, item_path(items, key, slug))


def _question(request: ActingRequest, opened: OpenDraft, path: str) -> HttpResponse:
    if request.method == "POST":
        return _sent(request, opened, path)
    if request.GET.get("show") == OTHER:
        return show_other(request, opened, path)
    form = opened.form_at(path)
    form.quiet = request.GET.get("show") != "problems"
    return render(request, "referrals/question.jinja", _shown(opened, path, form))


def _sent(request: ActingRequest, opened: OpenDraft, path: str) -> HttpResponse:
    if request.POST.get("action") == DROP:
        return throw_away(request, opened, path)
    form, saved = save_page(request, opened, path)
    if saved.conflict:
        page = conflict_of(opened, path, form, saved)
        return render(request, "referrals/conflict.jinja", page, status=409)
    opened = OpenDraft(saved.draft, request.actor)
    if request.POST.get("action") == LATER:
        at = clock_words(opened.draft.saved_at, seconds=True)
        messages.success(request, f"Saved {at}. You can go on whenever you like.")
        return redirect(tasks_address(opened.draft.reference))
    if not form.is_valid():
        return render(request, "referrals/question.jinja", _shown(opened, path, form))
    return redirect(address_after(opened, path))


def save_page(request: ActingRequest, opened: OpenDraft, path: str) -> tuple[DraftForm, Saved]:
    """Save what was sent for a page, exactly as typed; the form says what is wrong with it."""
    page, context = opened.page_at(path), opened.context_of(path)
    sent = sent_for(page.form(context=context), request.POST)
    form = page.form(sent.raw, context=context)
    saved = save_section(
        reference=opened.draft.reference,
        path=path,
        sent=sent,
        complete=form.is_valid(),
        at=clock.now(),
        by=request.actor,
    )
    return form, saved


def _shown(opened: OpenDraft, path: str, form: DraftForm) -> QuestionPage:
    return question_page(
        opened.draft,
        page_settings(opened.draft, opened.page_at(path), path),
        form,
        window=secrets.token_urlsafe(12),
        **page_extras(opened, path, form),
    )
