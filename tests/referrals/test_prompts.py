"""R4 and R5 as tables: what a person is asked to think about again."""

import datetime

import pytest

from referrals.rules.initials import Named, with_initials
from referrals.rules.prompts import (
    CONTEXT_QUESTIONS,
    Involved,
    asks_for_context,
    context_left_open,
    doubts_about_agreement,
    gap_in_years,
)
from referrals.rules.sources import source_code
from referrals.rules.states import HAND_OFF, hand_off_state

YOUNGER = Involved("Ana", "harmed", 13)
OLDER = Involved("Ben", "displaying", 14)


@pytest.mark.rule("R4")
@pytest.mark.parametrize(
    ("agreed", "ages", "asks"),
    [
        ("agreed", (13, 14), True),
        ("agreed", (15, 15), True),
        ("differ", (13, 14), True),
        ("not_agreed", (13, 14), False),
        ("unknown", (13, 14), False),
        ("", (13, 14), False),
        ("agreed", (12, 13), False),
        ("agreed", (15, 16), False),
        ("agreed", (13, 15), False),
        ("agreed", (13, None), False),
        ("agreed", (None, None), False),
        ("agreed", (14,), False),
    ],
)
def test_context_is_asked_for_between_13_and_15_close_in_age_and_described_as_agreed(
    agreed, ages, asks
):
    roles = ("harmed", "displaying")
    children = [Involved("X", role, age) for role, age in zip(roles, ages, strict=False)]
    assert asks_for_context(agreed, children) is asks


@pytest.mark.rule("R4")
def test_a_witness_of_another_age_does_not_change_whether_context_is_asked_for():
    witness = Involved("Cy", "affected", 6)
    assert asks_for_context("agreed", [YOUNGER, OLDER, witness])


@pytest.mark.rule("R4")
def test_only_questions_without_an_answer_are_asked():
    assert context_left_open(set()) == list(CONTEXT_QUESTIONS)
    answered = {field for field, _ in CONTEXT_QUESTIONS[:-1]}
    assert context_left_open(answered) == [CONTEXT_QUESTIONS[-1]]


@pytest.mark.rule("R5")
@pytest.mark.parametrize(
    ("agreed", "coercion", "secrecy", "children", "words"),
    [
        ("agreed", "none", "no", [YOUNGER, OLDER], []),
        ("agreed", "force", "no", [YOUNGER, OLDER], ["there was force"]),
        ("agreed", "bribe", "yes", [YOUNGER, OLDER], ["in return", "secret"]),
        ("not_agreed", "force", "yes", [YOUNGER, OLDER], []),
        ("agreed", "none", "no", [YOUNGER, Involved("Cy", "displaying", 15)], ["2 years"]),
        ("agreed", "none", "no", [YOUNGER, Involved("Cy", "affected", 17)], []),
        (
            "agreed",
            "none",
            "no",
            [YOUNGER, Involved("Dev", "displaying", 13, has_disability=True)],
            ["Dev has a disability"],
        ),
    ],
)
def test_what_speaks_against_a_free_agreement_is_named(agreed, coercion, secrecy, children, words):
    found = doubts_about_agreement(agreed, coercion, secrecy, children)
    assert len(found) == len(words)
    for prompt, word in zip(found, words, strict=True):
        assert word in prompt.sentence
        assert prompt.rule == "R5"
        assert prompt.source


@pytest.mark.rule("R5")
def test_the_age_gap_says_that_it_is_our_own_default():
    older = Involved("Cy", "displaying", 16)
    (prompt,) = doubts_about_agreement("agreed", "none", "no", [YOUNGER, older])
    assert "Our own default" in prompt.source


@pytest.mark.rule("R5")
@pytest.mark.parametrize(
    ("one", "other", "years"),
    [
        (datetime.date(2010, 5, 1), datetime.date(2012, 5, 1), 2),
        (datetime.date(2010, 5, 2), datetime.date(2012, 5, 1), 1),
        (datetime.date(2012, 5, 1), datetime.date(2010, 5, 1), 2),
    ],
)
def test_a_gap_is_counted_from_dates_of_birth_where_both_are_known(one, other, years):
    gap = gap_in_years(
        Involved("A", "harmed", 13, born=one), Involved("B", "displaying", 13, born=other)
    )
    assert gap == years


def test_two_children_of_whom_one_has_no_known_age_show_no_gap():
    unknown = Involved("Cy", "displaying")
    assert gap_in_years(YOUNGER, unknown) == gap_in_years(unknown, YOUNGER) == 0
    assert doubts_about_agreement("agreed", "none", "no", [YOUNGER, unknown]) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Mila told that Owen did it.", "M.H. told that Owen did it."),
        ("mila’s mother and MILA HART", "M.H.’s mother and M.H."),
        ("Milan and Emila are places.", "Milan and Emila are places."),
        ("Mimi laughed.", "M.H. laughed."),
        ("", ""),
    ],
)
def test_names_of_other_children_become_initials(text, shown):
    owen = Named("Owen", "Reed")
    mila = Named("Mila", "Hart", "Mimi")
    assert with_initials(text, own=owen, others=[mila]) == shown


def test_a_shared_family_name_stays_because_it_is_the_childs_own():
    text = with_initials(
        "Mila Hart and Tom Hart", own=Named("Tom", "Hart"), others=[Named("Mila", "Hart")]
    )
    assert text == "M.H. Hart and Tom Hart"


def test_the_name_of_a_childs_own_parent_stays_whoever_shares_it():
    owen, mila = Named("Owen", "Reed"), Named("Mila", "Hart")
    text = "Dana Hart is the mother of Mila."
    assert with_initials(text, own=owen, others=[mila], family=["Dana Hart"]) == (
        "Dana Hart is the mother of M.H.."
    )


def test_an_everyday_word_is_a_name_only_where_it_is_written_as_one():
    will = Named("Will", "Gray")
    text = "Will said he will come."
    assert with_initials(text, own=Named("Ana"), others=[will]) == "W.G. said he will come."


@pytest.mark.parametrize(
    ("other", "shown"),
    [
        (Named(known_as="Mimi"), "M. ran to Owen."),
        # Not yet identified: there is no name that could be in the text.
        (Named(), "Mimi ran to Owen."),
        (Named("Owen"), "Mimi ran to Owen."),
    ],
)
def test_a_child_without_a_name_of_their_own_leaves_the_text_as_it_is(other, shown):
    assert with_initials("Mimi ran to Owen.", own=Named("Owen", "Reed"), others=[other]) == shown


def test_a_child_whose_name_is_not_known_is_spoken_of_as_another_child():
    assert Named().initials == "another child"


def test_signs_in_a_name_are_taken_literally():
    odd = Named("D’Arcy", "O'Neil-(Jr)")
    assert with_initials("D’Arcy left", own=Named("Ana"), others=[odd]) == "D.O. left"


@pytest.mark.parametrize(
    ("kind", "professional", "code"),
    [("school", True, "2A"), ("police", True, "6"), ("school", False, ""), ("other", True, "")],
)
def test_the_census_source_follows_from_the_agency(kind, professional, code):
    assert source_code(kind, professional=professional) == code


def test_a_hand_off_moves_from_made_to_sent_to_acknowledged():
    assert hand_off_state(sent=False, acknowledged=False) == "made"
    assert hand_off_state(sent=True, acknowledged=False) == "sent"
    assert hand_off_state(sent=True, acknowledged=True) == "acknowledged"
    assert HAND_OFF.may_move("send", state="sent")
    assert not HAND_OFF.may_move("acknowledge", state="made")
    assert not HAND_OFF.may_move("send", state="acknowledged")
