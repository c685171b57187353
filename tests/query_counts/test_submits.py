"""Submitting a concern takes as many queries for each child, however many there are or were."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hsb_cases.drafts.commands import start_draft
from hsb_cases.drafts.models import Draft
from tests.query_counts.growing import grow, with_nothing_yet
from tests.support.children import fictional_children
from tests.support.drafting import child, contents
from tests.support.one_world import taken_back
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db


def typed(one):
    born = (one.born.day, one.born.month, one.born.year)
    return child(one.given, one.family, born, "harmed", harmed="yes")


def queries(setting, browser, children: int) -> int:
    """How many queries it takes to send a draft of so many children, all of them referred."""
    with taken_back():
        draft = start_draft(kind="concern", at=NOON, by=setting.world["school"])
        entered = contents(*(typed(one) for one in fictional_children(children)))
        refer = {f"refer_{key}": ["yes"] for key in entered["items"]["children"]}
        entered["sections"]["refer"]["raw"] |= refer
        with as_owner():
            Draft.objects.filter(pk=draft.pk).update(contents=entered)
        path = reverse("referrals:draft_check", args=[draft.reference])
        browser.get(path)
        with CaptureQueriesContext(connection) as asked:
            answer = browser.post(path, {"version": draft.version})
        assert answer.status_code == 302, answer.content
        assert answer.url.endswith("/done/")
        return len(asked)


def test_each_child_takes_as_many_queries_as_the_one_before(setting, browsers):
    one, thirteen, twentyfive = (queries(setting, browsers["school"], n) for n in (1, 13, 25))
    assert (thirteen - one) % 12 == 0
    assert twentyfive - thirteen == thirteen - one


def test_a_submit_takes_as_many_queries_among_many_records_as_among_few(setting, browsers):
    grown = with_nothing_yet(setting)
    counts = []
    for rows in (1, 25, 250):
        grow(grown, rows)
        counts.append(queries(setting, browsers["school"], 2))
    assert len(set(counts)) == 1, counts
