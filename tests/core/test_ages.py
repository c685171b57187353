"""Ages in whole years, on which the protection of a child depends."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsb_cases.core.rules.ages import age_on

DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2030, 12, 31))


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("on", "born", "age"),
    [
        ("2026-03-23", "2013-03-24", 12),  # the day before the 13th birthday
        ("2026-03-24", "2013-03-24", 13),
        ("2026-03-24", "2018-11-03", 7),  # scenario 1: Mila
        ("2026-03-24", "2012-08-19", 13),  # scenario 1: Owen
        ("2025-02-28", "2012-02-29", 12),
        ("2025-03-01", "2012-02-29", 13),
        ("2024-02-29", "2012-02-29", 12),
        ("2026-03-24", "2026-03-24", 0),
    ],
)
def test_a_child_is_a_year_older_on_the_birthday(on, born, age):
    assert age_on(day(on), born=day(born)) == age


@given(born=DAYS, later=st.integers(0, 9000))
def test_nobody_grows_younger_and_a_year_has_about_365_days(born, later):
    on = born + datetime.timedelta(days=later)
    age = age_on(on, born=born)
    assert age <= age_on(on + datetime.timedelta(days=1), born=born) <= age + 1
    assert abs(age - later / 365.25) <= 1.01
