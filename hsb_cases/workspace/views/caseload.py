"""The cases a person may see."""

from dataclasses import replace

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import Level
from hsb_cases.cases.selectors.caseload import (
    CaseloadPage,
    caseload,
    caseload_choices,
    count_caseload,
)
from hsb_cases.cases.selectors.caseload_counts import caseload_counts
from hsb_cases.cases.selectors.caseload_questions import CaseloadFilter, Days, Order
from hsb_cases.core import clock
from hsb_cases.core.pages import render
from hsb_cases.workspace.forms.caseload import CaseloadForm
from hsb_cases.workspace.presenters.caseload import CasesFacts, cases_page
from hsb_cases.workspace.presenters.caseload_address import order_in, place_in
from hsb_cases.workspace.selectors.continuum import continuum_of
from hsb_cases.workspace.selectors.days import caseload_days
from hsb_cases.workspace.selectors.outcomes import outcomes_of
from hsb_cases.workspace.selectors.saved_views import saved_views
from hsb_cases.workspace.selectors.workload import workload


@require_safe
def cases(request: ActingRequest) -> HttpResponse:
    """The caseload, as its address asks for it."""
    actor = request.actor
    if not actor.can(Ability.READ_CASES):
        raise Http404
    today = clock.today()
    days = caseload_days(today)
    counts = caseload_counts(actor, days=days)
    form = CaseloadForm(
        request.GET,
        choices=caseload_choices(actor),
        sees_whole=counts.whole > 0,
        sees_named=counts.named > 0,
    )
    asked, order = form.asked(), order_in(request.GET.get("sort", ""))
    shown = _page(request, asked, days, order)
    facts = CasesFacts(
        page=shown,
        asked=asked,
        order=order,
        found=count_caseload(actor, asked, days=days),
        counts=counts,
        outcomes=outcomes_of([row.case_id for row in shown.rows if row.level < Level.VIEW]),
        continuum=continuum_of([row.case_id for row in shown.rows if row.level >= Level.VIEW]),
        saved=saved_views(actor),
        loads=workload(actor, days=days) if actor.can(Ability.SEE_WORKLOAD) else (),
    )
    page = cases_page(actor, form, facts, address=request.GET, today=today)
    return render(request, "workspace/cases.jinja", page)


def _page(request: ActingRequest, asked: CaseloadFilter, days: Days, order: Order) -> CaseloadPage:
    """The rows from the place in the address on; from the start where it names no real place."""
    place = place_in(request.GET.get("after", ""))
    if place is None and (before := place_in(request.GET.get("before", ""))):
        place = replace(before, backwards=True)
    try:
        return caseload(request.actor, asked, days=days, order=order, place=place)
    except ValueError:
        return caseload(request.actor, asked, days=days, order=order)
