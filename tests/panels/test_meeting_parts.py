"""The agenda’s parts and the states of a copy of the minutes, as tables."""

import pytest

from panels.rules.parts import PARTS, part_of
from panels.rules.states import MINUTES, minutes_state


@pytest.mark.parametrize(
    ("field", "part"),
    [
        ("attended", "attendance"),
        ("absence_reason", "attendance"),
        ("takes_on", "attendance"),
        ("measures", "measures"),
        ("immediate_protection", "protection"),
        ("self_harm_detail", "risk"),
        ("abe_plan", "decision"),
        ("chair", ""),
        ("", ""),
    ],
)
def test_each_answer_stands_in_one_part_of_the_agenda(field, part):
    assert part_of(field) == part


def test_no_answer_about_a_child_is_asked_in_two_parts():
    fields = [field for part in PARTS for field in part.fields]
    assert len(set(fields)) == len(fields)
    assert {part_of(field) for field in fields} == {part.name for part in PARTS if part.of_a_child}


@pytest.mark.parametrize(
    ("approved", "sent", "withdrawn", "state"),
    [
        (False, False, False, "prepared"),
        (True, False, False, "approved"),
        (True, True, False, "sent"),
        (False, False, True, "withdrawn"),
        (True, False, True, "withdrawn"),
    ],
)
def test_a_copy_of_the_minutes_stands_where_its_dates_say(approved, sent, withdrawn, state):
    assert minutes_state(approved=approved, sent=sent, withdrawn=withdrawn) == state
    assert state in MINUTES.states
