"""The agenda of a meeting: the order of its items, and where what is missing is answered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsb_cases.core.rules.answers import prompt, refuse
from panels.rules.agenda import agenda, beside, beside_of, by_item, first_open, item_of
from panels.rules.parts import BY_NAME, PARTS

places = st.lists(st.integers(1, 40), unique=True, max_size=8).map(sorted)


def test_one_child_comes_after_the_other_between_who_is_here_and_what_is_done():
    assert [item.key for item in agenda([1, 2])] == [
        "attendance", "information",
        "protection-1", "risk-1", "decision-1",
        "protection-2", "risk-2", "decision-2",
        "measures", "next",
    ]  # fmt: skip


@given(places)
def test_each_part_stands_once_or_once_for_each_child(children):
    keys = [item.key for item in agenda(children)]
    of_children = [part for part in PARTS if part.of_a_child]
    assert len(keys) == len(set(keys))
    assert len(keys) == len(PARTS) - len(of_children) + len(of_children) * len(children)
    assert keys[-1] == "next"


@pytest.mark.parametrize(
    ("field", "key"),
    [
        ("child-2:rationale", "decision-2"),
        ("child-1:self_harm_risk", "risk-1"),
        ("child-3:medical", "protection-3"),
        ("invitation-12:absence_reason", "attendance"),
        ("invitation-12:takes_on", "attendance"),
        ("meeting:measures", "measures"),
        ("meeting:chair", "outside"),
        ("invite:police", "outside"),
        ("logged_with_social_care", "outside"),
        ("", "outside"),
    ],
)
def test_what_is_missing_leads_to_its_item(field, key):
    assert item_of(refuse("R8", "Enter it.", field=field)) == key


def test_what_is_missing_is_kept_together_by_item_in_its_order():
    first = refuse("R10", "First", field="child-1:threshold")
    other = prompt("R39", "Other", field="child-1:education_plan")
    second = refuse("R10", "Second", field="child-1:rationale")
    assert by_item([first, other, second]) == {
        "decision-1": [first, second],
        "protection-1": [other],
    }


def test_one_goes_on_at_the_first_item_in_which_something_is_missing():
    items = agenda([1])
    missing = [
        refuse("R10", "x", field="child-1:threshold"),
        refuse("R8", "x", field="child-1:medical"),
    ]
    assert first_open(items, missing).key == "protection-1"
    assert first_open(items, []).key == "next"
    assert first_open(items, [refuse("R6", "x", field="meeting:chair")]).key == "next"


@given(st.sampled_from(sorted(BY_NAME)), st.integers(1, 10**9))
def test_a_persons_own_text_is_kept_under_a_name_of_its_own(part, person):
    name = beside(part, person)
    assert name not in BY_NAME
    assert len(name) <= 40
    assert beside_of(name) == (part, person)
    assert beside_of(part) == (part, 0)
