"""Pausing the work, taking it up again, ending it, and filing its end summary (R27)."""

import datetime
from dataclasses import dataclass

from django.db.models import Max
from django.utils import timezone

from assessments.commands.intervening import open_deadlines, to_change
from assessments.models import (
    EndReason,
    EndSummary,
    Intervention,
    InterventionSession,
    InterventionStatus,
)
from assessments.rules.agreeing import working_days_late
from assessments.rules.reviewing import SummaryFacts, end_is_whole, summary_is_whole
from assessments.selectors.interventions import SUBJECT
from assessments.selectors.local_limits import local_limit
from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.core.errors import Refused
from hsb_cases.core.rules.answers import require, says_something
from hsb_cases.reminders.commands import cancel_deadline, meet_deadlines, set_deadline
from hsb_cases.reminders.rules.timescales import END_SUMMARY


def pause_intervention(
    *, intervention: Intervention, reason: str, at: datetime.datetime, by: Actor
) -> None:
    """Let the work rest from today, for a reason. Raises NotPermitted, and Refused without one."""
    with acting(by, summary="Paused an intervention", reason=reason):
        intervention = to_change(intervention, "pause", by)
        if not says_something(reason):
            raise Refused("Enter why the work is paused, in a sentence or more.", field="reason")
        intervention.status = InterventionStatus.PAUSED
        intervention.paused_since = timezone.localdate(at)
        intervention.paused_reason = reason.strip()
        intervention.save(update_fields=["status", "paused_since", "paused_reason"])


def resume_intervention(
    *, intervention: Intervention, ends_by: datetime.date, at: datetime.datetime, by: Actor
) -> None:
    """Take the work up again, with the end that is agreed now.

    Raises NotPermitted, and Refused for an end before today.
    """
    with acting(by, summary="Took an intervention up again"):
        intervention = to_change(intervention, "resume", by)
        if ends_by < timezone.localdate(at):
            raise Refused("The agreed end must be today or later.", field="ends_by")
        _work_on(intervention)
        intervention.status = InterventionStatus.UNDER_WAY
        intervention.ends_by = ends_by
        intervention.save(update_fields=["status", "ends_by", "paused_since", "paused_reason"])


@dataclass(frozen=True)
class Ending:
    """When and why the work ended."""

    ended_on: datetime.date
    reason: str
    """completed, withdrew, moved or unsuitable."""
    detail: str = ""


def end_intervention(
    *, intervention: Intervention, ending: Ending, at: datetime.datetime, by: Actor
) -> Intervention:
    """End the work, early or not; its end summary is due from that day (R27).

    A review that waits is not due any more: the summary takes its place. Raises NotPermitted, and
    Refused with the field for a day before the last session, or without why it ended early.
    """
    with acting(by, summary="Ended an intervention", reason=ending.detail):
        intervention = to_change(intervention, "end", by)
        last = _last_session_on(intervention)
        today = timezone.localdate(at)
        require(end_is_whole(**vars(ending), last_session_on=last, today=today), {})
        _work_on(intervention)
        intervention.status = InterventionStatus.ENDED
        intervention.ended_on = ending.ended_on
        intervention.end_reason = EndReason(ending.reason)
        intervention.end_detail = ending.detail.strip()
        intervention.save(
            update_fields=[
                "status",
                "ended_on",
                "end_reason",
                "end_detail",
                "paused_since",
                "paused_reason",
            ]
        )
        for deadline in open_deadlines(intervention):
            cancel_deadline(deadline=deadline, reason="The work ended")
        set_deadline(
            case=intervention.case,
            rule=local_limit(END_SUMMARY, intervention.case, on=today),
            starts_on=ending.ended_on,
            subject_kind=SUBJECT,
            subject_reference=intervention.reference,
            owner_team=intervention.practitioner.team,
            owner=intervention.practitioner,
        )
        return intervention


def file_end_summary(
    *, intervention: Intervention, facts: SummaryFacts, at: datetime.datetime, by: Actor
) -> EndSummary:
    """File the end summary today; how many working days late it is stays with it.

    Raises NotPermitted, and Refused with the field where something is missing, nobody asked about
    self-harm, or it is not shared with the lead professional.
    """
    with acting(by, summary="Filed the end summary of an intervention"):
        intervention = to_change(intervention, "file the end summary of", by)
        assert intervention.ended_on is not None, "it has ended"  # noqa: S101 -- tells the type checker
        today = timezone.localdate(at)
        require(
            summary_is_whole(
                facts,
                child=intervention.case.child.initials,
                ended_on=intervention.ended_on,
                today=today,
            ),
            {},
        )
        (due,) = (one.due_on for one in open_deadlines(intervention))
        made = EndSummary.objects.create(
            intervention=intervention,
            **_columns(facts),
            due_on=due,
            filed_on=today,
            working_days_late=working_days_late(due_on=due, filed_on=today),
            filed_at=at,
            filed_by=by.membership,
        )
        intervention.status = InterventionStatus.FINISHED
        intervention.save(update_fields=["status"])
        meet_deadlines(rule=END_SUMMARY, subject_reference=intervention.reference, on=today)
        return made


def _work_on(intervention: Intervention) -> None:
    intervention.paused_since, intervention.paused_reason = None, ""


def _last_session_on(intervention: Intervention) -> datetime.date:
    """The day of the last session that was offered; one began the work."""
    found = InterventionSession.objects.filter(intervention=intervention)
    last: datetime.date = found.aggregate(last=Max("offered_on"))["last"]
    return last


def _columns(facts: SummaryFacts) -> dict[str, object]:
    given = {**vars(facts), **vars(facts.views)}
    del given["views"]
    return {
        name: value.strip() if isinstance(value, str) else value for name, value in given.items()
    }
