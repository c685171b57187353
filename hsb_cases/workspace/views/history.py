"""The history of a case: what was changed, and who looked. Both are reads that are recorded."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.audit.commands import record_access
from hsb_cases.audit.models import AccessEntry
from hsb_cases.cases.models import Case
from hsb_cases.core import clock
from hsb_cases.core.pages import render
from hsb_cases.workspace.forms.history import AccessForm, ChangesForm
from hsb_cases.workspace.presenters.history import access_page, changes_page
from hsb_cases.workspace.selectors.history import access_of_case, history_of_case


@require_safe
def case_history(request: ActingRequest, reference: str) -> HttpResponse:
    """Every save of the case that the reader may see."""
    form = ChangesForm(request.GET)
    found = history_of_case(request.actor, reference, form.wanted())
    form.offer_people(found.page.people)
    form.offer_kinds(found.page.kinds)
    _record(found.seen.case, "workspace:case_history")
    page = changes_page(found, form, request.GET, now=clock.now())
    return render(request, "workspace/history.jinja", page, section="Cases")


@require_safe
def case_access(request: ActingRequest, reference: str) -> HttpResponse:
    """Everybody who opened, printed or exported the case, or was refused it."""
    form = AccessForm(request.GET)
    found = access_of_case(request.actor, reference, form.wanted())
    form.offer_people(found.page.people)
    form.offer_kinds()
    _record(found.seen.case, "workspace:case_access")
    page = access_page(found, form, request.GET, now=clock.now())
    return render(request, "workspace/history_access.jinja", page, section="Cases")


def _record(case: Case, page: str) -> None:
    record_access(
        kind=AccessEntry.Kind.OPENED,
        at=clock.now(),
        page=page,
        reference=case.reference,
        case_id=case.pk,
    )
