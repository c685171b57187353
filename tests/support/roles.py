"""Which database role a test acts as: the runtime role, unless it arranges something."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def database_role(name: str | None) -> Iterator[None]:
    """Inside, statements run as the named role; None: as whoever connected (the owner)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, session_user")
        before, session = cursor.fetchone()
        cursor.execute(f'SET ROLE "{name or session}"')
    try:
        yield
    finally:
        if not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute(f'SET ROLE "{before}"')


def as_owner():
    """Arranging facts, or checking what the database really holds."""
    return database_role(None)


def as_worker():
    """What a sweep may do."""
    return database_role("hsb_worker")
