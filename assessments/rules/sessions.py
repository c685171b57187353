"""Sessions as they are logged, what is measured, and when to look back (R26, R27, R37)."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from assessments.rules.programmes import STAGES
from hsb_cases.cases.rules.interpreting import interpreter_is_arranged
from hsb_cases.core.rules.answers import Answer, follows, refuse
from hsb_cases.core.rules.working_days import WorkingDays

ATTENDED, MISSED, CALLED_OFF = "attended", "missed", "cancelled"
END_IS_NEAR = WorkingDays(20)
"""How long before the agreed end the work is listed as nearing it. Our own default."""
SESSIONS_LEFT = 2
"""With so many sessions left or fewer it nears its end as well. Our own default."""


@dataclass(frozen=True)
class SessionFacts:
    """One session that was offered."""

    offered_on: datetime.date
    attendance: str
    missed_reason: str = ""
    stage: str = ""
    carer_work: str = ""
    notes: str = ""
    interpreter_arranged: str = ""
    interpreter_reason: str = ""


def session_is_whole(
    facts: SessionFacts,
    *,
    starts_on: datetime.date,
    today: datetime.date,
    interpreter_needed: str,
) -> list[Answer]:
    """What is missing of a session (R26, R37). ``interpreter_needed``: yes, no or unknown."""
    found = []
    if facts.offered_on > today:
        found.append(_no("The day of the session must be today or before.", "offered_on"))
    elif facts.offered_on < starts_on:
        found.append(
            _no("The day of the session is before the work was agreed to start.", "offered_on")
        )
    if facts.attendance == ATTENDED:
        if facts.stage not in dict(STAGES):
            found.append(_no("Choose what the session worked on.", "stage"))
        found.append(
            interpreter_is_arranged(
                needed=interpreter_needed,
                arranged=facts.interpreter_arranged,
                why_not=facts.interpreter_reason,
            )
        )
    elif facts.attendance not in {MISSED, CALLED_OFF}:
        found.append(_no("Choose what became of the session.", "attendance"))
    elif not facts.missed_reason.strip():
        found.append(_no("Enter why the session did not take place.", "missed_reason"))
    return [one for one in found if one.kind != "ok"]


@follows("R27")
def review_due(agreed: Iterable[int], *, attended: int, reviewed: int) -> int | None:
    """After which session the review is due that has not been held; None: none is.

    ``reviewed``: how many sessions had been attended at the last review; 0: there was none.
    """
    waiting = [after for after in agreed if reviewed < after <= attended]
    return max(waiting, default=None)


@dataclass(frozen=True)
class MeasureFacts:
    """Something measured before the work. No question of a licensed measure is copied."""

    what: str
    lowest: int
    highest: int
    better: str
    before: int
    before_on: datetime.date


def measure_is_whole(facts: MeasureFacts, *, today: datetime.date) -> list[Answer]:
    """What is wrong with a first measurement."""
    found = []
    if not facts.what.strip():
        found.append(_no("Enter what is measured.", "what"))
    if facts.highest <= facts.lowest:
        found.append(_no("The highest number must be above the lowest.", "highest"))
    elif not facts.lowest <= facts.before <= facts.highest:
        found.append(_no(_off_scale(facts.lowest, facts.highest), "before"))
    if facts.before_on > today:
        found.append(_no("The day must be today or before.", "before_on"))
    return found


def after_is_whole(
    after: int,
    after_on: datetime.date,
    *,
    first: MeasureFacts,
    today: datetime.date,
) -> list[Answer]:
    """What is wrong with the second measurement of the same thing."""
    found = []
    if not first.lowest <= after <= first.highest:
        found.append(_no(_off_scale(first.lowest, first.highest), "after"))
    if not first.before_on <= after_on <= today:
        found.append(
            _no("The day must not be before the first measurement, nor in the future.", "after_on")
        )
    return found


def _off_scale(lowest: int, highest: int) -> str:
    return f"Enter a number from {lowest} to {highest}."


def _no(sentence: str, field: str) -> Answer:
    return refuse("", sentence, field=field)
