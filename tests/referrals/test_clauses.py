"""The clauses on referring as tables: R1, R2, R3, R5 and R17."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsb_cases.core.errors import Refused
from hsb_cases.core.rules.answers import OK
from referrals.rules.deciding import check_every_child_is_thought_of
from referrals.rules.homes import home_is_known
from referrals.rules.patterns import look_at_the_pattern
from referrals.rules.prompts import Involved, as_warnings, doubts_about_agreement
from referrals.rules.referring import Part, reasons_to_refer

CATEGORIES = ("normal", "inappropriate", "problematic", "abusive", "violent", "")
ROLES = ("harmed", "displaying", "both", "self_directed", "affected")
PARTS = st.builds(
    Part,
    role=st.sampled_from(ROLES),
    age_at_incident=st.none() | st.integers(0, 17),
    sexually_harmed=st.sampled_from(["yes", "no", "unknown", ""]),
    chosen=st.booleans(),
)


@pytest.mark.rule("R1")
@pytest.mark.parametrize("category", CATEGORIES)
@pytest.mark.parametrize("without", [0, 1, 3])
def test_only_a_serious_incident_waits_for_every_child(category, without):
    if category in {"abusive", "violent"} and without:
        with pytest.raises(Refused, match="no referral yet"):
            check_every_child_is_thought_of(category, without)
    else:
        check_every_child_is_thought_of(category, without)


@pytest.mark.rule("R1")
@given(
    category=st.sampled_from(["abusive", "violent"]), parts=st.lists(PARTS, min_size=1, max_size=5)
)
def test_every_child_of_a_serious_incident_is_referred(category, parts):
    for reasons in reasons_to_refer(category, parts):
        assert "R1" in {reason.rule for reason in reasons}


@pytest.mark.rule("R2")
def test_a_referral_needs_to_know_where_the_child_lives():
    assert home_is_known("Mila", "northmere") == OK
    answer = home_is_known("Mila", "")
    assert (answer.kind, answer.rule) == ("refuse", "R2")
    assert "where Mila lives" in answer.sentence


@pytest.mark.rule("R3")
@pytest.mark.parametrize(
    ("role", "age", "harmed", "protection"),
    [
        ("harmed", 12, "yes", True),
        ("harmed", 13, "yes", False),
        ("harmed", 12, "unknown", True),
        ("harmed", None, "yes", True),
        ("harmed", None, "unknown", True),
        ("harmed", 12, "no", False),
        ("harmed", 12, "", False),
        ("both", 7, "yes", True),
        ("displaying", 7, "yes", False),
        ("affected", 7, "yes", False),
    ],
)
def test_a_child_sexually_harmed_under_13_is_child_protection_whatever_the_category(
    role, age, harmed, protection
):
    for category in CATEGORIES:
        (reasons,) = reasons_to_refer(category, [Part(role, age, harmed)])
        assert any(reason.child_protection for reason in reasons) is protection


@pytest.mark.rule("R3")
@given(category=st.sampled_from(CATEGORIES), parts=st.lists(PARTS, min_size=1, max_size=5))
def test_knowing_less_never_protects_less(category, parts):
    unknown = [
        Part(part.role, None, "unknown" if part.sexually_harmed == "yes" else part.sexually_harmed)
        for part in parts
    ]
    for known, less in zip(
        reasons_to_refer(category, parts), reasons_to_refer(category, unknown), strict=True
    ):
        if any(reason.child_protection for reason in known):
            assert any(reason.child_protection for reason in less)


@pytest.mark.rule("R5")
def test_where_somebody_decides_each_doubt_is_a_warning_that_needs_a_reason():
    children = [Involved("Ana", "harmed", 13), Involved("Cy", "displaying", 16)]
    doubts = doubts_about_agreement("agreed", "bribe", "yes", children)
    warnings = as_warnings(doubts)
    assert [(one.kind, one.rule) for one in warnings] == [("warn", "R5")] * 3
    assert [one.sentence for one in warnings] == [one.sentence for one in doubts]


@pytest.mark.rule("R17")
@pytest.mark.parametrize(
    ("earlier", "comment", "words"),
    [
        (0, "", ""),
        (1, "", "an earlier incident"),
        (3, "  ", "3 earlier incidents"),
        (3, "More often, and towards younger children.", ""),
    ],
)
def test_earlier_incidents_ask_for_a_comment_on_the_pattern(earlier, comment, words):
    answer = look_at_the_pattern(earlier=earlier, comment=comment)
    assert answer.kind == ("prompt" if words else "ok")
    assert words in answer.sentence
