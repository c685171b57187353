"""Section 47 enquiries, HSB assessments and their assessors, and the criminal justice track."""

from assessments.models.enquiries import (
    EnquiryKind,
    EnquiryStatus,
    InterpreterArranged,
    Outcome,
    Section47Enquiry,
    YesNo,
)
from assessments.models.justice import (
    Acceptance,
    Acknowledgement,
    JusticeEvent,
    MappaCategory,
    MappaLevel,
)
from assessments.models.tools import (
    TOOL_CHOICES,
    AssessmentStatus,
    AssessorTraining,
    HsbAssessment,
)

__all__ = [
    "TOOL_CHOICES",
    "Acceptance",
    "Acknowledgement",
    "AssessmentStatus",
    "AssessorTraining",
    "EnquiryKind",
    "EnquiryStatus",
    "HsbAssessment",
    "InterpreterArranged",
    "JusticeEvent",
    "MappaCategory",
    "MappaLevel",
    "Outcome",
    "Section47Enquiry",
    "YesNo",
]
