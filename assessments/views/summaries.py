"""Writing an end summary, which is saved as it is typed, and filing it."""

import secrets

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.commands import file_end_summary
from assessments.commands.summary_drafts import drop_other_text, save_summary_draft
from assessments.forms.ending import SummaryForm
from assessments.models import EndSummary
from assessments.presenters.end_summary import (
    both_texts_page,
    discard_page,
    summary_page,
    typed_form,
)
from assessments.rules.states import INTERVENTION
from assessments.rules.summary_drafts import KIND, intervention_of
from assessments.selectors.interventions import (
    SeenIntervention,
    intervention_to_work_on,
    whole_intervention,
)
from assessments.selectors.summary_drafts import own_summary_draft
from assessments.views.opening import record_opening
from assessments.views.work_forms import METHODS
from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.views.attempts import attempt
from hsb_cases.core import clock
from hsb_cases.core.errors import OutOfScope, Refused
from hsb_cases.core.filters import clock as clock_words
from hsb_cases.core.pages import render
from hsb_cases.drafts.commands import Saved, discard_draft
from hsb_cases.drafts.forms import number, sent_for
from hsb_cases.drafts.selectors import draft_for

FILE, DROP = "file", "drop"


@require_http_methods(METHODS)
@never_cache
def summary(request: ActingRequest, reference: str) -> HttpResponse:
    """Write the end summary of work that has ended."""
    seen = intervention_to_work_on(request.actor, reference)
    try:
        INTERVENTION.check_move("file the end summary of", state=seen.intervention.status)
    except Refused as refused:
        messages.warning(request, refused.sentence)
        return redirect("interventions:intervention", reference=reference)
    record_opening(request, seen.case, seen.intervention)
    if request.method == "POST":
        return _sent(request, seen)
    return _shown(request, seen, quiet=True)


@require_POST
def autosave(request: ActingRequest, reference: str) -> HttpResponse:
    """Save the summary as it is typed. The answer leaves after the commit.

    200 with the time and the version; 409 where another window saved first, and what was typed
    here is kept beside its text; 404 once the summary is filed.
    """
    seen = intervention_to_work_on(request.actor, reference)
    try:
        saved = _saved(request, seen)
    except Refused as refused:
        raise OutOfScope from refused
    at = clock_words(saved.draft.saved_at, seconds=True)
    answer = {"saved_at": at, "version": saved.draft.version}
    return JsonResponse(answer, status=409 if saved.conflict else 200)


@require_safe
def go_on(request: ActingRequest, draft: str) -> HttpResponse:
    """Lead on from a list of drafts to the page on which the summary is written."""
    found = draft_for(request.actor, draft, kind=KIND)
    return redirect("interventions:summary", reference=intervention_of(found.contents))


@require_http_methods(METHODS)
def discard(request: ActingRequest, draft: str) -> HttpResponse:
    """Throw a draft away, after a question."""
    found = draft_for(request.actor, draft, kind=KIND)
    if request.method == "POST":
        discard_draft(reference=draft, by=request.actor)
        messages.success(request, "The draft is discarded.")
        return redirect("workspace:home")
    page = discard_page(found)
    return render(request, "referrals/discard.jinja", page, section="Cases")


def _sent(request: ActingRequest, seen: SeenIntervention) -> HttpResponse:
    if request.POST.get("action") == DROP:
        drop_other_text(
            intervention=seen.intervention,
            key=number(request.POST.get("other")),
            by=request.actor,
        )
        messages.success(request, "The saved text is kept. The other one was thrown away.")
        return redirect("interventions:summary", reference=seen.intervention.reference)
    saved = _saved(request, seen)
    if saved.conflict or request.POST.get("action") != FILE:
        return _shown(request, seen, quiet=True)
    form = SummaryForm(request.POST)

    def act() -> EndSummary:
        return file_end_summary(
            intervention=seen.intervention,
            facts=form.summary(),
            at=clock.now(),
            by=request.actor,
        )

    made = attempt(form, act)
    if made:
        discard_draft(reference=saved.draft.reference, by=request.actor)
        messages.success(request, "The end summary is filed.")
        return redirect("interventions:intervention", reference=seen.intervention.reference)
    return _shown(request, seen, quiet=False, form=form)


def _saved(request: ActingRequest, seen: SeenIntervention) -> Saved:
    return save_summary_draft(
        intervention=seen.intervention,
        sent=sent_for(SummaryForm(None), request.POST),
        complete=SummaryForm(request.POST).is_valid(),
        at=clock.now(),
        by=request.actor,
    )


def _shown(
    request: ActingRequest,
    seen: SeenIntervention,
    *,
    quiet: bool,
    form: SummaryForm | None = None,
) -> HttpResponse:
    draft = own_summary_draft(request.actor, seen.intervention.reference)
    both = both_texts_page(seen, draft)
    if both is not None:
        status = 409 if request.method == "POST" else 200
        template = "assessments/summary_two_texts.jinja"
        return render(request, template, both, section="Cases", status=status)
    form = form or typed_form(seen.intervention, draft)
    form.quiet = quiet
    found = whole_intervention(request.actor, seen.intervention.reference)
    page = summary_page(found, form, draft, window=secrets.token_urlsafe(12), today=clock.today())
    return render(request, "assessments/end_summary.jinja", page, section="Cases")
