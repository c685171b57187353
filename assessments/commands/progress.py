"""Measuring progress, and reviewing the work."""

import datetime

from django.utils import timezone

from assessments.commands.intervening import to_change
from assessments.models import (
    Attendance,
    Intervention,
    InterventionReview,
    InterventionSession,
    ProgressMeasure,
    ReviewDecision,
)
from assessments.rules.reviewing import ReviewFacts, review_is_whole
from assessments.rules.sessions import MeasureFacts, after_is_whole, measure_is_whole
from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.core.errors import Refused
from hsb_cases.core.locking import locked
from hsb_cases.core.rules.answers import require
from hsb_cases.reminders.commands import meet_deadlines
from hsb_cases.reminders.rules.timescales import INTERVENTION_REVIEW


def record_measure(
    *, intervention: Intervention, facts: MeasureFacts, at: datetime.datetime, by: Actor
) -> ProgressMeasure:
    """Record what was measured before the work.

    Raises NotPermitted, and Refused with the field for a number off its scale, a day in the
    future, or once the end summary is filed.
    """
    with acting(by, summary="Recorded a measure of progress"):
        intervention = to_change(intervention, "measure progress in", by)
        require(measure_is_whole(facts, today=timezone.localdate(at)), {})
        return ProgressMeasure.objects.create(
            intervention=intervention,
            **{**vars(facts), "what": facts.what.strip()},
            recorded_at=at,
            recorded_by=by.membership,
        )


def measure_again(
    *,
    measure: ProgressMeasure,
    after: int,
    after_on: datetime.date,
    at: datetime.datetime,
    by: Actor,
) -> None:
    """Record the second measurement; a later one takes its place. Raises as the first."""
    with acting(by, summary="Measured progress again"):
        to_change(measure.intervention, "measure progress in", by)
        measure = locked(ProgressMeasure.objects.all(), measure)
        first = MeasureFacts(
            **{name: getattr(measure, name) for name in MeasureFacts.__dataclass_fields__}
        )
        require(after_is_whole(after, after_on, first=first, today=timezone.localdate(at)), {})
        measure.after, measure.after_on = after, after_on
        measure.save(update_fields=["after", "after_on"])


def review_intervention(
    *, intervention: Intervention, facts: ReviewFacts, at: datetime.datetime, by: Actor
) -> InterventionReview:
    """Record a review; one that is due is met by it, and a change of sessions or end agreed.

    Raises NotPermitted, and Refused with the field where something is missing, nobody asked about
    self-harm, or the day has a review already.
    """
    with acting(by, summary="Reviewed an intervention"):
        intervention = to_change(intervention, "review", by)
        assert intervention.starts_on is not None, "agreed before"  # noqa: S101 -- tells the type checker
        attended = InterventionSession.objects.filter(
            intervention=intervention, attendance=Attendance.ATTENDED
        ).count()
        require(
            review_is_whole(
                facts,
                child=intervention.case.child.initials,
                starts_on=intervention.starts_on,
                attended=attended,
                today=timezone.localdate(at),
            ),
            {},
        )
        if InterventionReview.objects.filter(
            intervention=intervention, held_on=facts.held_on
        ).exists():
            raise Refused("The review of this day is recorded already.", field="held_on")
        made = InterventionReview.objects.create(
            intervention=intervention,
            held_on=facts.held_on,
            after_sessions=attended,
            progress=facts.progress.strip(),
            child_views=facts.child_views.strip(),
            child_views_missing_reason=facts.child_views_missing_reason.strip(),
            decision=facts.decision,
            next_steps=facts.next_steps.strip(),
            self_harm_risk=facts.self_harm_risk,
            self_harm_detail=facts.self_harm_detail.strip(),
            recorded_at=at,
            recorded_by=by.membership,
        )
        if facts.decision == ReviewDecision.CHANGE:
            intervention.sessions_agreed = facts.sessions or intervention.sessions_agreed
            intervention.ends_by = facts.ends_by or intervention.ends_by
            intervention.save(update_fields=["sessions_agreed", "ends_by"])
        meet_deadlines(
            rule=INTERVENTION_REVIEW,
            subject_reference=intervention.reference,
            on=facts.held_on,
        )
        return made
