"""What enquiries say when a case is to be closed."""

from assessments.models import EnquiryStatus, Section47Enquiry
from hsb_cases.cases.models import Case


def enquiries_under_way(case: Case) -> list[str]:
    """The section 47 enquiries that have not ended. One query."""
    found = Section47Enquiry.objects.filter(case=case, status=EnquiryStatus.OPEN)
    return [f"Conclude or cancel section 47 enquiry {one.reference} first." for one in found]
