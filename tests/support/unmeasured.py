"""Tests that coverage does not look at, because they go over every page for another reason.

They take the longest, half as long again when measured, and a line that they alone run is not
tested: they ask who may, and how many queries, not what comes of it.
"""

from collections.abc import Iterator

import coverage
import pytest


@pytest.fixture(autouse=True, scope="module")
def unmeasured() -> Iterator[None]:
    """Coverage waits until the module's tests are done; imported by the conftest of a folder."""
    measuring = coverage.Coverage.current()
    if measuring is None:
        yield
        return
    measuring.stop()
    yield
    measuring.start()
