"""Choosing a tool: which age counts, training, the sentences, and the children of scenarios."""

import datetime
from dataclasses import replace

import pytest

from assessments.rules.tool_catalogue import AIM2, AIM3, ERASOR, J_SOAP, TA_HSB, TOOLS, UNDER_12S
from assessments.rules.tool_facts import Facts
from assessments.rules.tools import (
    always_goes_on,
    score_never_stands_alone,
    suits_the_child,
    verdict,
    verdicts,
)
from hsb_cases.core.errors import Refused
from hsb_cases.core.rules.answers import require

TODAY = datetime.date(2026, 6, 10)
LATER = datetime.date(2027, 6, 10)
BOY = Facts(
    today=TODAY,
    age_at_incident=14,
    age_today=14,
    sex="M",
    mode="contact",
    trained_until=dict.fromkeys(TOOLS, LATER),
)


def kinds(facts):
    return {one.tool: one.kind for one in verdicts(facts)}


@pytest.mark.rule("R20")
@pytest.mark.parametrize(
    ("then", "now", "proposed"),
    [
        (6, 6, UNDER_12S),  # Kofi, scenario 2
        (11, 11, UNDER_12S),  # Rosa, scenario 5
        (11, 12, AIM3),  # the age today counts
        (11, None, UNDER_12S),  # or the one at the incident where today's is not known
        (None, 13, AIM3),
        (17, 18, AIM3),
    ],
)
def test_the_age_today_decides_between_the_two_models(then, now, proposed):
    said = kinds(replace(BOY, age_at_incident=then, age_today=now))
    other = {UNDER_12S: AIM3, AIM3: UNDER_12S}[proposed]
    assert (said[proposed], said[other]) == ("proposed", "refused")


@pytest.mark.rule("R20")
def test_a_child_who_has_turned_12_since_is_told_why_it_is_aim3():
    found = verdict(AIM3, replace(BOY, age_at_incident=11, age_today=12))
    assert found.sentence == (
        "The child is 12 now; the age today counts, also where it happened at 11."
    )


@pytest.mark.rule("R20")
@pytest.mark.parametrize(
    ("now", "words"),
    [(0, "Under 4"), (3, "Under 4"), (19, "end at 18"), (25, "end at 18"), (None, "Record the")],
)
def test_outside_the_ages_no_aim_model_is_offered(now, words):
    facts = replace(BOY, age_at_incident=None, age_today=now, mode="both")
    for tool in (UNDER_12S, AIM3, TA_HSB):
        found = verdict(tool, facts)
        assert (found.kind, found.rule) == ("refused", "R20")
        assert words in found.sentence


@pytest.mark.rule("R20")
@pytest.mark.parametrize("tool", [AIM3, J_SOAP])
@pytest.mark.parametrize(
    ("until", "kind"),
    [
        (TODAY, None),
        (TODAY - datetime.timedelta(days=1), "ended on 9 June 2026"),
        (None, "No training in"),
    ],
)
def test_the_training_of_whoever_assesses_is_current(tool, until, kind):
    trained = {} if until is None else {tool: until}
    found = verdict(tool, replace(BOY, trained_until=trained))
    if kind is None:
        assert found.kind in {"proposed", "allowed"}
    else:
        assert (found.kind, found.rule) == ("refused", "R20")
        assert kind in found.sentence


@pytest.mark.rule("R20")
@pytest.mark.parametrize(("on_record", "kind"), [(False, "refused"), (True, "allowed")])
def test_aim2_is_for_records_that_exist(on_record, kind):
    assert verdict(AIM2, replace(BOY, aim2_on_record=on_record)).kind == kind


@pytest.mark.rule("R22")
@pytest.mark.parametrize("tool", [J_SOAP, ERASOR])
@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"sex": "F"}, "this child is female"),
        ({"sex": "U"}, "sex is not recorded"),
        ({"age_today": 11}, "this child is 11"),
        ({"age_at_incident": None, "age_today": None}, "the age is not recorded"),
    ],
)
def test_the_limits_of_the_instruments_have_no_override(tool, changes, words):
    found = verdict(tool, replace(BOY, convicted=True, **changes))
    assert words in found.sentence
    with pytest.raises(Refused):
        require([found.answer], {"R22": "The coordinator thinks that it would help him."})


