"""The rules of the front door: category in force, bands, proposals, feedback."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsb_cases.core.errors import Refused
from referrals.rules.bands import BANDS, bands_for
from referrals.rules.considerations import answers_of, groups_for
from referrals.rules.continuum import (
    CATEGORIES,
    category_for_triage,
    check_category,
    check_rationale,
)
from referrals.rules.feedback import (
    FULL,
    LIMITED,
    LIMITED_TEXT,
    feedback_kind,
    feedback_text,
    full_text,
    reads_the_outcome_here,
)
from referrals.rules.pathways import (
    DECISIONS,
    OUR_DEFAULT,
    AreaStep,
    check_difference,
    propose,
)

ORDER = list(CATEGORIES)
categories = st.sampled_from(ORDER)


@pytest.mark.parametrize(
    ("first_view", "screened", "displaying", "expected"),
    [
        ("", {}, 1, ""),
        ("problematic", {}, 1, "problematic"),
        ("problematic", {"a": "abusive"}, 1, "abusive"),
        ("abusive", {"a": "problematic"}, 1, "problematic"),
        # Of two children one is screened: the first view still stands for the other.
        ("abusive", {"a": "problematic"}, 2, "abusive"),
        ("normal", {"a": "problematic", "b": "violent"}, 2, "violent"),
        ("abusive", {"a": ""}, 1, "abusive"),
        # Nobody displayed it as far as is known: the first view is all there is.
        ("abusive", {}, 0, "abusive"),
    ],
)
def test_the_most_protective_category_counts(first_view, screened, displaying, expected):
    assert category_for_triage(first_view, screened, displaying) == expected


@given(st.dictionaries(st.sampled_from("abcd"), categories), categories)
def test_no_screening_lowers_the_category_of_another_child(screened, first_view):
    found = category_for_triage(first_view, screened, len(screened) + 1)
    for category in (*screened.values(), first_view):
        assert ORDER.index(found) >= ORDER.index(category)


@pytest.mark.parametrize(
    ("age", "names"),
    [
        (0, ["0 to 5 years"]),
        (5, ["0 to 5 years", "5 to 9 years"]),
        (7, ["5 to 9 years"]),
        (9, ["5 to 9 years", "9 to 13 years"]),
        (13, ["9 to 13 years", "13 to 17 years"]),
        (17, ["13 to 17 years"]),
        (21, ["13 to 17 years"]),
        (None, [band.name for band in BANDS]),
    ],
)
def test_both_bands_show_at_a_boundary(age, names):
    assert [band.name for band in bands_for(age)] == names


def test_a_category_and_a_rationale_are_a_persons_own():
    check_category("abusive")
    check_rationale("She was afraid, and he is six years older.")
    with pytest.raises(Refused, match="continuum"):
        check_category("")
    with pytest.raises(Refused, match="your judgement"):
        check_rationale("Obvious.")


class TestConsiderations:
    """Appendix 2 asks of each child what concerns that child, and of the other nothing."""

    @pytest.mark.parametrize(
        ("role", "titles"),
        [
            ("harmed", ["Protection", "The child who has been harmed"]),
            (
                "displaying",
                ["Protection", "The behaviour", "The child who displayed the behaviour"],
            ),
            (
                "both",
                [
                    "Protection",
                    "The behaviour",
                    "The child who displayed the behaviour",
                    "The child who has been harmed",
                ],
            ),
            ("affected", ["Protection", "The behaviour"]),
        ],
    )
    def test_the_questions_follow_the_part(self, role, titles):
        assert [group.title for group in groups_for(role)] == titles

    def test_answers_to_the_other_childs_questions_are_not_kept(self):
        typed = {"impact": " She sleeps badly. ", "earlier": "Two before.", "support": "  "}
        assert answers_of("harmed", typed) == {"impact": "She sleeps badly."}


STEP = AreaStep("What the area asks for.", contact_front_door=False, source="The procedure")
CONTACT = AreaStep("Contact the front door.", contact_front_door=True, source="The procedure")


class TestProposal:
    """domain.md §2.3: the area's own row, the most protective applicable wins."""

    @pytest.mark.parametrize(
        ("category", "step", "protection", "decision"),
        [
            ("", None, False, None),
            ("normal", STEP, False, "no_further_action"),
            ("inappropriate", STEP, False, "advice"),
            ("inappropriate", CONTACT, False, "early_help"),
            ("problematic", STEP, False, "early_help"),
            ("problematic", CONTACT, False, "assessment"),
            ("abusive", CONTACT, False, "strategy_discussion"),
            ("violent", CONTACT, False, "immediate_protection"),
            ("", None, True, "strategy_discussion"),
            ("inappropriate", STEP, True, "strategy_discussion"),
            ("violent", STEP, True, "immediate_protection"),
        ],
    )
    def test_by_category_area_and_route(self, category, step, protection, decision):
        found = propose(category, step, child_protection=protection)
        assert (found.decision if found else None) == decision

    def test_a_silent_procedure_is_never_quoted(self):
        found = propose("inappropriate", None, child_protection=False)
        assert found.response == OUR_DEFAULT
        assert "default" in found.source

    @pytest.mark.parametrize("decision", DECISIONS)
    def test_only_less_protection_needs_a_reason(self, decision):
        proposal = propose("abusive", CONTACT, child_protection=False)
        less = DECISIONS.index(decision) < DECISIONS.index("strategy_discussion")
        if less:
            with pytest.raises(Refused, match="protects less"):
                check_difference(decision, proposal, "")
        else:
            check_difference(decision, proposal, "")
        check_difference(decision, proposal, "Police, health and school agreed on this today.")

    def test_nothing_proposed_asks_for_nothing(self):
        check_difference("no_further_action", None, "")


@pytest.mark.rule("R11")
class TestFeedback:
    """R11: the outcome to a professional; a fixed text to anybody else."""

    def test_a_neighbour_gets_the_fixed_text_whatever_is_written(self):
        kind = feedback_kind(reporter_is_professional=False)
        assert kind == LIMITED
        assert feedback_text(kind, "") == LIMITED_TEXT
        with pytest.raises(Refused, match="only the fixed text"):
            feedback_text(kind, "Alfie’s parents were told.")

    def test_a_professional_gets_what_was_written(self):
        kind = feedback_kind(reporter_is_professional=True)
        assert kind == FULL
        assert feedback_text(kind, " A strategy discussion. ") == "A strategy discussion."
        with pytest.raises(Refused, match="what the referrer is told"):
            feedback_text(kind, " ")

    def test_the_beginning_names_the_decision_and_no_child(self):
        assert full_text("Early help", "REF-1") == (
            "We decided on your referral (REF-1): early help."
        )

    @pytest.mark.parametrize(
        ("professional", "reporter", "recorder", "expected"),
        [
            (True, "Sam Safeguard", "sam  safeguard", True),
            (True, "Dr Green", "Sam Safeguard", False),
            (False, "Sam Safeguard", "Sam Safeguard", False),
        ],
    )
    def test_who_reads_the_outcome_in_the_own_entry(
        self, professional, reporter, recorder, expected
    ):
        found = reads_the_outcome_here(
            professional=professional, reporter=reporter, recorder=recorder
        )
        assert found is expected
