"""Time limits: each with its length, what it starts from, and the source it rests on.

The day it starts is day 0. The names of rules that an area's procedure may set stand in
``LOCAL_TIMESCALES``; ``with_local`` gives the time limit as it is there.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from hsb_cases.agencies.rules.procedures import LOCAL_TIMESCALES, TimescaleFacts
from hsb_cases.core.rules.lengths import LENGTHS, CalendarDays, Length, Months
from hsb_cases.core.rules.working_days import WorkingDays

Standing = Literal["statutory", "local", "default"]


@dataclass(frozen=True)
class Timescale:
    """A time limit. Raises ValueError for one of no length: it would be due on any day."""

    rule: str
    label: str
    """What is to be done, as a sentence on the home page."""
    length: Length
    source: str
    """Where the length comes from, and from when it counts."""
    standing: Standing
    """A default of ours is never shown as statutory."""

    def __post_init__(self) -> None:
        if self.length.count < 1:
            raise ValueError("A time limit is one day or more.")

    def due_on(self, starts_on: datetime.date) -> datetime.date:
        """The last day, counted from the day it starts (day 0); always a working day."""
        return self.length.after(starts_on)


def with_local(timescale: Timescale, local: TimescaleFacts | None) -> Timescale:
    """The time limit as an area's procedure sets it; None: the area's procedure is silent.

    Raises ValueError for facts about another rule, and for a rule that no area may set.
    """
    if local is None:
        return timescale
    if local.rule != timescale.rule or local.rule not in LOCAL_TIMESCALES:
        raise ValueError(f"“{timescale.rule}” is not set by a local length for “{local.rule}”.")
    return replace(
        timescale, length=LENGTHS[local.unit](local.length), source=local.source, standing="local"
    )


WORKING_TOGETHER = "Working Together to Safeguard Children"
CAVEAT = (
    "The length is that of the edition of 2023. The edition of March 2026 has taken its place and"
    " could not be checked word for word: ask your partnership whether it still says so."
)
"""Shown wherever a page explains a time limit of Working Together (domain.md §3.1)."""


def caveat_on(sources: Iterable[str]) -> str:
    """The caveat for a page that names these sources of time limits; empty where none needs it."""
    return CAVEAT if any(WORKING_TOGETHER in source for source in sources) else ""


CARE_PLANNING = "Care Planning, Placement and Case Review (England) Regulations 2010"

REFERRAL_DECISION = Timescale(
    "referral_decision",
    "Decide on the referral and tell the referrer",
    WorkingDays(1),
    f"{WORKING_TOGETHER}: decision within one working day of receipt",
    "statutory",
)
STRATEGY_DISCUSSION = Timescale(
    "strategy_discussion",
    LOCAL_TIMESCALES["strategy_discussion"],
    WorkingDays(1),
    f"{WORKING_TOGETHER} says without delay and names no number: one working day is our own",
    "default",
)
INITIAL_CONFERENCE = Timescale(
    "initial_conference",
    "Hold the initial child protection conference",
    WorkingDays(15),
    f"{WORKING_TOGETHER}: within 15 working days of the strategy discussion that started the"
    " section 47 enquiry",
    "statutory",
)
CHILD_AND_FAMILY_ASSESSMENT = Timescale(
    "child_and_family_assessment",
    "Complete the child and family assessment",
    WorkingDays(45),
    f"{WORKING_TOGETHER}: within 45 working days of the referral",
    "statutory",
)
ASSESSMENT_IN_THE_CENSUS = Timescale(
    "assessment_in_the_census",
    "Complete the child and family assessment, as the census counts it",
    WorkingDays(45),
    "Children in need census: its checks count 45 working days from the start of the assessment",
    "default",
)
FIRST_CORE_GROUP = Timescale(
    "first_core_group",
    "Hold the first core group",
    WorkingDays(10),
    f"{WORKING_TOGETHER}: within 10 working days of the initial conference",
    "statutory",
)
FIRST_REVIEW_CONFERENCE = Timescale(
    "first_review_conference",
    "Hold the first child protection review conference",
    Months(3),
    f"{WORKING_TOGETHER}: within 3 months of the initial conference",
    "statutory",
)
LATER_REVIEW_CONFERENCE = Timescale(
    "later_review_conference",
    "Hold the next child protection review conference",
    Months(6),
    f"{WORKING_TOGETHER}: within 6 months of the last review conference",
    "statutory",
)
TRANSFER_IN_CONFERENCE = Timescale(
    "transfer_in_conference",
    "Hold the transfer-in conference",
    WorkingDays(15),
    f"{WORKING_TOGETHER}: within 15 working days of being told that the child moved here",
    "statutory",
)
CHILD_IN_NEED_PLANNING = Timescale(
    "child_in_need_planning",
    LOCAL_TIMESCALES["child_in_need_planning"],
    WorkingDays(10),
    "No national time limit: 10 working days from the decision is our own",
    "default",
)
CHILD_IN_NEED_FIRST_REVIEW = Timescale(
    "child_in_need_first_review",
    "Review the child in need plan for the first time",
    CalendarDays(42),
    "No national time limit: 6 weeks from the planning meeting is our own",
    "default",
)
CHILD_IN_NEED_LATER_REVIEW = Timescale(
    "child_in_need_later_review",
    "Review the child in need plan",
    Months(3),
    "No national time limit: 3 months from the last review is our own",
    "default",
)
LOOKED_AFTER_FIRST_REVIEW = Timescale(
    "looked_after_first_review",
    "Hold the first looked-after review",
    WorkingDays(20),
    f"{CARE_PLANNING}: within 20 working days of the placement",
    "statutory",
)
LOOKED_AFTER_SECOND_REVIEW = Timescale(
    "looked_after_second_review",
    "Hold the second looked-after review",
    Months(3),
    f"{CARE_PLANNING}: within 3 months of the first review",
    "statutory",
)
LOOKED_AFTER_LATER_REVIEW = Timescale(
    "looked_after_later_review",
    "Hold the next looked-after review",
    Months(6),
    f"{CARE_PLANNING}: within 6 months of the last review",
    "statutory",
)
YOUTH_JUSTICE_ASSESSMENT = Timescale(
    "youth_justice_assessment",
    LOCAL_TIMESCALES["youth_justice_assessment"],
    WorkingDays(10),
    "Our own, after guidance of 2014 that is no longer in force: 10 working days from the referral",
    "default",
)
YOUTH_JUSTICE_ANSWER = Timescale(
    "youth_justice_answer",
    "Tell the police what the youth justice assessment found",
    WorkingDays(15),
    "Our own, after guidance of 2014 that is no longer in force: 15 working days from the referral",
    "default",
)
AIM_ASSESSMENT = Timescale(
    "aim_assessment",
    LOCAL_TIMESCALES["aim_assessment"],
    WorkingDays(30),
    "No national time limit: 30 working days from allocation is our own",
    "default",
)
AIM_REVIEW = Timescale(
    "aim_review",
    "Review the AIM assessment",
    Months(3),
    "No national time limit: 3 months from the last one is our own",
    "default",
)
PANEL_HEARING = Timescale(
    "panel_hearing",
    LOCAL_TIMESCALES["panel_hearing"],
    WorkingDays(20),
    "No procedure sets a time limit: 20 working days from the panel referral is our own",
    "default",
)
PANEL_MINUTES = Timescale(
    "panel_minutes",
    LOCAL_TIMESCALES["panel_minutes"],
    WorkingDays(5),
    "No procedure sets a time limit: 5 working days from the meeting is our own",
    "default",
)
PANEL_REVIEW = Timescale(
    "panel_review",
    "Bring the child’s situation back to the panel",
    Months(3),
    "No procedure sets a time limit: 3 months from the last hearing is our own",
    "default",
)
INTERVENTION_REVIEW = Timescale(
    "intervention_review",
    "Review the work with the child, as agreed",
    WorkingDays(10),
    "No procedure sets a time limit: 10 working days from the session agreed on is our own",
    "default",
)
END_SUMMARY = Timescale(
    "end_summary",
    LOCAL_TIMESCALES["end_summary"],
    CalendarDays(14),
    "Our own, as Cambridgeshire and Peterborough ask for it: within two weeks of the end",
    "default",
)
NOTIFICATION_TO_POLICE = Timescale(
    "notification_to_police",
    "Check that the notification to the police was made",
    CalendarDays(3),
    "Sexual Offences Act 2003: within 3 days of the conviction or caution",
    "statutory",
)
ESCALATION_FIRST_STAGE = Timescale(
    "escalation_first_stage",
    "Settle the professional disagreement between the workers",
    WorkingDays(1),
    "No procedure here sets a time limit: the next working day is our own",
    "default",
)
ESCALATION_SECOND_STAGE = Timescale(
    "escalation_second_stage",
    "Settle the professional disagreement between the managers",
    WorkingDays(2),
    "No procedure here sets a time limit: 2 working days after the first stage is our own",
    "default",
)
ESCALATION_THIRD_STAGE = Timescale(
    "escalation_third_stage",
    "Settle the professional disagreement between senior managers",
    WorkingDays(5),
    "No procedure here sets a time limit: 5 working days after the second stage is our own",
    "default",
)
FRAMEWORK_AUDIT = Timescale(
    "framework_audit",
    "Repeat the audit against the framework",
    Months(12),
    "NSPCC framework: every 6 to 12 months; the longer of them is our own",
    "default",
)
OVERDUE_TO_MANAGER = Timescale(
    "overdue_to_manager",
    "Ask the owner about an overdue action",
    WorkingDays(5),
    "Our own: 5 working days after the action was due",
    "default",
)
