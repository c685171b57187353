"""Social workers: for one enquiry, for two that swap, and for everything of a worker."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from assessments.commands import allocate_enquiry, reallocate_all, swap_workers
from assessments.commands.covering import CoverRefused, NotMoved
from assessments.forms.allocating import AllocateForm, CoverForm, SwapForm
from assessments.presenters.cover import cover_page, covered_words
from assessments.presenters.forms import form_page, member_choices, swap_choices, worker_choices
from assessments.selectors.enquiries import enquiries_to_swap_with, enquiry_to_allocate
from assessments.selectors.workers import colleagues, workers_for, workers_with_work
from assessments.views.opening import record_opening
from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.views.attempts import attempt, posted
from hsb_cases.core import clock
from hsb_cases.core.errors import Refused
from hsb_cases.core.pages import render

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
def allocate(request: ActingRequest, reference: str) -> HttpResponse:
    """Choose the child's social worker in the enquiry."""
    seen = enquiry_to_allocate(request.actor, reference)
    record_opening(request, seen.case, seen.enquiry)
    workers = workers_for(seen.case, today=clock.today())
    form = AllocateForm(posted(request), workers=worker_choices(workers, seen.enquiry))

    def act() -> str:
        chosen = {str(one.pk): one for one in workers}[form.cleaned_data["worker"]]
        allocate_enquiry(
            enquiry=seen.enquiry,
            worker=chosen,
            reason=form.cleaned_data["reason"],
            with_case=form.cleaned_data["with_case"] == "yes",
            at=clock.now(),
            by=request.actor,
        )
        return chosen.user.full_name

    name = attempt(form, act) if form.is_bound else None
    if name:
        messages.success(request, f"{name} has this enquiry now.")
        return redirect("assessments:enquiry", reference=reference)
    page = form_page(
        seen.enquiry, form, title="Allocate the enquiry", button="Allocate", rules=("R12",)
    )
    return render(request, "assessments/form.jinja", page, section="Cases")


@require_http_methods(METHODS)
def swap(request: ActingRequest, reference: str) -> HttpResponse:
    """Let the social workers of two enquiries change places."""
    seen = enquiry_to_allocate(request.actor, reference)
    record_opening(request, seen.case, seen.enquiry)
    others = enquiries_to_swap_with(request.actor, seen.enquiry)
    form = SwapForm(posted(request), others=swap_choices(others))

    def act() -> bool:
        swap_workers(
            one=seen.enquiry,
            other={str(one.pk): one for one in others}[form.cleaned_data["other"]],
            reason=form.cleaned_data["reason"],
            at=clock.now(),
            by=request.actor,
        )
        return True

    if form.is_bound and attempt(form, act):
        messages.success(request, "The two social workers have changed places.")
        return redirect("assessments:enquiry", reference=reference)
    page = form_page(
        seen.enquiry,
        form,
        title="Swap social workers",
        button="Swap",
        rules=("R12",),
        intro="Both change in one step. A child’s case goes along with the social worker who has"
        " it.",
        missing=() if others else ("No other enquiry that you manage has a social worker.",),
    )
    return render(request, "assessments/form.jinja", page, section="Cases")


@require_http_methods(METHODS)
def cover(request: ActingRequest) -> HttpResponse:
    """Hand every open case and enquiry of one worker to another."""
    leaving = workers_with_work(request.actor)
    taking = colleagues(request.actor, today=clock.today())
    form = CoverForm(
        posted(request), leaving=member_choices(leaving), taking=member_choices(taking)
    )
    stood: tuple[NotMoved, ...] = ()
    if form.is_bound and form.is_valid():
        members = {str(one.pk): one for one in (*leaving, *taking)}
        try:
            done = reallocate_all(
                leaving=members[form.cleaned_data["leaving"]],
                taking=members[form.cleaned_data["taking"]],
                reason=form.cleaned_data["reason"],
                at=clock.now(),
                by=request.actor,
            )
        except Refused as refused:
            form.add_error(refused.field, refused.sentence)
            stood = refused.items if isinstance(refused, CoverRefused) else ()
        else:
            messages.success(request, covered_words(done.cases, done.enquiries))
            return redirect("workspace:caseload")
    page = cover_page(form, stood)
    return render(request, "assessments/cover.jinja", page, section="Cases")
