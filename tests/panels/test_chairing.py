"""R7 as tables: who is recommended to chair, one meeting, and whose record goes where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsb_cases.core.errors import Refused
from hsb_cases.core.rules.answers import require
from panels.rules.chairing import (
    chair_is_as_suggested,
    one_combined_meeting,
    record_goes_to,
    suggested_chair,
)

pytestmark = pytest.mark.rule("R7")
CODES = st.sampled_from(["", "northmere", "stoneford", "leaford", "fenbridge"])


@pytest.mark.parametrize(
    ("homes", "happened_in", "suggested"),
    [
        # Scenario 4: Theo lives in Stoneford, Isla in Leaford, and it happened in Fenbridge.
        (["stoneford", "leaford"], "fenbridge", "fenbridge"),
        (["stoneford", "leaford"], "leaford", "leaford"),
        (["stoneford", "leaford"], "", ""),
        (["stoneford", "stoneford"], "fenbridge", ""),
        (["stoneford", ""], "fenbridge", ""),
        (["stoneford", "", "leaford"], "fenbridge", "fenbridge"),
        ([], "fenbridge", ""),
    ],
)
def test_where_the_homes_differ_the_authority_where_it_happened_chairs(
    homes, happened_in, suggested
):
    assert suggested_chair(homes, happened_in) == suggested


@given(homes=st.lists(CODES, max_size=5), happened_in=CODES)
def test_what_is_recommended_does_not_depend_on_the_order_of_the_children(homes, happened_in):
    assert suggested_chair(homes, happened_in) == suggested_chair(homes[::-1], happened_in)
    assert suggested_chair(homes, happened_in) in {"", happened_in}


@pytest.mark.parametrize(
    ("chairing", "suggested", "kind"),
    [
        ("fenbridge", "fenbridge", "ok"),
        ("stoneford", "", "ok"),
        ("stoneford", "fenbridge", "warn"),
    ],
)
def test_another_chair_than_the_recommended_one_needs_a_reason(chairing, suggested, kind):
    said = chair_is_as_suggested(chairing=chairing, suggested=suggested, suggested_name="Fenbridge")
    assert said.kind == kind
    if kind == "warn":
        with pytest.raises(Refused, match="Fenbridge, where the behaviour happened"):
            require([said], {})
        (kept,) = require([said], {"R7": "Fenbridge asked us to: its front door is closed."})
        assert kept.rule == "R7"


@pytest.mark.parametrize(("under_way", "kind"), [("", "ok"), ("MTG-7K4M-2Q9X", "refuse")])
def test_an_incident_has_one_combined_strategy_discussion(under_way, kind):
    said = one_combined_meeting(under_way=under_way)
    assert said.kind == kind
    assert under_way in said.sentence


@pytest.mark.parametrize(
    ("recipient", "sentence"),
    [
        ("stoneford", ""),
        (
            "leaford",
            "This child lives in another authority. Each authority receives the record of its own"
            " child only.",
        ),
    ],
)
def test_the_record_of_a_child_of_stoneford_goes_to_stoneford(recipient, sentence):
    said = record_goes_to(recipient=recipient, home="stoneford")
    assert (said.kind, said.sentence) == ("refuse" if sentence else "ok", sentence)


@given(recipient=CODES, home=CODES)
def test_each_authority_gets_the_record_of_its_own_child_only(recipient, home):
    assert (record_goes_to(recipient=recipient, home=home).kind == "ok") == (recipient == home)
