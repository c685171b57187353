"""Noting who has a meeting’s page open. No record: it is forgotten after seconds."""

import datetime
from contextlib import suppress

from django.core.cache import cache
from redis import RedisError

from hsb_cases.agencies.acting import Actor
from panels.models import Meeting
from panels.selectors.presence import SEEN_FOR, Here, noted, presence_key


def note_presence(
    *, meeting: Meeting, place: str, conducts: bool, at: datetime.datetime, by: Actor
) -> None:
    """Note that somebody has the page open. Where nothing can be noted, the page goes on without.

    Two notes at the same moment may cost one of them; the next question mends it.
    """
    mine = Here(
        membership_id=by.membership.pk,
        name=by.user.full_name,
        agency=by.agency.name,
        conducts=conducts,
        place=place,
        at=at,
    )
    kept = {key: one for key, one in noted(meeting).items() if at - one.at <= SEEN_FOR}
    with suppress(RedisError):
        cache.set(
            presence_key(meeting),
            {**kept, by.membership.pk: mine},
            timeout=2 * SEEN_FOR.total_seconds(),
        )
