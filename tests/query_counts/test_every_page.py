"""No page takes 20 queries, and none takes more of them as its rows grow.

Generated from the URL configuration: each route is opened by the first person who may open it.
"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.access.asking import address, may_open, targets
from tests.access.routes import routes
from tests.access.table import TABLE
from tests.query_counts.growing import grow

pytestmark = pytest.mark.django_db

MOST = 20
OF_THE_TEST = ("SAVEPOINT", "RELEASE SAVEPOINT", "SET ROLE", "SELECT current_user")
"""Savepoints stand for the transaction that a request has to itself; roles are the test's."""
OPENERS = (
    "northmere worker one",
    "northmere front door manager",
    "northmere auditor",
    "school",
    "police",
    "administrator",
)
SEEN_BY_MORE = {
    "workspace:home": ["northmere front door", "school", "northmere auditor"],
    "workspace:caseload": ["northmere front door", "northmere auditor", "school"],
    "referrals:concerns": ["school", "northmere front door"],
    "workspace:case": ["northmere auditor", "northmere coordinator", "school"],
}
"""Pages that hold something else for other roles."""


def pages(setting):
    """Each page that can be opened: its route, a person who may, and its address."""
    for route in routes():
        row = TABLE.get(route.name)
        if row is None or 200 not in row.answers or "GET" not in row.methods:
            continue
        for target in targets(setting, row, route):
            who = [person for person in OPENERS if may_open(setting, row, person, target)][:1]
            who += [
                person
                for person in SEEN_BY_MORE.get(route.name, [])
                if may_open(setting, row, person, target)
            ]
            for person in who:
                yield route.name, person, address(row, target.words)
            if who:
                break


def counted(browser, path):
    with CaptureQueriesContext(connection) as found:
        response = browser.get(path)
    asked = [one for one in found if not one["sql"].startswith(OF_THE_TEST)]
    return response.status_code, len(asked)


def test_no_page_takes_20_queries_or_more_as_rows_grow(setting, browsers):
    counts = {}
    for person in {*OPENERS, *(one for more in SEEN_BY_MORE.values() for one in more)}:
        browsers[person].get("/")  # the first request marks the session as active
    for rows in (1, 24):
        grow(setting, rows)
        for name, person, path in pages(setting):
            status, asked = counted(browsers[person], path)
            if status == 200:
                counts.setdefault((name, person), []).append(asked)
    assert len(counts) > 60
    too_many = {page: asked for page, asked in counts.items() if max(asked) >= MOST}
    growing = {page: asked for page, asked in counts.items() if asked[-1] > asked[0]}
    assert not too_many, too_many
    assert not growing, growing
