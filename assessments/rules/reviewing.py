"""Looking back at the work, its end, and what the end summary says (R27, R36)."""

import datetime
from dataclasses import dataclass, field

from assessments.rules.intervening import Views, views_missing
from hsb_cases.cases.rules.asking import self_harm_is_asked
from hsb_cases.cases.rules.consulting import views_are_recorded
from hsb_cases.core.rules.answers import Answer, follows, refuse, says_something

GO_ON, CHANGE, END = "go_on", "change", "end"
COMPLETED = "completed"


@dataclass(frozen=True)
class ReviewFacts:
    """One look back at the work."""

    held_on: datetime.date
    progress: str
    decision: str
    child_views: str = ""
    child_views_missing_reason: str = ""
    next_steps: str = ""
    self_harm_risk: str = ""
    self_harm_detail: str = ""
    sessions: int | None = None
    """Of a change: how many sessions are agreed now; None: as many as before."""
    ends_by: datetime.date | None = None
    """Of a change: the new end; None: the one before."""


@follows("R27", "R36")
def review_is_whole(
    facts: ReviewFacts,
    *,
    child: str,
    starts_on: datetime.date,
    attended: int,
    today: datetime.date,
) -> list[Answer]:
    """What is missing of a review. ``attended``: how many sessions so far."""
    found = []
    if not starts_on <= facts.held_on <= today:
        found.append(
            _no("The day must not be before the work started, nor in the future.", "held_on")
        )
    if not says_something(facts.progress):
        found.append(_no("Enter what has changed so far, in a sentence or more.", "progress"))
    found.append(
        views_are_recorded(
            whose="the child",
            views=facts.child_views,
            why_not=facts.child_views_missing_reason,
            field="child_views",
        )
    )
    found.append(
        self_harm_is_asked(child=child, answer=facts.self_harm_risk, detail=facts.self_harm_detail)
    )
    if facts.decision not in {GO_ON, CHANGE, END}:
        found.append(_no("Choose what the review came to.", "decision"))
    elif facts.decision != GO_ON and not says_something(facts.next_steps):
        found.append(_no("Enter why, and what follows, in a sentence or more.", "next_steps"))
    if facts.decision == CHANGE:
        found += _changed(facts, starts_on=starts_on, attended=attended)
    return [one for one in found if one.kind != "ok"]


def _changed(facts: ReviewFacts, *, starts_on: datetime.date, attended: int) -> list[Answer]:
    if facts.sessions is None and facts.ends_by is None:
        return [_no("Enter how many sessions are agreed now, or the new end.", "sessions")]
    found = []
    if facts.sessions is not None and facts.sessions < max(attended, 1):
        found.append(_no("No fewer sessions can be agreed than took place.", "sessions"))
    if facts.ends_by is not None and facts.ends_by < starts_on:
        found.append(_no("The work cannot end before it starts.", "ends_by"))
    return found


def end_is_whole(
    *,
    ended_on: datetime.date,
    reason: str,
    detail: str,
    last_session_on: datetime.date,
    today: datetime.date,
) -> list[Answer]:
    """What is missing of the end. ``reason``: completed, withdrew, moved or unsuitable."""
    found = []
    if not last_session_on <= ended_on <= today:
        found.append(
            _no("The end must not be before the last session, nor in the future.", "ended_on")
        )
    if not reason:
        found.append(_no("Choose why the work ended.", "reason"))
    elif reason != COMPLETED and not says_something(detail):
        found.append(_no("Enter why it ended early, in a sentence or more.", "detail"))
    return found


@dataclass(frozen=True)
class SummaryFacts:
    """What the end summary says, and with whom it is shared."""

    work_done: str = ""
    progress: str = ""
    remaining: str = ""
    next_steps: str = ""
    views: Views = field(default_factory=Views)
    self_harm_risk: str = ""
    self_harm_detail: str = ""
    shared_with_lead_on: datetime.date | None = None
    shared_with_group_on: datetime.date | None = None
    not_shared_with_group_reason: str = ""


TEXTS_OF_A_SUMMARY = {
    "work_done": "Enter what was done, in a sentence or more.",
    "progress": "Enter what has changed, in a sentence or more.",
    "remaining": "Enter what risk and needs remain, in a sentence or more.",
    "next_steps": "Enter who goes on with what, in a sentence or more.",
}


@follows("R27", "R36")
def summary_is_whole(
    facts: SummaryFacts, *, child: str, ended_on: datetime.date, today: datetime.date
) -> list[Answer]:
    """What is missing before the summary is filed.

    It goes to the lead professional (Cambridgeshire and Peterborough, Assessment and Intervention).
    That the agencies around the child get it, or why not, is our own default.
    """
    found = [
        _no(sentence, name)
        for name, sentence in TEXTS_OF_A_SUMMARY.items()
        if not says_something(getattr(facts, name))
    ]
    found += views_missing(facts.views)
    found.append(
        self_harm_is_asked(child=child, answer=facts.self_harm_risk, detail=facts.self_harm_detail)
    )
    if facts.shared_with_lead_on is None:
        found.append(
            refuse(
                "R27",
                "Share the summary with the lead professional, and enter when.",
                field="shared_with_lead_on",
            )
        )
    if facts.shared_with_group_on is None and not facts.not_shared_with_group_reason.strip():
        found.append(
            _no(
                "Share the summary with the agencies around the child and enter when, or enter why"
                " not.",
                "shared_with_group_on",
            )
        )
    for name in ("shared_with_lead_on", "shared_with_group_on"):
        on = getattr(facts, name)
        if on is not None and not ended_on <= on <= today:
            found.append(_no("The day must not be before the end, nor in the future.", name))
    return [one for one in found if one.kind != "ok"]


def _no(sentence: str, field: str) -> Answer:
    return refuse("", sentence, field=field)
