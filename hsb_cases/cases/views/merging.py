"""Merging two records of one child, and undoing a merge."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.views.attempts import attempt
from hsb_cases.cases.commands.merging import Merged, merge_children, unmerge_children
from hsb_cases.cases.forms.merging import MergeForm, OtherRecordForm, UnmergeForm
from hsb_cases.cases.models import Case, Child
from hsb_cases.cases.presenters.merging import (
    compare_page,
    merge_check_page,
    merge_choices,
    merge_page,
    merges_page,
    start_page,
    unmerge_page,
)
from hsb_cases.cases.selectors.merging import (
    Pair,
    case_to_merge,
    merge_of,
    merges_of,
    other_child,
    other_child_of_notice,
    pair_to_merge,
)
from hsb_cases.cases.views.recording import record_opening
from hsb_cases.core import clock
from hsb_cases.core.pages import render


@require_http_methods(["GET", "HEAD", "POST"])
def merge_start(request: ActingRequest, reference: str) -> HttpResponse:
    """Ask for the case of the other record."""
    case = case_to_merge(request.actor, reference)
    form = OtherRecordForm(request.POST if request.method == "POST" else None)
    found = attempt(form, lambda: other_child(request.actor, case, form.cleaned_data["other"]))
    if found is None:
        return render(request, "cases/merge_start.jinja", start_page(case, form), section="Cases")
    return redirect("cases:merge", reference=reference, other=found.reference)


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: ActingRequest, reference: str, other: str) -> HttpResponse:
    """Two records by their cases."""
    case = case_to_merge(request.actor, reference)
    return _merge(request, case, case_to_merge(request.actor, other).child)


@require_http_methods(["GET", "HEAD", "POST"])
def merge_match(request: ActingRequest, reference: str, mark: uuid.UUID) -> HttpResponse:
    """The two records of a possible match; the later one may have no case."""
    case = case_to_merge(request.actor, reference)
    return _merge(request, case, other_child_of_notice(request.actor, case, mark))


def _merge(request: ActingRequest, case: Case, second: Child) -> HttpResponse:
    """Side by side; then what would happen; then the act."""
    pair = pair_to_merge(request.actor, case.child, second)
    record_opening(request, case, *(c for c in pair.second.cases if c.pk != case.pk))
    step = request.POST.get("step", "")
    form = MergeForm(request.POST if step else None, records=merge_choices(pair))
    form.quiet = step == "change"  # type: ignore[attr-defined]  # read by the form renderer
    if step == "check" and form.is_valid():
        page = merge_check_page(case, pair, form)
        return render(request, "cases/merge_check.jinja", page, section="Cases")
    if step == "merge" and (done := attempt(form, lambda: _act(request, pair, form))):
        for prompt in done.prompts:
            messages.warning(request, prompt)
        return redirect("cases:merged", reference=case.reference, mark=done.merge.created_in)
    return render(request, "cases/merge.jinja", compare_page(case, pair, form), section="Cases")


def _act(request: ActingRequest, pair: Pair, form: MergeForm) -> Merged:
    kept, merged = pair.keeping(form.cleaned_data["keep"])
    return merge_children(
        kept=kept,
        merged=merged,
        reason=form.cleaned_data["reason"],
        at=clock.now(),
        by=request.actor,
    )


@require_safe
def merges(request: ActingRequest, reference: str) -> HttpResponse:
    """The records that were merged into a child's record."""
    case = case_to_merge(request.actor, reference)
    record_opening(request, case)
    page = merges_page(case, merges_of(request.actor, case.child))
    return render(request, "cases/merges.jinja", page, section="Cases")


@require_safe
def merged(request: ActingRequest, reference: str, mark: uuid.UUID) -> HttpResponse:
    """One merge: what became one, why, and whether it was undone."""
    case = case_to_merge(request.actor, reference)
    record_opening(request, case)
    page = merge_page(case, merge_of(request.actor, case.child, mark))
    return render(request, "cases/merged.jinja", page, section="Cases")


@require_http_methods(["GET", "HEAD", "POST"])
def unmerge(request: ActingRequest, reference: str, mark: uuid.UUID) -> HttpResponse:
    """Undo a merge, with a reason."""
    case = case_to_merge(request.actor, reference)
    made = merge_of(request.actor, case.child, mark)
    form = UnmergeForm(request.POST if request.method == "POST" else None)
    said = attempt(
        form,
        lambda: unmerge_children(
            merge=made, reason=form.cleaned_data["reason"], at=clock.now(), by=request.actor
        ),
    )
    if said is None:
        page = unmerge_page(case, made, form)
        return render(request, "cases/unmerge.jinja", page, section="Cases")
    messages.success(request, "The merge is undone. Both children have their own record again.")
    for prompt in said:
        messages.warning(request, prompt)
    return redirect("workspace:case", reference=reference)
