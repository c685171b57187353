"""Allocating a case to a worker, or handing it to another team."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.cases.commands.allocation import allocate_case, move_case_to_team
from hsb_cases.core import clock
from hsb_cases.core.errors import Refused
from hsb_cases.core.pages import render
from hsb_cases.workspace.forms.allocation import AllocateForm, HandOverForm
from hsb_cases.workspace.presenters.allocation import allocation_page, team_choices, worker_choices
from hsb_cases.workspace.selectors.allocation import AllocationChoices, allocation_choices
from hsb_cases.workspace.views.case import record_opening
from hsb_cases.workspace.views.refusals import refused_in


@require_http_methods(["GET", "HEAD", "POST"])
def allocate(request: ActingRequest, reference: str) -> HttpResponse:
    """Choose a worker of the authority's social care, or another team."""
    found = allocation_choices(request.actor, reference, today=clock.today())
    what = request.POST.get("what", "") if request.method == "POST" else ""
    form = AllocateForm(request.POST if what == "worker" else None, workers=worker_choices(found))
    team_form = HandOverForm(request.POST if what == "team" else None, teams=team_choices(found))
    if form.is_valid() and _allocated(request, found, form):
        return redirect("workspace:case", reference=reference)
    if team_form.is_valid() and _handed_over(request, found, team_form):
        return redirect("workspace:caseload")
    if request.method != "POST":
        record_opening(request, reference, found.head.case.pk)
    page = allocation_page(found, request.actor, form, team_form)
    return render(request, "workspace/allocate.jinja", page, section="Cases")


def _allocated(request: ActingRequest, found: AllocationChoices, form: AllocateForm) -> bool:
    chosen = {str(one.membership.pk): one.membership for one in found.workers}
    worker = chosen[form.cleaned_data["worker"]]
    try:
        allocate_case(
            case=found.head.case,
            worker=worker,
            reason=form.cleaned_data["reason"],
            at=clock.now(),
            by=request.actor,
        )
    except Refused as refused:
        refused_in(form, refused)
        return False
    messages.success(request, f"{worker.user.full_name} has this case now.")
    return True


def _handed_over(request: ActingRequest, found: AllocationChoices, form: HandOverForm) -> bool:
    chosen = {str(team.pk): team for team in found.teams}
    team = chosen[form.cleaned_data["team"]]
    case = found.head.case
    try:
        move_case_to_team(
            case=case,
            team=team,
            reason=form.cleaned_data["reason"],
            at=clock.now(),
            by=request.actor,
        )
    except Refused as refused:
        refused_in(form, refused)
        return False
    messages.success(request, f"{team.name} manages {case.reference} now.")
    return True
