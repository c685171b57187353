"""Who has a meeting’s page open at this moment. It is kept for seconds, beside the record."""

import datetime
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from django.core.cache import cache
from redis import RedisError

from panels.models import Meeting

SEEN_FOR = datetime.timedelta(seconds=30)
"""A page asks every few seconds; after so long without a question it is taken to be closed."""


@dataclass(frozen=True)
class Here:
    """Somebody with the page open."""

    membership_id: int
    name: str
    agency: str
    conducts: bool
    place: str
    """The item of the agenda that is open there; empty: the whole record."""
    at: datetime.datetime


def here_now(meeting: Meeting, *, at: datetime.datetime) -> list[Here]:
    """Who has the page open, by name; nobody where the place that keeps it is away."""
    found = [one for one in noted(meeting).values() if at - one.at <= SEEN_FOR]
    return sorted(found, key=lambda one: (one.name, one.membership_id))


def noted(meeting: Meeting) -> Mapping[int, Here]:
    """All who were noted lately, by the number of their membership."""
    with suppress(RedisError):
        return cache.get(presence_key(meeting)) or {}
    return {}


def presence_key(meeting: Meeting) -> str:
    """Under which name it is kept."""
    return f"here:{meeting.pk}"
