"""The overview of one case, or as much of it as the reader's level allows."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.roles import Ability
from hsb_cases.audit.commands import record_access
from hsb_cases.audit.models import AccessEntry
from hsb_cases.cases.models import Level
from hsb_cases.cases.selectors.cases import stub_for
from hsb_cases.cases.selectors.facts import case_summary
from hsb_cases.core import clock
from hsb_cases.core.errors import OutOfScope
from hsb_cases.core.pages import render
from hsb_cases.workspace.presenters.case import case_page
from hsb_cases.workspace.presenters.case_limited import stub_page, summary_page
from hsb_cases.workspace.selectors.case import case_overview
from hsb_cases.workspace.selectors.outcomes import outcomes_of


@require_safe
def case(request: ActingRequest, reference: str) -> HttpResponse:
    """The case. Who knows nothing of it gets the same answer as for a case that does not exist."""
    actor, today = request.actor, clock.today()
    if not actor.can(Ability.READ_CASES):
        raise OutOfScope
    stub = stub_for(actor, reference)
    record_opening(request, stub.reference, stub.case_id)
    if stub.level >= Level.VIEW:
        found = case_overview(actor, reference, now=clock.now(), today=today)
        page = case_page(found, actor, today=today)
        return render(request, "workspace/case.jinja", page, section="Cases")
    outcome = outcomes_of([stub.case_id]).get(stub.case_id)
    summary = case_summary(stub.case_id, today=today) if stub.level >= Level.SUMMARY else None
    limited = summary_page(stub, summary, outcome) if summary else stub_page(stub, outcome)
    return render(request, "workspace/case_limited.jinja", limited, section="Cases")


def record_opening(request: ActingRequest, reference: str, case_id: int) -> None:
    """Write down who opened which page of a case."""
    record_access(
        kind=AccessEntry.Kind.OPENED,
        at=clock.now(),
        page=request.resolver_match.view_name if request.resolver_match else "",
        reference=reference,
        case_id=case_id,
    )
