"""Lengths of time: none ends on a day off, and longer or later never ends earlier."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsb_cases.core.rules.lengths import (
    LENGTHS,
    CalendarDays,
    Months,
    add_months,
    last_working_day,
)
from hsb_cases.core.rules.working_days import WorkingDays, is_working_day, working_days_between

DAYS = st.dates(min_value=datetime.date(2024, 1, 1), max_value=datetime.date(2032, 12, 31))
UNITS = st.sampled_from([WorkingDays, CalendarDays, Months])
COUNTS = st.integers(1, 60)


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-10-31", 4, "2027-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-04-17", 3, "2026-07-17"),
        ("2026-03-24", 0, "2026-03-24"),
    ],
)
def test_a_month_ends_on_the_same_day_or_the_last_of_a_shorter_month(start, count, end):
    assert add_months(day(start), count) == day(end)


@pytest.mark.parametrize(
    ("length", "start", "due"),
    [
        # 25 and 26 December 2026 are a holiday and a Saturday.
        (Months(3), "2026-09-25", "2026-12-24"),
        (Months(3), "2026-09-28", "2026-12-24"),
        (Months(6), "2026-04-17", "2026-10-16"),
        (CalendarDays(14), "2026-12-12", "2026-12-24"),
        (CalendarDays(14), "2026-10-16", "2026-10-30"),
        (CalendarDays(3), "2026-07-20", "2026-07-23"),
        # Every day of the limit is a day off: the first working day after, not one before it began.
        (CalendarDays(3), "2026-12-25", "2026-12-29"),
        (CalendarDays(1), "2026-04-04", "2026-04-07"),
        (WorkingDays(1), "2026-04-02", "2026-04-07"),
    ],
)
def test_a_limit_ends_on_the_last_working_day_within_it(length, start, due):
    assert length.after(day(start)) == day(due)


@given(unit=UNITS, start=DAYS, count=COUNTS)
def test_nothing_is_due_on_a_day_off_or_before_it_starts(unit, start, count):
    due = unit(count).after(start)
    assert is_working_day(due)
    assert due >= start


@given(unit=UNITS, start=DAYS, later=st.integers(0, 40), count=COUNTS)
def test_what_starts_later_is_never_due_earlier(unit, start, later, count):
    length = unit(count)
    assert length.after(start) <= length.after(start + datetime.timedelta(days=later))


@given(unit=UNITS, start=DAYS, counts=st.tuples(COUNTS, COUNTS))
def test_what_is_longer_is_never_due_earlier(unit, start, counts):
    shorter, longer = sorted(counts)
    assert unit(shorter).after(start) <= unit(longer).after(start)


@given(start=DAYS, count=COUNTS)
def test_counting_back_the_days_of_a_limit_leads_to_its_length(start, count):
    due = WorkingDays(count).after(start)
    assert working_days_between(start, due) == count
    assert working_days_between(due, start) == -count


@given(start=DAYS, days=st.integers(0, 30))
def test_no_working_day_lies_between_the_last_one_and_the_end(start, days):
    end = start + datetime.timedelta(days=days)
    last = last_working_day(start, end)
    assert last > end or working_days_between(last, end) == 0


def test_a_length_says_its_unit_and_is_never_negative():
    assert [str(unit(1)) for unit in LENGTHS.values()] == [
        "1 working day",
        "1 calendar day",
        "1 month",
    ]
    assert str(CalendarDays(14)) == "14 calendar days"
    assert str(Months(3)) == "3 months"
    for unit in LENGTHS.values():
        with pytest.raises(ValueError, match="never negative"):
            unit(-1)
