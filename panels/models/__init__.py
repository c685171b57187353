"""Where agencies meet and what they agree."""

from panels.models.conferences import Conference, CoreGroup, ProtectionPlan
from panels.models.live import MeetingDraft
from panels.models.meetings import Meeting, MeetingChild
from panels.models.minutes import Minutes
from panels.models.taking_part import AgencyInformation, Invitation, SafetyMeasure

__all__ = [
    "AgencyInformation",
    "Conference",
    "CoreGroup",
    "Invitation",
    "Meeting",
    "MeetingChild",
    "MeetingDraft",
    "Minutes",
    "ProtectionPlan",
    "SafetyMeasure",
]
