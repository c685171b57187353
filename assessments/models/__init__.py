"""Enquiries, assessments, the criminal justice track, interventions and support."""

from assessments.models.enquiries import (
    EnquiryKind,
    EnquiryStatus,
    EnquiryVisit,
    InterpreterArranged,
    Outcome,
    Section47Enquiry,
    YesNo,
)
from assessments.models.family import FamilyAssessment, FamilyOutcome
from assessments.models.interventions import (
    Attendance,
    Basis,
    Better,
    EndReason,
    EndSummary,
    Intervention,
    InterventionReview,
    InterventionSession,
    InterventionStatus,
    ProgressMeasure,
    ReviewDecision,
)
from assessments.models.justice import (
    Acceptance,
    Acknowledgement,
    JusticeEvent,
    MappaCategory,
    MappaLevel,
)
from assessments.models.support import SupportDecision
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
    "Attendance",
    "Basis",
    "Better",
    "EndReason",
    "EndSummary",
    "EnquiryKind",
    "EnquiryStatus",
    "EnquiryVisit",
    "FamilyAssessment",
    "FamilyOutcome",
    "HsbAssessment",
    "InterpreterArranged",
    "Intervention",
    "InterventionReview",
    "InterventionSession",
    "InterventionStatus",
    "JusticeEvent",
    "MappaCategory",
    "MappaLevel",
    "Outcome",
    "ProgressMeasure",
    "ReviewDecision",
    "Section47Enquiry",
    "SupportDecision",
    "YesNo",
]
