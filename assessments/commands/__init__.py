"""The acts of the room."""

from assessments.commands.allocating import allocate_enquiry
from assessments.commands.concluding import conclude_enquiry
from assessments.commands.covering import reallocate_all
from assessments.commands.starting import cancel_enquiry, start_enquiry
from assessments.commands.swapping import swap_workers
from assessments.commands.visiting import record_visit

__all__ = [
    "allocate_enquiry",
    "cancel_enquiry",
    "conclude_enquiry",
    "reallocate_all",
    "record_visit",
    "start_enquiry",
    "swap_workers",
]
