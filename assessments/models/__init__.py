"""Section 47 enquiries, one for each child."""

from assessments.models.enquiries import (
    EnquiryKind,
    EnquiryStatus,
    InterpreterArranged,
    Outcome,
    Section47Enquiry,
    YesNo,
)

__all__ = [
    "EnquiryKind",
    "EnquiryStatus",
    "InterpreterArranged",
    "Outcome",
    "Section47Enquiry",
    "YesNo",
]
