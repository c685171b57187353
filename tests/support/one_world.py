"""One world for many tests of a module: built once, every test's changes taken back."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def kept_open(blocker) -> Iterator[None]:
    """A transaction around a whole module, taken back at its end.

    pytest-django closes connections after each test class, so tests of such a module must not
    ask for its ``db`` fixture; ``taken_back`` undoes what each of them did.
    """
    with blocker.unblock():
        around = transaction.atomic()
        around.__enter__()
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("RESET ROLE")
            transaction.set_rollback(True)
            around.__exit__(None, None, None)
            connection.close()


@contextmanager
def taken_back() -> Iterator[None]:
    """What is done inside is undone; meanwhile the connection is the runtime role's."""
    inside = transaction.atomic()
    inside.__enter__()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SET ROLE hsb_runtime")
        yield
    finally:
        transaction.set_rollback(True)
        inside.__exit__(None, None, None)
