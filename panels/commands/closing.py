"""Opening and closing a meeting, and what follows from it for each child."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from assessments.commands import start_enquiry
from assessments.models import EnquiryKind, Section47Enquiry
from assessments.permissions import may_start
from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.cases.models import Case
from hsb_cases.cases.permissions import check_may_contribute, level_on
from hsb_cases.core.errors import Refused
from hsb_cases.core.rules.answers import require
from panels.commands.arranging import held
from panels.commands.deadlines import (
    family_assessment_is_expected,
    is_expected,
    own_cases,
    strategy_discussion_was_held,
)
from panels.models import Meeting, MeetingChild, MeetingDraft
from panels.models.codes import MeetingKind, MeetingStatus
from panels.rules.meetings import missing_to_close
from panels.selectors.facts import record_of

ENQUIRING = frozenset({"single", "joint"})


def open_meeting(
    *, meeting: Meeting, started_at: datetime.datetime, at: datetime.datetime, by: Actor
) -> None:
    """Say that the meeting has begun, and when: from that day the time of an enquiry runs.

    Raises NotPermitted, and Refused without a chair, for a time in the future, or a second time.
    """
    with acting(by, summary="Opened a meeting"):
        meeting = held(meeting, "open", by)
        if meeting.chair_id is None:
            raise Refused("Name who chairs the meeting first.", field="chair")
        if started_at > at:
            raise Refused("Enter a time that is not in the future.", field="started_on")
        meeting.status = MeetingStatus.UNDER_WAY
        meeting.opened_at = started_at
        meeting.opened_by = by.membership
        meeting.save(update_fields=["status", "opened_at", "opened_by"])


@dataclass(frozen=True)
class Closed:
    """What closing a meeting came to."""

    enquiries: tuple[Section47Enquiry, ...]
    """Those that were started."""
    left: tuple[str, ...]
    """What is still to be done elsewhere, as sentences."""


def close_meeting(
    *,
    meeting: Meeting,
    next_meeting_on: datetime.date | None,
    at: datetime.datetime,
    by: Actor,
) -> Closed:
    """Close a meeting whose record is whole, and start what it decided.

    For each child whose case the actor may add to, the section 47 enquiry is started and the time
    limit of the discussion met; for a child of another authority that authority takes the outcome
    up (``take_up_outcome``). Raises NotPermitted, and Refused with the first missing item (R6, R8,
    R9, R10, R16, self-harm), for text that was typed and not recorded, or a next meeting in the
    past.
    """
    with acting(by, summary="Closed a meeting"):
        meeting = held(meeting, "close", by)
        today = timezone.localdate(at)
        if next_meeting_on is not None and next_meeting_on < today:
            raise Refused("Enter a day that is not in the past.", field="next_meeting_on")
        record = record_of(meeting, today=today)
        require(missing_to_close(record.facts), {})
        if record.unrecorded:
            raise Refused("Something is typed that is not recorded yet. Record it, or clear it.")
        drafts = MeetingDraft.objects.filter(meeting=meeting)
        drafts.delete()
        meeting.status = MeetingStatus.CLOSED
        meeting.closed_at = at
        meeting.closed_by = by.membership
        meeting.next_meeting_on = next_meeting_on
        meeting.save(update_fields=["status", "closed_at", "closed_by", "next_meeting_on"])
        return _start_what_follows(meeting, at=at, by=by)


def take_up_outcome(
    *, meeting: Meeting, case: Case, at: datetime.datetime, by: Actor
) -> Section47Enquiry | None:
    """Take up, on a child’s own case, what a closed meeting decided for that child.

    The time limit of the discussion is met as of the day it took place, the section 47 enquiry it
    decided on is started as of that day, and the time of a child and family assessment it decided
    on has run since the referral. Returns the enquiry, or None where none was decided.
    Raises NotPermitted for who does not work on the case, and Refused before the meeting is closed
    or when nothing is left to take up.
    """
    with acting(by, summary="Took up what a meeting decided"):
        check_may_contribute(by, case)
        if meeting.status != MeetingStatus.CLOSED:
            raise Refused("The meeting is not closed yet: wait for what it decides.")
        child = _child_of(meeting, case)
        if not (_enquiry_is_due(child, case) or is_expected(case)):
            raise Refused("What the meeting decided for this child was taken up already.")
        return _take_up(meeting, child, case, at=at, by=by)


def _start_what_follows(meeting: Meeting, *, at: datetime.datetime, by: Actor) -> Closed:
    started, left = [], []
    cases = own_cases(meeting)
    for case in cases:
        child = _child_of(meeting, case)
        if _enquiry_is_due(child, case) and not may_start(by, level_on(case)):
            left.append(
                f"Case {case.reference}: whoever manages the case starts the section 47 enquiry."
            )
            continue
        try:
            enquiry = _take_up(meeting, child, case, at=at, by=by)
        except Refused as refused:
            # What was decided stands, whether or not it can be started at this moment.
            left.append(f"Case {case.reference}: {refused.sentence}")
        else:
            started += [enquiry] if enquiry else []
    if MeetingChild.objects.filter(meeting=meeting).count() > len(cases):
        left.append(
            "Children of other authorities or without a case: send each authority the minutes about"
            " its own child, so that it takes up what was decided."
        )
    return Closed(tuple(started), tuple(left))


def _take_up(
    meeting: Meeting, child: MeetingChild, case: Case, *, at: datetime.datetime, by: Actor
) -> Section47Enquiry | None:
    with acting(by, summary="Took up what a meeting decided"):
        held_on = timezone.localdate(meeting.opened_at)
        if meeting.kind == MeetingKind.STRATEGY_DISCUSSION:
            strategy_discussion_was_held(case, on=held_on)
        if child.next_step == "child_in_need":
            family_assessment_is_expected(case, child)
        if not _enquiry_is_due(child, case):
            return None
        return start_enquiry(
            case=case,
            incident=meeting.incident,
            kind=EnquiryKind(child.enquiry),
            strategy_reference=meeting.reference,
            started_on=held_on,
            at=at,
            by=by,
        )


def _child_of(meeting: Meeting, case: Case) -> MeetingChild:
    return MeetingChild.objects.get(
        meeting=meeting, participation__in=case.participations.values("pk")
    )


def _enquiry_is_due(child: MeetingChild, case: Case) -> bool:
    """Whether an enquiry was decided on that is not started yet."""
    decided = child.next_step == "section_47" and child.enquiry in ENQUIRING
    return (
        decided
        and not Section47Enquiry.objects.filter(
            case=case, incident=child.meeting.incident_id, status="open"
        ).exists()
        and not Section47Enquiry.objects.filter(
            case=case, strategy_reference=child.meeting.reference
        ).exists()
    )
