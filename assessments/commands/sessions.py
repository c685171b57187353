"""Logging the sessions of an intervention, and correcting an entry."""

import datetime

from django.utils import timezone

from assessments.commands.intervening import open_deadlines, to_change
from assessments.models import Attendance, Intervention, InterventionSession, InterventionStatus
from assessments.rules.intervening import missing_before_session_one
from assessments.rules.sessions import SessionFacts, review_due, session_is_whole
from assessments.selectors.interventions import SUBJECT, plan_of, reviewed_after
from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.core.errors import Refused
from hsb_cases.core.locking import locked
from hsb_cases.core.rules.answers import require
from hsb_cases.reminders.commands import set_deadline
from hsb_cases.reminders.rules.timescales import INTERVENTION_REVIEW


def log_session(
    *, intervention: Intervention, facts: SessionFacts, at: datetime.datetime, by: Actor
) -> InterventionSession:
    """Log one session that was offered; the first one begins the work.

    The session after which a review is agreed puts the review on the case. Raises NotPermitted,
    and Refused with the field while something is not agreed before session 1 (R27), where
    something of the session is missing, or where the day has a session already.
    """
    with acting(by, summary="Logged a session"):
        intervention = to_change(intervention, "log a session of", by)
        require(missing_before_session_one(plan_of(intervention)), {})
        _check(intervention, facts, at)
        _check_day_is_free(intervention, facts)
        made = InterventionSession.objects.create(
            intervention=intervention,
            **_columns(facts),
            recorded_at=at,
            recorded_by=by.membership,
        )
        if intervention.status == InterventionStatus.PLANNED:
            intervention.status = InterventionStatus.UNDER_WAY
            intervention.save(update_fields=["status"])
        _set_review(intervention, facts.offered_on)
        return made


def correct_session(
    *, session: InterventionSession, facts: SessionFacts, at: datetime.datetime, by: Actor
) -> None:
    """Correct an entry of the log; what it said before stays in the history.

    Raises NotPermitted, and Refused as when it is logged, or once the end summary is filed.
    """
    with acting(by, summary="Corrected a session"):
        intervention = to_change(session.intervention, "correct a session of", by)
        session = locked(InterventionSession.objects.all(), session)
        _check(intervention, facts, at)
        if intervention.ended_on and facts.offered_on > intervention.ended_on:
            raise Refused("The work had ended by then.", field="offered_on")
        _check_day_is_free(intervention, facts, but=session)
        columns = _columns(facts)
        for name, value in columns.items():
            setattr(session, name, value)
        session.save(update_fields=list(columns))
        if intervention.status == InterventionStatus.UNDER_WAY:
            _set_review(intervention, facts.offered_on)


def _check(intervention: Intervention, facts: SessionFacts, at: datetime.datetime) -> None:
    assert intervention.starts_on is not None, "agreed before"  # noqa: S101 -- tells the type checker
    require(
        session_is_whole(
            facts,
            starts_on=intervention.starts_on,
            today=timezone.localdate(at),
            interpreter_needed=intervention.case.child.interpreter,
        ),
        {},
    )


def _check_day_is_free(
    intervention: Intervention, facts: SessionFacts, *, but: InterventionSession | None = None
) -> None:
    same_day = InterventionSession.objects.filter(
        intervention=intervention, offered_on=facts.offered_on
    )
    if same_day.exclude(pk=but.pk if but else 0).exists():
        raise Refused("A session of this day is logged already.", field="offered_on")


def _columns(facts: SessionFacts) -> dict[str, object]:
    """What belongs to this attendance; what does not is left out, whatever was sent."""
    attended = facts.attendance == Attendance.ATTENDED
    of_attended = ("stage", "interpreter_arranged", "interpreter_reason")
    given = {**vars(facts)}
    for name in of_attended:
        given[name] = given[name] if attended else ""
    given["missed_reason"] = "" if attended else given["missed_reason"]
    return {
        name: value.strip() if isinstance(value, str) else value for name, value in given.items()
    }


def _set_review(intervention: Intervention, on: datetime.date) -> None:
    sessions = InterventionSession.objects.filter(
        intervention=intervention, attendance=Attendance.ATTENDED
    )
    due = review_due(
        intervention.reviews_after,
        attended=sessions.count(),
        reviewed=reviewed_after(intervention),
    )
    waiting = {one.rule for one in open_deadlines(intervention)}
    if due is None or INTERVENTION_REVIEW.rule in waiting:
        return
    set_deadline(
        case=intervention.case,
        rule=INTERVENTION_REVIEW,
        starts_on=on,
        subject_kind=SUBJECT,
        subject_reference=intervention.reference,
        owner_team=intervention.practitioner.team,
        owner=intervention.practitioner,
    )
