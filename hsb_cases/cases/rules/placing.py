"""A child whom one authority looks after and has placed in the area of another.

The authority that placed the child goes on being responsible for the child's care plan, so it is
told of what happened. No procedure here says when; that it is asked for is our own.
"""

import datetime
from dataclasses import dataclass

from hsb_cases.core.errors import Refused
from hsb_cases.core.rules.answers import says_something


@dataclass(frozen=True)
class Told:
    """Who at the placing authority was told, when, and of what."""

    told_on: datetime.date
    told_whom: str
    what: str


def is_placed_from_elsewhere(*, care_status: str, placed_by: int | None, here: int) -> bool:
    """Whether another authority than the one that holds the case looks after the child."""
    return care_status == "looked_after" and placed_by is not None and placed_by != here


def check_told(told: Told, *, today: datetime.date) -> None:
    """What is recorded of telling is whole. Raises Refused with the field."""
    if told.told_on > today:
        raise Refused("The day must be today or before.", field="told_on")
    if not told.told_whom.strip():
        raise Refused("Enter who at the placing authority was told.", field="told_whom")
    if not says_something(told.what):
        raise Refused(
            "Enter what the placing authority was told, in a sentence or more.", field="what"
        )
