"""Invitations: a link that is good once and for seven days. Only its digest is kept."""

import datetime
import hashlib

GOOD_FOR = datetime.timedelta(days=7)
"""How long an invitation can be used. Our own default."""


def token_digest(token: str) -> str:
    """What is kept of a link's token: the database alone lets nobody in."""
    return hashlib.sha256(token.encode()).hexdigest()


def expiry(made_at: datetime.datetime) -> datetime.datetime:
    """The moment from which an invitation can no longer be used."""
    return made_at + GOOD_FOR


def is_open(
    *,
    at: datetime.datetime,
    expires_at: datetime.datetime,
    used_at: datetime.datetime | None,
    revoked_at: datetime.datetime | None,
    person_active: bool,
) -> bool:
    """Whether an invitation can be used at a moment."""
    return used_at is None and revoked_at is None and person_active and at < expires_at
