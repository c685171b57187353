"""NHS numbers and unique pupil numbers: a check digit or letter catches a slip of the pen."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hsb_cases.cases.rules.identifiers import (
    UPN_CHECK_LETTERS,
    nhs_number_is_possible,
    tidy,
    upn_is_possible,
)

NINE = st.text("0123456789", min_size=9, max_size=9)
ELEVEN = st.text("0123456789", min_size=11, max_size=11)
LAST = st.sampled_from("0123456789" + UPN_CHECK_LETTERS)


def nhs_number(nine):
    """The NHS number of nine digits, or none: one in eleven has no check digit."""
    found = [nine + digit for digit in "0123456789" if nhs_number_is_possible(nine + digit)]
    assert len(found) <= 1
    return found[0] if found else None


@pytest.mark.parametrize(
    ("number", "possible"),
    [
        ("9990000018", True),
        ("9990000042", True),
        ("9990000019", False),
        ("999000001", False),
        ("99900000180", False),
        ("999000001X", False),
        ("٩٩٩٠٠٠٠٠١٨", False),
        ("", False),
    ],
)
def test_an_nhs_number_has_ten_digits_that_fit_together(number, possible):
    assert nhs_number_is_possible(number) is possible


@given(nine=NINE, place=st.integers(0, 9), by=st.integers(1, 9))
def test_one_wrong_digit_of_an_nhs_number_is_found(nine, place, by):
    number = nhs_number(nine)
    assume(number is not None)
    wrong = str((int(number[place]) + by) % 10)
    assert not nhs_number_is_possible(number[:place] + wrong + number[place + 1 :])


@given(digits=ELEVEN, last=LAST)
def test_exactly_one_letter_fits_a_pupil_number_the_temporary_ones_included(digits, last):
    fitting = [letter for letter in UPN_CHECK_LETTERS if upn_is_possible(letter + digits + last)]
    assert len(fitting) == 1


@pytest.mark.parametrize(
    "number",
    ["", "A95000017830", "A9500001783011", "I950000178301", "A95000017830I", "a950000178301"],
)
def test_a_pupil_number_of_another_shape_is_not_possible(number):
    assert not upn_is_possible(number)


def test_numbers_are_compared_without_blanks_dashes_and_small_letters():
    assert tidy(" 999-000 0018 ") == "9990000018"
    assert upn_is_possible(tidy("a950 0001-78301"))
