"""What an entry on the criminal justice track must say, by its kind."""

import datetime
from dataclasses import dataclass

from assessments.rules import justice_events as kinds
from hsb_cases.core.rules.answers import Answer, refuse, says_something


@dataclass(frozen=True)
class Entry:
    """One event as somebody writes it down."""

    kind: str
    happened_on: datetime.date
    detail: str = ""
    conditions: str = ""
    court: str = ""
    notification_required: str = ""
    notification_until: datetime.date | None = None
    mappa_category: str = ""
    mappa_level: str = ""
    correction_reason: str = ""


def fields_of(kind: str) -> tuple[str, ...]:
    """The facts that belong to a kind of event, in the order they are asked."""
    found = ["happened_on"] if kind != kinds.IN_ERROR else []
    if kind in kinds.IN_COURT:
        found.append("court")
    if kind in kinds.HAS_CONDITIONS:
        found.append("conditions")
    if kind in kinds.MAY_BRING_NOTIFICATION:
        found += ["notification_required", "notification_until"]
    if kind in {kinds.MAPPA_REFERRAL, kinds.MAPPA_LEVEL}:
        found += ["mappa_category", "mappa_level"]
    return (*found, "detail")


def what_is_missing(entry: Entry, *, today: datetime.date, corrects: bool) -> list[Answer]:
    """What keeps the entry from being recorded, each with its field; ``corrects`` an earlier one.

    No clause: it is what an entry needs to be understood later.
    """
    asked = fields_of(entry.kind)
    wrong = (
        (entry.happened_on > today, "The date must be today or before.", "happened_on"),
        (
            entry.kind == kinds.IN_ERROR and not corrects,
            "Choose the entry that was made in error.",
            "corrects",
        ),
        (
            corrects and not says_something(entry.correction_reason),
            "Enter why the earlier entry is corrected, in a sentence or more.",
            "correction_reason",
        ),
        (
            "notification_required" in asked and not entry.notification_required,
            "Choose whether there is a duty to notify the police; “Not known” is an answer.",
            "notification_required",
        ),
        (
            entry.notification_until is not None and entry.notification_required != "yes",
            "Leave the end of the duty empty where there is none.",
            "notification_until",
        ),
        (
            entry.notification_until is not None and entry.notification_until < entry.happened_on,
            "The duty to notify cannot end before it starts.",
            "notification_until",
        ),
        (
            entry.kind == kinds.MAPPA_LEVEL and not entry.mappa_level,
            "Choose the MAPPA level.",
            "mappa_level",
        ),
        (
            entry.kind == kinds.MAPPA_LEVEL and not entry.mappa_category,
            "Choose the MAPPA category.",
            "mappa_category",
        ),
    )
    return [refuse("", sentence, field=field) for is_so, sentence, field in wrong if is_so]
