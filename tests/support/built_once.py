"""What the tests of a module start from: built once, kept by savepoints, copied for each test.

Building the same people and concerns again costs more than most tests do themselves. A fixture
that is ``@built_once`` runs for the first test of a module that asks for it. Its rows stay in a
transaction that is open while the module's tests run; each test works in a savepoint above them
and is rolled back to them, and is given a copy of its own of what the fixture returned. So no
test sees what another did to the rows or to the objects.

Such a fixture writes rows and nothing else (no files, no mail, no cookies, no clock), asks for
nothing but others that are built once, and returns what can be pickled: records, dataclasses.
Tests that commit run it anew each time, as any other fixture. In a class it stays a plain one.
"""

import functools
import inspect
import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import connection, transaction

MARK = "__built_once__"


@dataclass(frozen=True)
class Level:
    """One fixture that is built, with the savepoint above which its rows were made."""

    name: str
    function: Callable[..., Any]
    before: transaction.Atomic
    values: bytes
    """What this fixture and those below it returned, pickled together: they share objects."""


@dataclass
class Built:
    """The fixtures whose rows are in the database now, each standing on the one before."""

    levels: list[Level] = field(default_factory=list)
    given: dict[str, Any] = field(default_factory=dict)
    """The running test's own copies."""
    commits: bool = False
    """Whether the running test commits, so that nothing can be kept beneath it."""

    def prepare(self, wanted: Sequence[tuple[str, Callable[..., Any]]]) -> None:
        """Put just these fixtures' rows into the database, keeping what is there of them."""
        if _broken():
            self.leave()
        kept = 0
        for level, (name, function) in zip(self.levels, wanted, strict=False):
            if (level.name, level.function) != (name, function):
                break
            kept += 1
        self.leave(kept)
        for name, function in wanted[kept:]:
            self._add(name, function)
        self.given = self._values()

    def leave(self, kept: int = 0) -> None:
        """Take the rows of all but the first so many fixtures back."""
        while len(self.levels) > kept:
            _take_back(self.levels.pop().before)
        self.given = {}

    def _add(self, name: str, function: Callable[..., Any]) -> None:
        below = self._values()
        before = transaction.atomic()
        before.__enter__()
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET ROLE hsb_runtime")
            below[name] = function(**{asked: below[asked] for asked in _asked_by(function)})
            _check_constraints()
            values = pickle.dumps(below)
        except BaseException:
            _take_back(before)
            raise
        self.levels.append(Level(name, function, before, values))

    def _values(self) -> dict[str, Any]:
        return pickle.loads(self.levels[-1].values) if self.levels else {}  # noqa: S301 -- our own


NOW = Built()
"""What this test process has built."""


def built_once(function: Callable[..., Any]):
    """In the place of ``pytest.fixture``: see above."""

    @functools.wraps(function)
    def given(**asked: Any) -> Any:
        return function(**asked) if NOW.commits else NOW.given[function.__name__]

    setattr(given, MARK, function)
    return pytest.fixture(given)


def wanted_by(item: pytest.Item) -> list[tuple[str, Callable[..., Any]]]:
    """The fixtures of a test that are built once, those first that others ask for."""
    found: dict[str, Callable[..., Any]] = {}
    definitions = item._fixtureinfo.name2fixturedefs

    def add(name: str) -> None:
        function = getattr(definitions[name][-1].func, MARK, None) if name in definitions else None
        if function is not None and name not in found:
            for asked in _asked_by(function):
                add(asked)
            found[name] = function

    for name in sorted(definitions):
        add(name)
    return list(found.items())


def _asked_by(function: Callable[..., Any]) -> list[str]:
    return list(inspect.signature(function).parameters)


def _broken() -> bool:
    """Whether a test has closed the connection or spoilt the transaction."""
    return connection.closed_in_transaction or connection.needs_rollback


def _check_constraints() -> None:
    """Ask all constraints now. Django puts every one off afterwards, R12's too: that is undone."""
    with transaction.atomic():
        connection.check_constraints()
        transaction.set_rollback(True)


def _take_back(before: transaction.Atomic) -> None:
    transaction.set_rollback(True)
    before.__exit__(None, None, None)
