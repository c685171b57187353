"""Where a reader stands in a list that is paged by key."""

import datetime
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsb_cases.audit.rules.turning import Place, read_place

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
MOMENTS = st.integers(min_value=0, max_value=7 * 10**15).map(
    lambda microseconds: EPOCH + datetime.timedelta(microseconds=microseconds)
)


@given(at=MOMENTS, number=st.integers(min_value=0, max_value=10**18 - 1))
def test_a_place_by_number_survives_its_address(at, number):
    place = Place(at, str(number))
    assert read_place(place.written()) == place


@given(at=MOMENTS, act=st.uuids())
def test_a_place_by_act_survives_its_address(at, act):
    place = Place(at, str(act))
    assert read_place(place.written(), of_acts=True) == place


ACT = str(uuid.UUID(int=7))


@pytest.mark.parametrize(
    "typed",
    ["", "x", "1-", "-1", "1-2-3", "1-2\n", "9" * 18 + "-1", "1-" + "9" * 19, f"1-{ACT}", "٣-٤"],
)
def test_anything_else_is_no_place_in_a_numbered_list(typed):
    assert read_place(typed) is None


@pytest.mark.parametrize("typed", ["", "1-2", f"1-{ACT.upper()[:-1]}G", f"1-{ACT}0", f"x-{ACT}"])
def test_anything_else_is_no_place_among_acts(typed):
    assert read_place(typed, of_acts=True) is None