@pytest.mark.rule("R22")
@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("formulation", ["", "  ", "He copes with shame by taking control."])
def test_a_score_never_stands_alone(tool, formulation):
    answer = score_never_stands_alone(tool, formulation=formulation)
    alone = tool in {J_SOAP, ERASOR} and not formulation.strip()
    assert (answer.kind, answer.rule) == (("refuse", "R22") if alone else ("ok", ""))


@pytest.mark.rule("R21")
@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"live": True, "acceptance": "none"}, "does not take any responsibility for the"),
        ({"live": True}, "not recorded whether the child takes some responsibility and there is"),
        ({"live": True, "acceptance": "some"}, "no out-of-court disposal, guilty plea or guilty"),
        ({"disposed": True, "acceptance": "none"}, "does not take any responsibility"),
    ],
)
def test_a_full_assessment_that_waits_says_for_what(changes, words):
    found = verdict(AIM3, replace(BOY, **changes))
    assert (found.kind, found.rule) == ("warning", "R21")
    assert words in found.sentence
    assert "Safety planning and education go on." in found.sentence
    with pytest.raises(Refused):
        require([found.answer], {})
    said = require([found.answer], {"R21": "The court asks for it before it decides."})
    assert [one.rule for one in said] == ["R21"]


@pytest.mark.rule("R21")
def test_safety_planning_and_education_always_go_on():
    assert always_goes_on().kind == "prompt"


@pytest.mark.rule("R21")
@pytest.mark.parametrize(("then", "kind"), [(9, "proposed"), (10, "warning")])
def test_under_10_at_the_incident_no_criminal_process_holds_anything_up(then, kind):
    assert verdict(UNDER_12S, replace(BOY, age_at_incident=then, age_today=11, live=True)).kind == (
        kind
    )


@pytest.mark.rule("R23")
@pytest.mark.parametrize(("needs", "kind"), [(True, "prompt"), (False, "ok")])
def test_a_learning_or_communication_need_is_thought_of(needs, kind):
    facts = replace(BOY, additional_needs=needs)
    assert suits_the_child(facts).kind == kind
    assert [one.kind for one in verdict(AIM3, facts).prompts] == ["prompt"] * needs


def test_scenario_5_rosa_has_the_under_12s_model_and_neither_instrument():
    rosa = replace(BOY, age_at_incident=11, age_today=11, sex="F", convicted=True)
    assert kinds(rosa) == {
        UNDER_12S: "proposed",
        AIM3: "refused",
        TA_HSB: "refused",
        J_SOAP: "refused",
        ERASOR: "refused",
        AIM2: "refused",
    }


def test_scenario_7_a_guilty_plea_unlocks_aim3_and_only_a_conviction_erasor():
    callum = replace(BOY, age_at_incident=16, age_today=16, live=True, acceptance="none")
    assert verdict(AIM3, callum).kind == "warning"
    pleaded = replace(callum, disposed=True, acceptance="some")
    assert kinds(pleaded) | {AIM2: ""} == {
        UNDER_12S: "refused",
        AIM3: "proposed",
        TA_HSB: "refused",
        J_SOAP: "allowed",
        ERASOR: "refused",
        AIM2: "",
    }
    assert verdict(ERASOR, replace(pleaded, convicted=True)).kind == "allowed"


def test_scenario_12_denial_keeps_the_warning_and_the_need_is_named():
    yonas = replace(
        BOY, age_at_incident=15, age_today=15, live=True, acceptance="none", additional_needs=True
    )
    found = verdict(AIM3, yonas)
    assert (found.kind, [one.rule for one in found.prompts]) == ("warning", ["R23"])
