"""Allowed values (domain.md §5), with the codes of the national data sets where there are any."""

from hsb_cases.cases.models.codes.answers import YesNoUnknown
from hsb_cases.cases.models.codes.care import CareStatus, ImmigrationStatus, LegalStatus
from hsb_cases.cases.models.codes.child import (
    DateOfBirthStatus,
    Disability,
    Ethnicity,
    Interpreter,
    NhsTraceStatus,
    Sex,
)
from hsb_cases.cases.models.codes.closing import CensusClosure, ClosureReason
from hsb_cases.cases.models.codes.incident import (
    Agreement,
    BehaviourKind,
    ChangeOverTime,
    Coercion,
    DateCertainty,
    Frequency,
    HowKnown,
    ParticipationRole,
    PowerGap,
    Setting,
    TechnologyUse,
)
from hsb_cases.cases.models.codes.school import (
    Attendance,
    SchoolExclusion,
    SchoolYear,
    SendSupport,
    SenType,
    UpnUnknownReason,
)

__all__ = [
    "Agreement",
    "Attendance",
    "BehaviourKind",
    "CareStatus",
    "CensusClosure",
    "ChangeOverTime",
    "ClosureReason",
    "Coercion",
    "DateCertainty",
    "DateOfBirthStatus",
    "Disability",
    "Ethnicity",
    "Frequency",
    "HowKnown",
    "ImmigrationStatus",
    "Interpreter",
    "LegalStatus",
    "NhsTraceStatus",
    "ParticipationRole",
    "PowerGap",
    "SchoolExclusion",
    "SchoolYear",
    "SenType",
    "SendSupport",
    "Setting",
    "Sex",
    "TechnologyUse",
    "UpnUnknownReason",
    "YesNoUnknown",
]
