"""Making, meeting, pausing, cancelling and reinstating deadlines."""

import datetime

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.models import Membership, Team
from hsb_cases.cases.models import Case
from hsb_cases.cases.permissions import check_may_contribute
from hsb_cases.core.errors import Refused
from hsb_cases.core.locking import locked
from hsb_cases.reminders.models import Deadline
from hsb_cases.reminders.rules.pausing import check_may_pause, due_after_pause
from hsb_cases.reminders.rules.timescales import Timescale


def set_deadline(
    *,
    case: Case,
    rule: Timescale,
    starts_on: datetime.date,
    subject_kind: str,
    subject_reference: str,
    owner_team: Team,
    owner: Membership | None = None,
) -> Deadline:
    """Put what is due on a case, derived by its rule; part of the command that causes it."""
    return Deadline.objects.create(
        case=case,
        rule=rule.rule,
        label=rule.label,
        source=rule.source,
        standing=rule.standing,
        starts_on=starts_on,
        due_on=rule.due_on(starts_on),
        subject_kind=subject_kind,
        subject_reference=subject_reference,
        owner_team=owner_team,
        owner=owner,
    )


def meet_deadline(*, deadline: Deadline, on: datetime.date) -> None:
    """Say on which day what was due was done. Raises Refused when it is not open any more."""
    _check_open(deadline)
    deadline.met_on = on
    _end(deadline, "met_on")


def meet_deadlines(*, rule: Timescale, subject_reference: str, on: datetime.date) -> int:
    """Say that what the rule asked for on a record was done; part of the command that did it.

    Returns how many deadlines that met: none where nothing was due any more.
    """
    waiting = Deadline.objects.open().filter(rule=rule.rule, subject_reference=subject_reference)
    found = list(waiting.select_for_update(of=("self",)))
    for deadline in found:
        meet_deadline(deadline=deadline, on=on)
    return len(found)


def cancel_deadline(*, deadline: Deadline, reason: str) -> None:
    """Say why something is not due any more. Raises Refused when it is not open any more."""
    _check_open(deadline)
    deadline.cancelled_reason = reason
    _end(deadline, "cancelled_reason")


def reinstate_deadline(*, deadline: Deadline) -> None:
    """Say that something is due after all. Raises Refused where nobody had cancelled it."""
    if not deadline.cancelled_reason:
        raise Refused("This was not cancelled.")
    deadline.cancelled_reason = ""
    deadline.save(update_fields=["cancelled_reason"])


def pause_deadline(*, deadline: Deadline, reason: str, on: datetime.date, by: Actor) -> None:
    """Let the time of a local limit or one of our own stand still from a day on.

    Raises NotPermitted for who does not work on the case, and Refused for a statutory limit,
    without a reason, or when it is done, cancelled or paused already.
    """
    with acting(by, summary="Paused a time limit", reason=reason):
        deadline = _to_change(deadline, by)
        check_may_pause(standing=deadline.standing, reason=reason)
        if deadline.is_paused:
            raise Refused("The time stands still already.")
        deadline.paused_since = on
        deadline.paused_reason = reason.strip()
        deadline.save(update_fields=["paused_since", "paused_reason"])


def resume_deadline(*, deadline: Deadline, reason: str, on: datetime.date, by: Actor) -> None:
    """Let time run again: what is due moves by the working days that it stood still.

    Raises NotPermitted for who does not work on the case, and Refused when it is not paused, or
    for a day before the pause.
    """
    with acting(by, summary="Let a time limit run again", reason=reason):
        deadline = _to_change(deadline, by)
        if deadline.paused_since is None:
            raise Refused("The time runs already.")
        deadline.due_on = due_after_pause(
            deadline.due_on, paused_since=deadline.paused_since, resumed_on=on
        )
        deadline.paused_since, deadline.paused_reason = None, ""
        deadline.save(update_fields=["due_on", "paused_since", "paused_reason"])


def _to_change(deadline: Deadline, by: Actor) -> Deadline:
    check_may_contribute(by, deadline.case)
    deadline = locked(Deadline.objects.select_related("case"), deadline)
    _check_open(deadline)
    return deadline


def _check_open(deadline: Deadline) -> None:
    if not deadline.is_open:
        raise Refused("This was done or cancelled already.")


def _end(deadline: Deadline, column: str) -> None:
    # What is done or not due any more does not stand still.
    deadline.paused_since, deadline.paused_reason = None, ""
    deadline.save(update_fields=[column, "paused_since", "paused_reason"])
