"""The history of a case: what was changed, and who looked. Both are reads that are recorded."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.core import clock
from hsb_cases.core.pages import render
from hsb_cases.workspace.forms.history import AccessForm, ChangesForm
from hsb_cases.workspace.presenters.history import access_page, changes_page
from hsb_cases.workspace.selectors.history import access_of_case, history_of_case
from hsb_cases.workspace.views.case import record_opening


@require_safe
def case_history(request: ActingRequest, reference: str) -> HttpResponse:
    """Every save of the case that the reader may see."""
    form = ChangesForm(request.GET)
    found = history_of_case(request.actor, reference, form.wanted(), today=clock.today())
    form.offer_people(found.page.people)
    form.offer_kinds(found.page.kinds)
    record_opening(request, found.head.case.reference, found.head.case.pk)
    page = changes_page(found, request.actor, form, request.GET, now=clock.now())
    return render(request, "workspace/history.jinja", page, section="Cases")


@require_safe
def case_access(request: ActingRequest, reference: str) -> HttpResponse:
    """Everybody who opened, printed or exported the case, or was refused it."""
    form = AccessForm(request.GET)
    found = access_of_case(request.actor, reference, form.wanted(), today=clock.today())
    form.offer_people(found.page.people)
    form.offer_kinds()
    record_opening(request, found.head.case.reference, found.head.case.pk)
    page = access_page(found, request.actor, form, request.GET, now=clock.now())
    return render(request, "workspace/history_access.jinja", page, section="Cases")
