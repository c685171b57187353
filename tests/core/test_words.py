"""How dates, counts and changes of words read."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsb_cases.core import filters
from hsb_cases.core.difference import Run, word_difference
from hsb_cases.core.rules.calendar_words import month_number

SUMMER_MORNING = datetime.datetime(2026, 7, 1, 7, 12, 44, tzinfo=datetime.UTC)
BEFORE_MIDNIGHT_UTC = datetime.datetime(2026, 6, 30, 23, 30, tzinfo=datetime.UTC)


def test_days_are_written_in_full():
    assert filters.day(datetime.date(2026, 11, 19)) == "Thursday 19 November 2026"
    assert filters.short_day(datetime.date(2026, 11, 9)) == "9 November 2026"


def test_moments_are_told_in_englands_time():
    assert filters.moment(SUMMER_MORNING) == "1 July 2026 at 08:12"
    assert filters.clock(SUMMER_MORNING, seconds=True) == "08:12:44"
    assert filters.day(BEFORE_MIDNIGHT_UTC) == "Wednesday 1 July 2026"
    assert filters.clock(datetime.time(9, 5)) == "09:05"


def test_nothing_is_written_as_nothing():
    assert [f(None) for f in (filters.day, filters.short_day, filters.clock, filters.moment)] == [
        ""
    ] * 4


@pytest.mark.parametrize(
    ("count", "words", "said"),
    [
        (1, ("child", "children"), "1 child"),
        (0, ("child", "children"), "0 children"),
        (1200, ("case",), "1,200 cases"),
    ],
)
def test_counts_carry_their_word(count, words, said):
    assert filters.plural(count, *words) == said


@pytest.mark.parametrize(
    ("typed", "month"),
    [("11", 11), ("jan", 1), ("Sept.", 9), ("may", 5), ("ma", None), ("13", None), ("0", None)],
)
def test_months_are_read_from_numbers_and_names(typed, month):
    assert month_number(typed) == month


def test_changed_words_next_to_each_other_read_as_one_phrase():
    runs = word_difference("seen by her foster carer at home", "seen by the school nurse at home")
    assert runs == [
        Run("same", "seen by "),
        Run("removed", "her foster carer"),
        Run("added", "the school nurse"),
        Run("same", " at home"),
    ]


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_word_is_lost_in_a_difference(before, after):
    runs = word_difference(before, after)
    assert "".join(run.text for run in runs if run.kind != "added") == before
    assert "".join(run.text for run in runs if run.kind != "removed") == after


def test_an_empty_text_differs_wholly():
    assert word_difference(None, "new") == [Run("added", "new")]
    assert word_difference("old", None) == [Run("removed", "old")]
    assert word_difference("", None) == []
