"""Acts that really run at the same time: each in a thread and on a connection of its own."""

import threading
from collections.abc import Callable
from typing import Any

from django.db import connection

from hsb_cases.core.errors import OutOfScope, Refused
from tests.support.roles import as_owner


def together(*acts: Callable[[], Any]) -> list[Any]:
    """What each act returned, or the refusal it met. Any other error is raised.

    The acts begin together, as the runtime role, and commit by themselves: the test must be
    marked with ``transaction=True``.
    """
    start = threading.Barrier(len(acts))
    results: list[Any] = [None] * len(acts)
    errors: list[BaseException] = []

    def run(number: int, act: Callable[[], Any]) -> None:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET ROLE hsb_runtime")
            start.wait(timeout=20)
            results[number] = act()
        except (Refused, OutOfScope) as refusal:
            results[number] = refusal
        except BaseException as error:  # noqa: BLE001 -- raised again below, in the test's thread
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert not any(thread.is_alive() for thread in threads), "an act waits for ever"
    if errors:
        raise errors[0]
    return results


def projection_differs() -> int:
    """How many cases' projection differs from their grants; the sweep must see some cases."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT looked, mended FROM hsb_reconcile_caseload()")
        looked, mended = cursor.fetchone()
    assert looked > 0
    return int(mended)
