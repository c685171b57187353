"""The acts of the room."""

from assessments.commands.allocating import allocate_enquiry
from assessments.commands.assessing import cancel_assessment, start_assessment
from assessments.commands.concluding import conclude_enquiry
from assessments.commands.covering import reallocate_all
from assessments.commands.ending import (
    end_intervention,
    file_end_summary,
    pause_intervention,
    resume_intervention,
)
from assessments.commands.family import complete_family_assessment
from assessments.commands.intervening import (
    cancel_intervention,
    change_plan,
    hand_over_intervention,
    plan_intervention,
)
from assessments.commands.justice import record_acknowledgement, record_justice_event
from assessments.commands.progress import measure_again, record_measure, review_intervention
from assessments.commands.sessions import correct_session, log_session
from assessments.commands.starting import cancel_enquiry, start_enquiry
from assessments.commands.support import decide_support
from assessments.commands.swapping import swap_workers
from assessments.commands.training import record_training, withdraw_training
from assessments.commands.visiting import record_visit

__all__ = [
    "allocate_enquiry",
    "cancel_assessment",
    "cancel_enquiry",
    "cancel_intervention",
    "change_plan",
    "complete_family_assessment",
    "conclude_enquiry",
    "correct_session",
    "decide_support",
    "end_intervention",
    "file_end_summary",
    "hand_over_intervention",
    "log_session",
    "measure_again",
    "pause_intervention",
    "plan_intervention",
    "reallocate_all",
    "record_acknowledgement",
    "record_justice_event",
    "record_measure",
    "record_training",
    "record_visit",
    "resume_intervention",
    "review_intervention",
    "start_assessment",
    "start_enquiry",
    "swap_workers",
    "withdraw_training",
]
