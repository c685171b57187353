"""A record that was merged, and then merged on, is found as fast as one merged once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hsb_cases.agencies.acting import acting, system_acting
from hsb_cases.cases.models import Child
from hsb_cases.cases.selectors.merging import standing_child
from hsb_cases.core.errors import OutOfScope
from tests.query_counts.growing import grow, with_nothing_yet
from tests.query_counts.table import MANAGER
from tests.support.roles import as_owner

pytestmark = pytest.mark.django_db


@pytest.fixture
def grown(setting):
    grown = with_nothing_yet(setting)
    grow(grown, 2)
    return grown


def merged_on(first, times, last):
    """The first record merged into another, and that into the next; the last one stands."""
    with as_owner(), system_acting("Test set-up"):
        line = [
            Child.objects.create(given_name=f"Robin {n}", held_by=last.held_by)
            for n in range(times - 1)
        ]
        for record, into in zip([first, *line], [*line, last], strict=True):
            Child.objects.filter(pk=record.pk).update(merged_into=into)


def test_however_often_the_other_record_was_merged_on_the_page_takes_as_many_queries(
    grown, browsers
):
    known, other = grown.cases[0].child, grown.matches[1].child
    path = reverse("cases:merge_match", args=[grown.case.reference, grown.matches[1].created_in])
    counts = []
    browsers[MANAGER].get(path)
    for times in (1, 10):
        merged_on(other, times, known)
        with CaptureQueriesContext(connection) as asked:
            answer = browsers[MANAGER].get(path)
        assert grown.cases[0].reference in answer.content.decode()
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_where_the_record_that_stands_is_not_seen_there_is_none(grown):
    with as_owner():
        hidden = grown.setting.concerns["foreign"].children.get().child
    other = grown.matches[1].child
    merged_on(other, 2, hidden)
    with as_owner():
        other.refresh_from_db()
    with acting(grown.setting.world[MANAGER]), pytest.raises(OutOfScope):
        standing_child(other)
