"""Writing down who opened which page of a meeting."""

from collections.abc import Sequence

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.audit.commands import record_access, record_access_to_cases
from hsb_cases.audit.models import AccessEntry
from hsb_cases.core import clock


def record_opening(request: ActingRequest, reference: str, cases: Sequence[int] = ()) -> None:
    """Write down that a page was read, on each case whose child’s part was on it.

    Where there is none, once for the record itself. Sending a form is an act of its own.
    """
    if request.method == "POST":
        return
    page = request.resolver_match.view_name if request.resolver_match else ""
    opened, at = AccessEntry.Kind.OPENED, clock.now()
    if cases:
        record_access_to_cases(
            kind=opened, at=at, page=page, reference=reference, case_ids=sorted(set(cases))
        )
    else:
        record_access(kind=opened, at=at, page=page, reference=reference)
