"""What an act is held to: refusals stop it, warnings need a reason, prompts are shown only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsb_cases.core.errors import Refused
from hsb_cases.core.rules.answers import (
    OK,
    SHORTEST_REASON,
    Overridden,
    followers,
    follows,
    override_field,
    prompt,
    refuse,
    require,
    says_something,
    warn,
)
from hsb_cases.core.rules.sources import CLAUSES, clause

REASON = "They have worked with all of the children."
ANSWERS = st.lists(
    st.builds(
        lambda make, rule: make(rule, f"Think of {rule}."),
        st.sampled_from([prompt, warn, refuse]),
        st.sampled_from(["R5", "R7", "R40"]),
    ),
    max_size=6,
)


def test_nothing_said_lets_the_act_pass():
    assert require([], {}) == ()
    assert require([OK, prompt("R16", "Ask.")], {}) == ()


def test_a_refusal_stops_the_act_whatever_reason_is_given():
    answer = refuse("R12", "Choose another worker.", field="worker")
    with pytest.raises(Refused, match="Choose another worker") as refused:
        require([answer], {"R12": REASON})
    assert refused.value.field == "worker"


def test_a_refusal_is_told_before_a_warning():
    with pytest.raises(Refused, match="Choose another"):
        require([warn("R7", "Another chair."), refuse("R12", "Choose another worker.")], {})


@pytest.mark.parametrize("reason", ["", "   ", "because", " " * 40, "x" * (SHORTEST_REASON - 1)])
def test_a_warning_without_a_reason_that_says_something_asks_for_one(reason):
    with pytest.raises(Refused, match=r"^Another chair\. To go on, enter why") as refused:
        require([warn("R7", "Another chair.")], {"R7": reason})
    assert refused.value.field == override_field("R7") == "override_r7"


def test_one_reason_stands_for_all_warnings_of_its_clause_and_for_no_other():
    warnings = [warn("R5", "A gap."), warn("R5", "Secrecy."), prompt("R16", "Ask.")]
    assert require(warnings, {"R5": f" {REASON} "}) == (
        Overridden("R5", "A gap.", REASON),
        Overridden("R5", "Secrecy.", REASON),
    )
    with pytest.raises(Refused, match=r"Another chair\."):
        require([*warnings, warn("R7", "Another chair.")], {"R5": REASON})


@given(answers=ANSWERS, reasons=st.dictionaries(st.sampled_from(["R5", "R7"]), st.text()))
def test_an_act_passes_only_without_refusals_and_with_every_warning_reasoned(answers, reasons):
    may = all(answer.kind != "refuse" for answer in answers) and all(
        says_something(reasons.get(answer.rule, "")) for answer in answers if answer.kind == "warn"
    )
    if not may:
        with pytest.raises(Refused):
            require(answers, reasons)
        return
    warned = [answer.sentence for answer in answers if answer.kind == "warn"]
    assert [one.sentence for one in require(answers, reasons)] == warned


def test_a_function_that_follows_a_clause_is_known_once_and_unchanged():
    def check():
        return OK

    assert follows("R0")(follows("R0")(check)) is check
    assert followers()["R0"] == (f"{__name__}.{check.__qualname__}",)


def test_every_clause_has_its_number_once_and_says_what_it_rests_on():
    rules = [one.rule for one in CLAUSES]
    assert rules == sorted(set(rules), key=lambda rule: int(rule[1:]))
    for one in CLAUSES:
        assert clause(one.rule) is one
        assert one.source, one.rule
        assert one.title
        assert one.says.endswith("."), one.rule
    with pytest.raises(KeyError):
        clause("R99")


def test_the_source_of_a_clause_reads_as_one_line():
    assert clause("R2").source == (
        "Staffordshire and Stoke-on-Trent, Procedure;"
        " Nottingham City and Nottinghamshire, Protection/Response"
    )
    assert clause("R40").source == clause("R40").our_default
    assert str(clause("R3").references[1]) == "Sexual Offences Act 2003"


@pytest.mark.parametrize("one", CLAUSES, ids=lambda one: one.rule)
def test_what_is_our_own_is_not_called_statutory(one):
    assert "statut" not in one.our_default.lower()
