"""How cases and days read in lists, the same on every page of the room."""

import datetime

from django.utils import timezone

from hsb_cases.cases.models import CaseStatus
from hsb_cases.cases.models.codes import ParticipationRole
from hsb_cases.core.filters import clock, day, short_day
from hsb_cases.core.parts import Tag

STANDINGS = {
    "statutory": "statutory",
    "local": "local timescale",
    "default": "our default, not statutory",
}
ROLE_WORDS = {
    ParticipationRole.HARMED: "Harmed",
    ParticipationRole.DISPLAYING: "Displaying",
    ParticipationRole.BOTH: "Both",
    ParticipationRole.SELF_DIRECTED: "Self-directed",
    ParticipationRole.AFFECTED: "Affected",
}


def initials_and_age(initials: str | None, age: int | None) -> str:
    """``R.D., 11``; without an age, the initials alone."""
    if not initials:
        return ""
    return initials if age is None else f"{initials}, {age}"


def role_words(role: str) -> str:
    """A child's part in one or two words."""
    return ROLE_WORDS[ParticipationRole(role)]


def role_tags(roles: list[str] | tuple[str, ...] | None) -> tuple[Tag, ...]:
    """One neutral tag for each kind of part that the child has in an incident."""
    return tuple(Tag(role_words(role)) for role in roles or ())


def stub_status(status: str, *, decided: bool) -> str:
    """Where a referral stands for who keeps a stub; nothing of the work or of others’ referrals."""
    if status == CaseStatus.CLOSED:
        return str(CaseStatus.CLOSED.label)
    return "Decided" if decided else str(CaseStatus.REFERRED.label)


def standing_words(standing: str) -> str:
    """Where a time limit comes from, so that a default of ours is never taken for statute."""
    return STANDINGS[standing]


def day_words(value: datetime.date, *, today: datetime.date) -> str:
    """A day in words; the year only where it is not this one."""
    words = day(value)
    return words.removesuffix(f" {today.year}") if value.year == today.year else words


def moment_words(value: datetime.datetime, *, today: datetime.date) -> str:
    """A moment near today in few words: ``today 08:12``, ``yesterday 17:40``, else the date."""
    on = timezone.localtime(value).date()
    if on == today:
        return f"today {clock(value)}"
    if on == today - datetime.timedelta(days=1):
        return f"yesterday {clock(value)}"
    return f"{short_day(value)} at {clock(value)}"
