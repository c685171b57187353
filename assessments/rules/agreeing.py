"""What is agreed before the first session, and the summary after the last (R27)."""

import datetime
from dataclasses import dataclass

from hsb_cases.core.rules.answers import OK, Answer, follows, refuse
from hsb_cases.core.rules.calendar_words import day_in_words
from hsb_cases.core.rules.working_days import working_days_between


@dataclass(frozen=True)
class Agreement:
    """What was agreed about the work."""

    sessions: int | None = None
    reviews_after: tuple[int, ...] = ()
    """After which sessions the work is reviewed, e.g. 4 and 8 of 12."""
    starts_on: datetime.date | None = None
    ends_by: datetime.date | None = None
    shared_with_lead_on: datetime.date | None = None


@follows("R27")
def agreed_before_session_one(agreement: Agreement) -> list[Answer]:
    """What is not agreed yet; before the first session nothing may be missing.

    Cambridgeshire and Peterborough, Assessment and Intervention.
    """
    found = []
    sessions, reviews = agreement.sessions, agreement.reviews_after
    if sessions is None or sessions < 1:
        found.append(_no("Enter how many sessions are agreed.", "sessions"))
    elif any(not 1 <= after <= sessions for after in reviews):
        found.append(
            _no(f"Each review follows one of the {sessions} sessions agreed.", "reviews_after")
        )
    if not reviews:
        found.append(_no("Enter after which sessions the work is reviewed.", "reviews_after"))
    if agreement.starts_on is None or agreement.ends_by is None:
        found.append(_no("Enter from when until when the work goes on.", "ends_by"))
    elif agreement.ends_by < agreement.starts_on:
        found.append(_no("The work cannot end before it starts.", "ends_by"))
    if agreement.shared_with_lead_on is None:
        found.append(
            _no("Share the plan with the lead professional, and enter when.", "shared_with_lead_on")
        )
    return found


@follows("R27")
def closure_waits_for_summary(
    *, ended_on: datetime.date | None, due_on: datetime.date | None, filed_on: datetime.date | None
) -> Answer:
    """Whether an intervention lets its case be closed: ended, and the end summary filed.

    ``due_on`` is the last day for the summary, by the time limit ``END_SUMMARY``.
    """
    if filed_on is not None:
        return OK
    if ended_on is None:
        return _no("An intervention is still going on. End it, and file its end summary.", "")
    due = f" It was due on {day_in_words(due_on)}." if due_on else ""
    return _no(
        f"The end summary of the intervention that ended on {day_in_words(ended_on)} is not filed"
        f" yet.{due} File it before the case is closed.",
        "",
    )


@follows("R27")
def working_days_late(*, due_on: datetime.date, filed_on: datetime.date) -> int:
    """How many working days after its last day the summary was filed; kept with it."""
    return max(0, working_days_between(due_on, filed_on))


def _no(sentence: str, field: str) -> Answer:
    return refuse("R27", sentence, field=field)
