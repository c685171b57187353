"""The acts of the room."""

from assessments.commands.allocating import allocate_enquiry
from assessments.commands.assessing import cancel_assessment, start_assessment
from assessments.commands.concluding import conclude_enquiry
from assessments.commands.covering import reallocate_all
from assessments.commands.justice import record_acknowledgement, record_justice_event
from assessments.commands.starting import cancel_enquiry, start_enquiry
from assessments.commands.swapping import swap_workers
from assessments.commands.training import record_training, withdraw_training
from assessments.commands.visiting import record_visit

__all__ = [
    "allocate_enquiry",
    "cancel_assessment",
    "cancel_enquiry",
    "conclude_enquiry",
    "reallocate_all",
    "record_acknowledgement",
    "record_justice_event",
    "record_training",
    "record_visit",
    "start_assessment",
    "start_enquiry",
    "swap_workers",
    "withdraw_training",
]
