"""No page read takes more than 20 queries, and none takes more of them as its rows grow."""

import re
from collections import Counter
from dataclasses import dataclass, field

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.access.conftest import Browsers
from tests.access.routes import routes
from tests.access.table import TABLE
from tests.query_counts.growing import Grown, grow, with_nothing_yet
from tests.query_counts.pages import Page
from tests.query_counts.table import FIXED, LISTS
from tests.support.one_world import taken_back

pytestmark = pytest.mark.django_db

MOST = 20
NUMBERS_OF_ROWS = (1, 25, 250)
OF_THE_TEST = ("SAVEPOINT", "RELEASE SAVEPOINT", "SET ROLE", "SELECT current_user")
"""Savepoints stand for the transaction that a request has to itself; roles are the test's."""
READ = [
    route.name
    for route in routes()
    if route.name not in TABLE or "GET" in TABLE[route.name].methods
]
"""The routes that answer GET, and those of which nobody has said what they answer."""


@dataclass
class Seen:
    """What a page was at one number of rows."""

    status: int
    asked: list[str]
    rows: int


@dataclass
class Counted:
    """One page as one person opens it, at each number of rows."""

    page: Page
    seen: list[Seen] = field(default_factory=list)

    @property
    def more(self) -> Counter[str]:
        """The queries that the last number of rows took more than the first, without values."""
        first, last = (Counter(map(_shape, self.seen[at].asked)) for at in (0, -1))
        return last - first


@pytest.fixture(scope="module")
def counted(shared_setting):
    """Every page at every number of rows: counted once for all tests of the module."""
    setting, browsers = shared_setting
    pages = {
        name: [Counted(page) for page in _pages(name)] for name in READ if name in {*LISTS, *FIXED}
    }
    with taken_back():
        grown = with_nothing_yet(setting)
        for rows in NUMBERS_OF_ROWS:
            grow(grown, rows)
            for name, found in pages.items():
                for one in found:
                    one.seen.append(_seen(name, one.page, grown, browsers))
    return pages


def _pages(name: str) -> tuple[Page, ...]:
    return LISTS[name] if name in LISTS else (FIXED[name][1],)


def _seen(name: str, page: Page, grown: Grown, browsers: Browsers) -> Seen:
    browser = browsers[page.by]
    path = page.address(name, grown, browser)
    if grown.rows == NUMBERS_OF_ROWS[0]:
        browser.get(path)  # the first request marks the session as active
    with CaptureQueriesContext(connection) as found:
        response = browser.get(path)
    asked = [one["sql"] for one in found if not one["sql"].startswith(OF_THE_TEST)]
    rows = response.content.count(page.rows.encode()) if page.rows else 0
    return Seen(response.status_code, asked, rows)


def _shape(sql: str) -> str:
    return re.sub(r"'[^']*'|\b\d+\b", "?", sql)[:200]


def test_each_entry_names_a_page():
    assert set(LISTS) & set(FIXED) == set()
    assert {*LISTS, *FIXED} - set(READ) == set()


@pytest.mark.parametrize("name", READ)
def test_a_page_takes_few_queries_and_no_more_for_250_rows_than_for_one(counted, name):
    if name not in counted:
        pytest.fail(f"Say in tests/query_counts/table.py what grows on {name}, or why nothing does")
    for one in counted[name]:
        statuses = {seen.status for seen in one.seen}
        allowed = TABLE[name].answers | {200} if name in FIXED else {200}
        assert statuses <= allowed, (one.page, statuses)
        numbers = [len(seen.asked) for seen in one.seen]
        assert max(numbers) <= MOST, (one.page.by, numbers)
        assert max(numbers) == numbers[0], (one.page.by, numbers, one.more)


@pytest.mark.parametrize("name", sorted(LISTS))
def test_there_are_more_rows_to_be_seen(counted, name):
    assert any(one.page.rows for one in counted[name])
    for one in counted[name]:
        shown = [seen.rows for seen in one.seen]
        assert not one.page.rows or 0 < shown[0] < shown[1], (one.page, shown)
