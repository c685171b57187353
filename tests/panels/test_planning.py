"""R19 as a table: complex behaviour below the threshold is logged and planned for."""

import pytest

from panels.rules.planning import BelowThreshold, complex_behaviour_is_planned_for


@pytest.mark.rule("R19")
@pytest.mark.parametrize(
    ("category", "logged", "arranged", "fields"),
    [
        ("problematic", False, False, ["logged_with_social_care", "planning_meeting"]),
        ("problematic", True, False, ["planning_meeting"]),
        ("abusive", False, True, ["logged_with_social_care"]),
        ("violent", True, True, []),
        ("inappropriate", False, False, []),
        ("normal", False, False, []),
        ("", False, False, []),
    ],
)
def test_complex_behaviour_is_logged_and_planned_for(category, logged, arranged, fields):
    said = complex_behaviour_is_planned_for(BelowThreshold(category, logged, arranged))
    assert [(one.kind, one.rule, one.field) for one in said] == [
        ("prompt", "R19", field) for field in fields
    ]
