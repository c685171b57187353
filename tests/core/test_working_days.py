"""Counting working days, with the examples of the specification (domain.md §3.3)."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsb_cases.core.rules.working_days import (
    WorkingDays,
    add_working_days,
    bank_holidays,
    is_working_day,
    working_days_between,
)

DAYS = st.dates(datetime.date(2020, 1, 1), datetime.date(2035, 12, 31))


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "count", "last"),
    [
        ("2026-04-02", 1, "2026-04-07"),  # Good Friday and Easter Monday between
        ("2026-04-02", 15, "2026-04-27"),
        ("2026-04-01", 45, "2026-06-09"),  # two May bank holidays more
        ("2026-12-24", 1, "2026-12-29"),  # Boxing Day falls on Saturday: substitute on Monday
        ("2026-12-18", 15, "2027-01-13"),
        ("2026-03-24", 1, "2026-03-25"),  # scenario 1: decided the next day
        ("2026-08-28", 1, "2026-09-01"),  # scenario 4: a Friday before the August bank holiday
        ("2026-03-21", 1, "2026-03-23"),  # received on Saturday: day 1 is Monday
        ("2026-03-24", 0, "2026-03-24"),
    ],
)
def test_the_trigger_day_is_day_0_and_the_next_working_day_is_day_1(start, count, last):
    assert add_working_days(day(start), count) == day(last)
    assert WorkingDays(count).after(day(start)) == day(last)


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (
            2026,
            "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
        ),
        (
            2027,
            "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
        ),
    ],
)
def test_the_bank_holidays_of_england_on_which_nobody_works(year, expected):
    on_weekdays = {one for one in bank_holidays(year) if one.weekday() < 5}
    assert on_weekdays == {day(f"{year}-{part}") for part in expected.split()}


@given(start=DAYS, count=st.integers(0, 60))
def test_a_limit_ends_on_a_working_day_with_as_many_between(start, count):
    last = add_working_days(start, count)
    assert last >= start
    assert count == 0 or is_working_day(last)
    assert working_days_between(start, last) == count


@given(start=DAYS, shorter=st.integers(0, 40), longer=st.integers(0, 40))
def test_a_longer_limit_never_ends_earlier(start, shorter, longer):
    first, second = sorted((shorter, longer))
    assert add_working_days(start, first) <= add_working_days(start, second)


@given(first=DAYS, second=st.integers(0, 90))
def test_lateness_is_the_same_length_with_a_minus(first, second):
    later = first + datetime.timedelta(days=second)
    assert working_days_between(later, first) == -working_days_between(first, later)


def test_a_length_says_its_unit_and_is_never_negative():
    assert str(WorkingDays(1)) == "1 working day"
    assert str(WorkingDays(15)) == "15 working days"
    with pytest.raises(ValueError, match="never negative"):
        WorkingDays(-1)
