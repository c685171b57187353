"""References: random, checked, and read as people type them."""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsb_cases.core.references import ALPHABET, check_character, new_reference, tidy_reference

BODIES = st.text(st.sampled_from(ALPHABET), min_size=7, max_size=7)
PLACES = st.integers(0, 6)


def reference_of(body):
    whole = body + check_character(body)
    return f"HSB-{whole[:4]}-{whole[4:]}"


def test_a_new_reference_has_its_shape_and_reads_as_itself():
    made = {new_reference("HSB") for _ in range(500)}
    assert len(made) == 500
    for reference in made:
        assert re.fullmatch(rf"HSB-[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}", reference)
        assert tidy_reference(reference) == reference


def test_letters_that_look_like_digits_are_left_out():
    assert not set("01IOU") & set(ALPHABET)
    assert set(ALPHABET) <= set(string.ascii_uppercase + string.digits)


@given(body=BODIES, place=PLACES, typed=st.sampled_from(ALPHABET))
def test_every_single_wrong_character_is_found(body, place, typed):
    wrong = body[:place] + typed + body[place + 1 :]
    reference = f"HSB-{wrong[:4]}-{wrong[4:]}{check_character(body)}"
    assert (tidy_reference(reference) is None) == (wrong != body)


@given(body=BODIES, place=st.integers(0, 5))
def test_every_swap_of_two_neighbours_is_found(body, place):
    swapped = body[:place] + body[place + 1] + body[place] + body[place + 2 :]
    reference = f"HSB-{swapped[:4]}-{swapped[4:]}{check_character(body)}"
    assert (tidy_reference(reference) is None) == (swapped != body)


@given(body=BODIES)
def test_the_check_character_swapped_with_its_neighbour_is_found(body):
    reference = reference_of(body)
    swapped = f"{reference[:-2]}{reference[-1]}{reference[-2]}"
    assert (tidy_reference(swapped) is None) == (swapped != reference)


@given(body=BODIES)
def test_a_reference_is_read_as_people_type_it(body):
    reference = reference_of(body)
    for typed in (
        reference.lower(),
        reference.replace("-", ""),
        f"  {reference} ",
        reference.replace("-", " "),
    ):
        assert tidy_reference(typed) == reference


@pytest.mark.parametrize("typed", ["", "HSB", "HSB-0000-0000", "H1-22222222", "HSB-2222-22222"])
def test_what_cannot_be_a_reference_is_none(typed):
    assert tidy_reference(typed) is None
