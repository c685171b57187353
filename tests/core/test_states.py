"""State moves: whatever is clicked in whatever order, only legal moves happen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsb_cases.cases.models import CaseStatus
from hsb_cases.cases.rules.states import CASE
from hsb_cases.core.errors import Refused
from hsb_cases.core.management.commands.state_diagrams import machines
from hsb_cases.core.states import Move, StateMachine, mermaid
from referrals.models import ReferralStatus
from referrals.rules.states import HAND_OFF, REFERRAL

EVERY = pytest.mark.parametrize("machine", machines(), ids=lambda machine: machine.record)


@EVERY
@given(choices=st.data())
def test_any_order_of_clicks_gives_only_legal_moves(machine, choices):
    state = choices.draw(st.sampled_from(machine.starts))
    names = sorted({move.name for move in machine.moves})
    for name in choices.draw(st.lists(st.sampled_from(names), max_size=30)):
        listed = {move.to for move in machine.moves if (move.name, move.start) == (name, state)}
        assert machine.may_move(name, state=state) == bool(listed)
        if listed:
            state = machine.check_move(name, state=state)
            assert {state} == listed
        else:
            with pytest.raises(Refused) as refused:
                machine.check_move(name, state=state)
            assert refused.value.sentence.endswith(".")
    assert state in machine.states


@EVERY
def test_no_state_is_out_of_reach(machine):
    assert machine.reachable() == set(machine.states)


def test_the_columns_hold_the_states_of_the_rules_in_the_same_words():
    assert dict(CaseStatus.choices) == CASE.states
    assert dict(ReferralStatus.choices) == REFERRAL.states


def test_every_rule_is_drawn():
    assert [machine.record for machine in machines()] == [
        "case",
        "referral",
        "hand-off",
        "section 47 enquiry",
        "assessment",
        "assessment report",
        "referral to the HSB service",
        "intervention",
        "meeting",
        "copy of the minutes",
        "conference",
    ]
    assert machines()[:3] == [CASE, REFERRAL, HAND_OFF]


def test_a_refusal_says_how_the_record_stands_and_when_the_step_is_possible():
    with pytest.raises(Refused) as refused:
        CASE.check_move("allocate", state="closed")
    assert refused.value.sentence == (
        "This case is “Closed”, so you cannot allocate it."
        " That is possible while it is “Referral received”, “Open”."
    )


def test_a_move_that_does_not_exist_is_a_fault_of_the_code_not_of_the_person():
    with pytest.raises(ValueError, match="no move “decide”"):
        CASE.check_move("decide", state="open")
    with pytest.raises(ValueError, match="from “lost”"):
        CASE.may_move("close", state="lost")


def test_a_machine_with_an_unknown_state_or_two_ways_for_one_click_cannot_be_written():
    with pytest.raises(ValueError, match="no state"):
        StateMachine("case", ("open",), {"open": "Open"}, (Move("end", "open", "gone", "us"),))
    twice = (Move("end", "open", "open", "us"), Move("end", "open", "shut", "us"))
    with pytest.raises(ValueError, match="one state only"):
        StateMachine("case", ("open",), {"open": "Open", "shut": "Shut"}, twice)


def test_a_diagram_has_one_line_a_state_start_move_and_end():
    machine = StateMachine(
        "visit", ("new",), {"new": "New", "done": "Done"}, (Move("finish", "new", "done", "all"),)
    )
    assert mermaid(machine).splitlines() == [
        "stateDiagram-v2",
        "    new: New",
        "    done: Done",
        "    [*] --> new",
        "    new --> done: finish (all)",
        "    done --> [*]",
    ]
