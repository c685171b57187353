"""Writing down who opened which page of an enquiry, an assessment, the work or the track."""

from assessments.models import (
    AssessmentReport,
    HsbAssessment,
    HsbReferral,
    Intervention,
    Section47Enquiry,
)
from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.audit.commands import record_access
from hsb_cases.audit.models import AccessEntry
from hsb_cases.cases.models import Case
from hsb_cases.core import clock

Record = Section47Enquiry | HsbAssessment | AssessmentReport | HsbReferral | Intervention


def record_opening(
    request: ActingRequest,
    case: Case,
    record: Record | None,
    *,
    kind: AccessEntry.Kind = AccessEntry.Kind.OPENED,
) -> None:
    """Write down that a page about the case was read; sending a form is an act of its own."""
    if request.method == "POST":
        return
    record_access(
        kind=kind,
        at=clock.now(),
        page=request.resolver_match.view_name if request.resolver_match else "",
        reference=record.reference if record else case.reference,
        case_id=case.pk,
    )
