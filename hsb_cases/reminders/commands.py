"""Making, meeting and cancelling deadlines."""

import datetime

from hsb_cases.agencies.models import Membership, Team
from hsb_cases.cases.models import Case
from hsb_cases.core.errors import Refused
from hsb_cases.reminders.models import Deadline
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
    if not deadline.is_open:
        raise Refused("This was done or cancelled already.")
    deadline.met_on = on
    deadline.save(update_fields=["met_on"])


def cancel_deadline(*, deadline: Deadline, reason: str) -> None:
    """Say why something is not due any more. Raises Refused when it is not open any more."""
    if not deadline.is_open:
        raise Refused("This was done or cancelled already.")
    deadline.cancelled_reason = reason
    deadline.save(update_fields=["cancelled_reason"])
