"""Writing down who opened which page of a meeting."""

from collections.abc import Sequence

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.audit.commands import record_access
from hsb_cases.audit.models import AccessEntry
from hsb_cases.core import clock


def record_opening(request: ActingRequest, reference: str, cases: Sequence[int] = ()) -> None:
    """Write down that a page was read, on each case whose child’s part was on it.

    Where there is none, once for the record itself. Sending a form is an act of its own.
    """
    if request.method == "POST":
        return
    for case_id in cases or (None,):
        record_access(
            kind=AccessEntry.Kind.OPENED,
            at=clock.now(),
            page=request.resolver_match.view_name if request.resolver_match else "",
            reference=reference,
            case_id=case_id,
        )
