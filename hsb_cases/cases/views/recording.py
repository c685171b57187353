"""Writing down that a child's record was read."""

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.audit.commands import record_access
from hsb_cases.audit.models import AccessEntry
from hsb_cases.cases.models import Case
from hsb_cases.core import clock


def record_opening(request: ActingRequest, *cases: Case) -> None:
    """Write down who opened which page about which cases."""
    _record(request, AccessEntry.Kind.OPENED, cases)


def record_search(request: ActingRequest, case: Case) -> None:
    """Write down that records alike were looked for; never what was typed."""
    _record(request, AccessEntry.Kind.SEARCHED, (case,))


def _record(request: ActingRequest, kind: AccessEntry.Kind, cases: tuple[Case, ...]) -> None:
    for case in cases:
        record_access(
            kind=kind,
            at=clock.now(),
            page=request.resolver_match.view_name if request.resolver_match else "",
            reference=case.reference,
            case_id=case.pk,
        )
