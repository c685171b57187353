"""Nothing of the other side: what is found in a text, however it was typed, and what is not."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.rules.folding import fold, folded
from assessments.rules.other_family import Known, Open, traces, without_names

MILA = [
    Known("given_name", "Mila"),
    Known("family_name", "Hart"),
    Known("adult", "Dana Hart"),
    Known("address", "4 Orchard Row, Northmere"),
    Known("postcode", "NM1 1AA"),
    Known("school", "Castle Hill School"),
]
OWEN = [
    Known("given_name", "Owen"),
    Known("given_name", "Ozzy"),
    Known("family_name", "Reed"),
    Known("other_name", "Owen Smythe-Jones"),
    Known("adult", "Dana Hart"),
    Known("adult", "Grandmother Núñez"),
    Known("address", "4 Orchard Row, Northmere"),
    Known("address", "Flat 2, 9 Elm Close\nNorthmere"),
    Known("address", "The Old Forge, Mill Lane, Northmere"),
    Known("postcode", "NM1 4QX"),
    Known("school", "Northmere High School"),
    Known("practice", "Marsh Lane Surgery"),
    Known("phone", "07700 900123"),
    Known("email", "petra.reed@example.test"),
]
PUBLIC = Open(("Northmere County", "Stoneford"), ("Owen Price", "Reed Park"))


def found(text, *, own=MILA, others=OWEN):
    return [trace.found for trace in traces(text, own=own, others=others, public=PUBLIC)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Owen stays elsewhere.", ["Owen"]),
        ("OWEN'S bag", ["OWEN'S"]),
        ("owens bag", ["owens"]),
        ("Owen’s bag", ["Owen’s"]),
        ("Ówen came", ["Ówen"]),
        ("Ow\u00aden came", ["Ow\u00aden"]),
        ("Ow\u200ben came", ["Ow\u200ben"]),
        ("known as Ozzy", ["Ozzy"]),
        ("Mrs Nunez rang", ["Nunez"]),
        ("Mr Smythe", ["Smythe"]),
        ("a (Jones) b", ["Jones"]),
        ("Smythe–Jones", ["Smythe–Jones"]),
        ("at Northmere High", ["Northmere High"]),
        ("at northmere  high   school.", ["northmere  high   school"]),
        ("Marsh Lane surgery", ["Marsh Lane surgery"]),
        ("lives at 9, Elm Close", ["9, Elm Close"]),
        ("in Elm Close", ["Elm Close"]),
        ("The Old Forge", ["The Old Forge"]),
        ("off Mill Lane", ["Mill Lane"]),
        ("nm14qx", ["nm14qx"]),
        ("NM1  4QX", ["NM1  4QX"]),
        ("ring 07700-900 123", ["07700-900 123"]),
        ("write to Petra.Reed@example.test", ["Petra.Reed@example.test"]),
        ("Owen Reed", ["Owen", "Reed"]),
    ],
)
def test_what_is_the_other_childs_is_found_however_it_was_typed(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mila lives at 4 Orchard Row with Dana Hart.",
        "NM1 1AA",
        "Castle Hill School",
        "Northmere County children’s social care, Northmere",
        "The grandmother comes on Mondays.",
        "a reed in the water",
        "She will do it in May.",
        "We owe nothing; the owendale road.",
        "Flat 2",
        "the high school",
        "rows of numbers 12345",
    ],
)
def test_what_both_know_and_what_says_nothing_is_no_trace(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("school", "text", "expected"),
    [
        ("The Oakdale Academy", "at Oakdale", ["Oakdale"]),
        ("The Oakdale Academy", "at the Oakdale Academy", ["Oakdale Academy"]),
        ("St Hilda’s Primary School", "at St Hilda’s Primary", ["Hilda’s Primary"]),
        # Three letters alone say too little.
        ("Elm School", "at Elm School", ["Elm School"]),
        ("Elm School", "under an elm", []),
    ],
)
def test_a_school_is_known_by_what_only_it_is_called(school, text, expected):
    assert found(text, others=[Known("school", school)]) == expected


def test_a_name_that_is_also_an_everyday_word_counts_where_it_is_written_as_a_name():
    others = [Known("given_name", "Will"), Known("given_name", "Grace")]
    assert found("Grace will come; Will said grace.", others=others) == ["Grace", "Will"]


def test_siblings_share_a_home_and_a_carer_and_not_a_first_name():
    own = [*MILA, Known("family_name", "Reed")]
    assert found("Mila Reed and Owen Reed, 4 Orchard Row", own=own) == ["Owen"]


@pytest.mark.parametrize(
    ("kind", "words", "typed"),
    [
        ("phone", "07700 900123", "07700900123"),
        ("phone", "+44 7700 900123", "44 7700 900123"),
        ("email", "dana@example.test", "Dana@Example.test"),
        ("postcode", "NM1 1AA", "nm11aa"),
    ],
)
def test_a_number_or_an_address_that_both_sides_know_is_no_trace(kind, words, typed):
    known = [Known(kind, words)]
    assert found(f"at {typed}", own=[], others=known) == [typed]
    assert found(f"at {typed}", own=known, others=known) == []


def test_a_neighbours_number_is_told_and_the_shared_street_is_not():
    own = [Known("address", "4 Orchard Row, Northmere")]
    others = [Known("address", "9 Orchard Row, Northmere")]
    assert found("in Orchard Row", own=own, others=others) == []
    assert found("at 9 Orchard Row", own=own, others=others) == ["9 Orchard Row"]


def test_a_professional_of_the_same_first_name_is_no_trace_and_alone_the_name_is_one():
    assert found("PC Owen Price told Owen.") == ["Owen"]


def test_a_member_of_the_other_family_who_took_part_stays_hidden():
    public = Open(professionals=("Petra Marlow",))
    others = [Known("adult", "Petra Marlow"), Known("family_name", "Marlow")]
    assert [
        trace.found for trace in traces("Petra Marlow came", own=[], others=others, public=public)
    ] == ["Petra", "Marlow"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Owen Reed’s brother; Owen.", "another child brother; another child."),
        ("Mila told her mother.", "Mila told her mother."),
        ("OWEN and Mila", "another child and Mila"),
        ("Dana Hart, 9 Elm Close", "Dana Hart, 9 Elm Close"),
    ],
)
def test_names_of_the_other_children_are_replaced_and_nothing_else(text, expected):
    assert without_names(text, own=MILA, others=OWEN, instead="another child") == expected


LETTERS = string.ascii_letters + string.digits + " .,;:()\n'-"
NAME = st.text(string.ascii_lowercase, min_size=3, max_size=10).map(str.capitalize)
PLAIN = {known.words for known in MILA}


@given(before=st.text(LETTERS), after=st.text(LETTERS), name=NAME)
def test_any_name_between_any_words_is_found(before, after, name):
    others = [Known("given_name", name)]
    text = f"{before} {name} {after}"
    assert fold(name) in {fold(one).rstrip("s'") for one in found(text, own=[], others=others)} | {
        fold(one) for one in found(text, own=[], others=others)
    }


@given(text=st.text(), name=NAME)
def test_after_replacing_no_name_is_left(text, name):
    others = [Known("given_name", name)]
    replaced = without_names(f"{text} {name}", own=[], others=others, instead="–")
    assert traces(replaced, own=[], others=others) == []


@given(text=st.text())
def test_an_own_fact_is_never_a_trace(text):
    assert traces(text, own=MILA, others=MILA) == []


@given(text=st.text())
def test_every_place_of_a_folded_text_is_a_place_of_the_text(text):
    made = folded(text)
    assert len(made.plain) == len(made.places)
    assert list(made.places) == sorted(made.places)
    assert all(0 <= place < len(text) for place in made.places)
