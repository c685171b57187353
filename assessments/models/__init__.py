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
from assessments.models.hsb_referrals import (
    HsbReferral,
    HsbReferralStatus,
    ReadingAssessment,
    TakingPart,
    WorkBasis,
)
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
from assessments.models.records import (
    AssessmentDraft,
    AssessmentVersion,
    DomainFinding,
    SupervisionLevel,
)
from assessments.models.reports import AssessmentReport, ReportKind
from assessments.models.support import SupportDecision
from assessments.models.tools import (
    KIND_CHOICES,
    TOOL_CHOICES,
    AssessmentStatus,
    AssessorTraining,
    HsbAssessment,
)

__all__ = [
    "KIND_CHOICES",
    "TOOL_CHOICES",
    "Acceptance",
    "Acknowledgement",
    "AssessmentDraft",
    "AssessmentReport",
    "AssessmentStatus",
    "AssessmentVersion",
    "AssessorTraining",
    "Attendance",
    "Basis",
    "Better",
    "DomainFinding",
    "EndReason",
    "EndSummary",
    "EnquiryKind",
    "EnquiryStatus",
    "EnquiryVisit",
    "HsbAssessment",
    "HsbReferral",
    "HsbReferralStatus",
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
    "ReadingAssessment",
    "ReportKind",
    "ReviewDecision",
    "Section47Enquiry",
    "SupervisionLevel",
    "SupportDecision",
    "TakingPart",
    "WorkBasis",
    "YesNo",
]
