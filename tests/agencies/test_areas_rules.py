"""Rules of areas and editions, as tables."""

import datetime

import pytest

from hsb_cases.agencies.rules.areas import area_problem, shipped_start, start_problem

DAY = datetime.date(2026, 6, 1)
NEXT = datetime.date(2026, 6, 2)
LATER = datetime.date(2026, 7, 1)


@pytest.mark.parametrize(
    ("kind", "has_area", "fits"),
    [
        ("social_care", True, True),
        ("social_care", False, False),
        ("school", False, False),
        ("early_help", False, False),
        ("police", False, True),
        ("health", False, True),
        ("youth_justice", False, True),
        ("hsb_service", False, True),
        ("partnership", False, True),
        ("partnership", True, True),
    ],
)
def test_agencies_of_one_area_name_it(kind, has_area, fits):
    assert (area_problem(kind, has_area=has_area) == "") is fits


@pytest.mark.parametrize(
    ("starts_on", "last_starts_on", "fits"),
    [
        (DAY, None, True),
        (NEXT, DAY, True),
        (DAY, DAY, False),
        (DAY, NEXT, False),
    ],
)
def test_an_edition_starts_after_the_one_before_it(starts_on, last_starts_on, fits):
    assert (start_problem(starts_on, last_starts_on=last_starts_on) == "") is fits


@pytest.mark.parametrize(
    ("on", "last_starts_on", "starts_on"),
    [
        (DAY, None, DAY),
        (LATER, DAY, LATER),
        (DAY, DAY, NEXT),
        (DAY, NEXT, datetime.date(2026, 6, 3)),
    ],
)
def test_a_shipped_edition_starts_at_once_or_as_soon_as_it_may(on, last_starts_on, starts_on):
    assert shipped_start(on, last_starts_on=last_starts_on) == starts_on
