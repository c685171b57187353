"""What a save did: pure functions, as tables and properties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsb_cases.audit.rules.differences import (
    Deed,
    Outcome,
    Told,
    Written,
    changed_columns,
    in_a_row,
    is_blank,
    outcome,
    same_value,
    sentence,
)
from hsb_cases.core.difference import word_difference

A, B, C = {"name": "a"}, {"name": "b"}, {"name": "c"}


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        ([Written("+", None, A)], Outcome(Deed.ADDED, {}, A)),
        ([Written("~", A, B)], Outcome(Deed.CHANGED, A, B)),
        ([Written("-", A, A)], Outcome(Deed.REMOVED, A, {})),
        ([Written("+", None, A), Written("~", A, B)], Outcome(Deed.ADDED, {}, B)),
        ([Written("~", A, B), Written("~", B, C)], Outcome(Deed.CHANGED, A, C)),
        ([Written("~", A, B), Written("-", B, B)], Outcome(Deed.REMOVED, A, {})),
        ([Written("+", None, A), Written("-", A, A)], None),
        ([Written("~", None, B)], Outcome(Deed.CHANGED, {}, B)),
    ],
)
def test_the_versions_of_one_save_come_to_one_outcome(versions, expected):
    assert outcome(versions) == expected


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        (None, "", True),
        ("", [], True),
        (None, {}, True),
        (None, False, False),
        (0, "", False),
        ("a", "a", True),
        ("a", "b", False),
        (["x"], ["x"], True),
    ],
)
def test_nothing_reads_the_same_however_it_is_stored(before, after, same):
    assert same_value(before, after) is same


VALUES = st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text(), max_size=2)
VERSIONS = st.dictionaries(st.sampled_from("abcd"), VALUES)


@given(before=VERSIONS, after=VERSIONS)
def test_exactly_the_columns_that_read_differently_are_changed(before, after):
    found = changed_columns(Outcome(Deed.CHANGED, before, after), "abcd")
    for column in "abcd":
        old, new = before.get(column), after.get(column)
        differs = old != new and not (is_blank(old) and is_blank(new))
        assert (column in found) == differs


@given(version=VERSIONS)
def test_a_version_differs_from_itself_in_nothing(version):
    assert changed_columns(Outcome(Deed.CHANGED, version, version), "abcd") == []


@pytest.mark.parametrize(
    ("records", "words"),
    [
        ([Told("Referral", Deed.CHANGED, 3)], "changed 3 fields of Referral"),
        ([Told("Referral", Deed.CHANGED, 1)], "changed 1 field of Referral"),
        ([Told("Referral", Deed.ADDED, 9)], "added Referral"),
        ([Told("Address", Deed.REMOVED, 2)], "removed Address"),
        (
            [Told("Case", Deed.CHANGED, 2), Told("Sharing", Deed.ADDED, 7)],
            "added Sharing and changed 2 fields of Case",
        ),
        ([Told("Sharing", Deed.ADDED, 7)] * 2, "added Sharing (2)"),
        ([Told(label, Deed.ADDED) for label in "abcc"], "added 4 records"),
        (
            [Told(label, Deed.CHANGED, 2) for label in "abc"],
            "changed 6 fields of 3 records",
        ),
        (
            [Told("a", Deed.CHANGED, 1), Told("a", Deed.CHANGED, 2), Told("b", Deed.CHANGED, 1)],
            "changed 3 fields of a and 1 field of b",
        ),
        (
            [Told("a", Deed.ADDED), Told("b", Deed.REMOVED), Told("c", Deed.CHANGED, 1)],
            "added a, removed b and changed 1 field of c",
        ),
        ([Told("Case", Deed.CHANGED, 0)], "saved without changing anything"),
        ([], "saved without changing anything"),
    ],
)
def test_a_save_is_told_in_one_sentence(records, words):
    assert sentence(records) == words


def test_words_in_a_row():
    assert in_a_row(["a", "b", "c"]) == "a, b and c"


@given(before=st.text(), after=st.text())
def test_both_texts_can_be_read_from_their_difference(before, after):
    runs = word_difference(before, after)
    assert "".join(run.text for run in runs if run.kind != "added") == before
    assert "".join(run.text for run in runs if run.kind != "removed") == after


@given(text=st.text(min_size=1))
def test_a_text_does_not_differ_from_itself(text):
    assert {run.kind for run in word_difference(text, text)} == {"same"}


def test_whole_words_are_marked():
    runs = word_difference("He came at noon.", "He came at night.")
    assert [(run.kind, run.text) for run in runs] == [
        ("same", "He came at "),
        ("removed", "noon"),
        ("added", "night"),
        ("same", "."),
    ]
