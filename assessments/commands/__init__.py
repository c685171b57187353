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
from assessments.commands.family import start_family_assessment
from assessments.commands.hsb_referring import (
    answer_hsb_referral,
    make_hsb_referral,
    withdraw_hsb_referral,
)
from assessments.commands.intervening import (
    cancel_intervention,
    change_plan,
    hand_over_intervention,
    plan_intervention,
)
from assessments.commands.justice import record_acknowledgement, record_justice_event
from assessments.commands.progress import measure_again, record_measure, review_intervention
from assessments.commands.reporting import (
    approve_report,
    change_report,
    prepare_report,
    record_report_sent,
    withdraw_report,
)
from assessments.commands.sessions import correct_session, log_session
from assessments.commands.starting import cancel_enquiry, start_enquiry
from assessments.commands.supervising import (
    hand_over_assessment,
    open_new_version,
    return_assessment,
    send_for_supervision,
    sign_off_assessment,
)
from assessments.commands.support import decide_support
from assessments.commands.swapping import swap_workers
from assessments.commands.training import record_training, withdraw_training
from assessments.commands.visiting import record_visit
from assessments.commands.writing import choose_text, record_part, save_part

__all__ = [
    "allocate_enquiry",
    "answer_hsb_referral",
    "approve_report",
    "cancel_assessment",
    "cancel_enquiry",
    "cancel_intervention",
    "change_plan",
    "change_report",
    "choose_text",
    "conclude_enquiry",
    "correct_session",
    "decide_support",
    "end_intervention",
    "file_end_summary",
    "hand_over_assessment",
    "hand_over_intervention",
    "log_session",
    "make_hsb_referral",
    "measure_again",
    "open_new_version",
    "pause_intervention",
    "plan_intervention",
    "prepare_report",
    "reallocate_all",
    "record_acknowledgement",
    "record_justice_event",
    "record_measure",
    "record_part",
    "record_report_sent",
    "record_training",
    "record_visit",
    "resume_intervention",
    "return_assessment",
    "review_intervention",
    "save_part",
    "send_for_supervision",
    "sign_off_assessment",
    "start_assessment",
    "start_enquiry",
    "start_family_assessment",
    "swap_workers",
    "withdraw_hsb_referral",
    "withdraw_report",
    "withdraw_training",
]
