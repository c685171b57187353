"""R40 as tables: one owner, one agency, a date, and who hears when it is late."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsb_cases.core.rules.working_days import working_days_between
from hsb_cases.reminders.rules.actions import MANAGER, OWNER, action_is_owned, who_hears

pytestmark = pytest.mark.rule("R40")
DAYS = st.dates(min_value=datetime.date(2026, 1, 1), max_value=datetime.date(2030, 12, 31))


@pytest.mark.parametrize(
    ("owner", "agency", "has_date", "said"),
    [
        ("Dana Reed", "Castle Hill School", True, []),
        ("Anderson Orr", "Police", True, []),
        ("", "Castle Hill School", True, [("refuse", "m-1:owner")]),
        (" ", "", False, [("refuse", "m-1:owner"), ("refuse", "m-1:agency"),
                          ("refuse", "m-1:due_on")]),
        ("Dana and Sam", "Castle Hill School", True, [("warn", "m-1:owner")]),
        ("Dana/Sam", "Castle Hill School", True, [("warn", "m-1:owner")]),
        ("All teachers", "Castle Hill School", True, [("warn", "m-1:owner")]),
    ],
)  # fmt: skip
def test_an_action_has_one_owner_an_agency_and_a_date(owner, agency, has_date, said):
    found = action_is_owned(owner=owner, agency=agency, has_date=has_date, key="m-1:")
    assert [(one.kind, one.field) for one in found] == said


@pytest.mark.parametrize(
    ("today", "heard"),
    [
        ("2026-04-01", ()),
        ("2026-04-02", ()),
        ("2026-04-03", (OWNER,)),
        ("2026-04-10", (OWNER,)),
        # Good Friday and Easter Monday lie between.
        ("2026-04-13", (OWNER, MANAGER)),
        ("2026-09-01", (OWNER, MANAGER)),
    ],
)
def test_the_owner_hears_at_once_and_the_manager_after_five_working_days(today, heard):
    due_on = datetime.date(2026, 4, 2)
    assert who_hears(due_on, today=datetime.date.fromisoformat(today)) == heard


@given(due_on=DAYS, later=st.integers(-10, 30))
def test_the_manager_hears_only_after_the_owner(due_on, later):
    today = due_on + datetime.timedelta(days=later)
    heard = who_hears(due_on, today=today)
    assert (OWNER in heard) == (later > 0)
    assert (MANAGER in heard) == (working_days_between(due_on, today) >= 5)
