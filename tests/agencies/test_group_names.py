"""Groups' names: readable, unique, never too long for their table."""

from hypothesis import given
from hypothesis import strategies as st

from hsb_cases.agencies.rules.group_names import LONGEST, agency_group_name, team_group_name

NAMES = st.text(min_size=1, max_size=150)


def test_a_name_that_fits_is_readable():
    assert agency_group_name("Northmere Police") == "agency: Northmere Police"
    assert team_group_name("Duty", "Northmere Police") == "team: Duty, Northmere Police"


@given(NAMES, NAMES, st.booleans())
def test_no_name_is_too_long(team, agency, taken):
    assert len(team_group_name(team, agency, taken=taken)) <= LONGEST
    assert len(agency_group_name(agency, taken=taken)) <= LONGEST


def test_long_names_that_begin_alike_stay_apart():
    start = "A" * 149
    assert agency_group_name(start + "B") != agency_group_name(start + "C")


def test_teams_that_read_alike_are_told_apart_when_the_name_is_taken():
    assert team_group_name("A, B", "C") == team_group_name("A", "B, C")
    assert team_group_name("A, B", "C", taken=True) != team_group_name("A", "B, C", taken=True)
