"""What a meeting must hold before it closes, item by item: R6, R8, R9, R10, R13, R16, self-harm."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panels.rules.facts import ChildFacts, Invited, Measure, MeetingFacts
from panels.rules.inviting import is_required, required_agencies, taking_part_missing
from panels.rules.meetings import LEAST_RATIONALE, missing_to_close
from panels.rules.prompts import to_think_of

DETAILS = (
    "Both were seen alone. Each described it in the same way, as curiosity that both wanted; they"
    " are of one age, no pressure and no secrecy was found, and neither is upset by it."
)
OTHER_DETAILS = (
    "She was seen with her mother and alone. What she said agrees with what others saw. No sign of"
    " harm was found at school or at home, and the family watches over the children well."
)
MILA = ChildFacts(
    key="child-1",
    who="Mila",
    role="harmed",
    immediate_protection="She stays with her mother; no contact for now.",
    medical="sarc_non_acute",
    medical_discussion="The centre sees her on 27 March.",
    self_harm_risk="no",
    threshold="met",
    rationale="She told her teacher of several times, and she is seven.",
    enquiry="joint",
    next_step="section_47",
)
OWEN = ChildFacts(
    key="child-2",
    who="Owen",
    role="displaying",
    lives_with_other_children=True,
    immediate_protection="He is with his grandmother, who watches over him.",
    household_decision="move",
    household_reason="Mila lives in the same home, and she is afraid of him.",
    may_be_harmed_themselves="unknown",
    self_harm_risk="yes",
    self_harm_detail="He said that he does not want to live. The crisis team sees him today.",
    threshold="met",
    rationale="Neglect in the past, and nobody knows where it comes from.",
    enquiry="single",
    next_step="section_47",
)
POLICE = Invited("i-1", "police", "Police", required=True, attended="yes", takes_on="Interviews.")
HEALTH = Invited("i-2", "health", "Health", required=True, attended="yes", takes_on="Sees Mila.")
SCHOOL = Invited("i-3", "school", "School", required=True, attended="yes", takes_on="Safety plan.")
YOUTH_JUSTICE = replace(POLICE, key="i-4", agency_kind="youth_justice", organisation="YJS")
MEASURE = Measure("m-1", "Castle Hill School", "Breaks apart", "Dana Reed", "Castle Hill School")
WHOLE = MeetingFacts(
    kind="strategy_discussion",
    chair_kind="social_care",
    children=(MILA, OWEN),
    invited=(POLICE, HEALTH, SCHOOL),
    measures=(MEASURE,),
)
UNMET = replace(
    MILA,
    threshold="not_met",
    rationale=DETAILS,
    support_needs="Body-safety lessons at school.",
    who_was_told="Her mother, by the social worker; the school.",
    enquiry="none",
    next_step="early_help",
)


def items(meeting):
    return [(answer.rule, answer.field) for answer in missing_to_close(meeting)]


def with_mila(**changes):
    return replace(WHOLE, children=(replace(MILA, **changes), OWEN))


def with_owen(**changes):
    return replace(WHOLE, children=(MILA, replace(OWEN, **changes)))


def test_a_whole_record_may_be_closed():
    assert missing_to_close(WHOLE) == []


def test_everything_that_is_missing_is_said_at_once_and_leads_to_its_item():
    bare = MeetingFacts(
        kind="strategy_discussion",
        chair_kind="",
        children=(ChildFacts("child-1", "Mila", "harmed"), ChildFacts("child-2", "Owen", "both")),
    )
    assert items(bare) == [
        ("R6", "meeting:chair"),
        ("R6", "invite:police"),
        ("R6", "invite:health"),
        ("R6", "invite:school"),
        ("R8", "meeting:measures"),
        ("R8", "child-1:immediate_protection"),
        ("R8", "child-1:medical"),
        ("R8", "child-1:medical_discussion"),
        ("R10", "child-1:threshold"),
        ("", "child-1:self_harm_risk"),
        ("R8", "child-2:immediate_protection"),
        ("R8", "child-2:medical"),
        ("R8", "child-2:medical_discussion"),
        ("R9", "child-2:household_decision"),
        ("R10", "child-2:threshold"),
        ("R16", "child-2:may_be_harmed_themselves"),
        ("", "child-2:self_harm_risk"),
    ]
    assert {answer.kind for answer in missing_to_close(bare)} == {"refuse"}


@pytest.mark.rule("R6")
@pytest.mark.parametrize(
    ("kind", "local", "asked"),
    [
        ("strategy_discussion", False, [["police"], ["health"], ["school"]]),
        (
            "strategy_discussion",
            True,
            [["police"], ["health"], ["school"], ["hsb_service", "youth_justice"]],
        ),
        ("professionals_meeting", False, [["police"], ["hsb_service", "youth_justice"]]),
        ("professionals_meeting", True, [["police"], ["hsb_service", "youth_justice"]]),
        ("planning_meeting", True, []),
        ("multi_agency_meeting", False, []),
    ],
)
def test_each_kind_of_meeting_asks_for_its_agencies(kind, local, asked):
    found = required_agencies(kind, area_asks_for_hsb_service=local)
    assert [sorted(one) for one in found] == asked
    wanted = {agency for one in asked for agency in one}
    for agency in ("police", "health", "school", "hsb_service", "youth_justice", "early_help"):
        assert is_required(kind, agency, area_asks_for_hsb_service=local) == (agency in wanted)


@pytest.mark.rule("R6")
@pytest.mark.parametrize(
    ("changed", "missing"),
    [
        ({"chair_kind": "police"}, [("R6", "meeting:chair")]),
        ({"chair_kind": ""}, [("R6", "meeting:chair")]),
        ({"invited": (POLICE, SCHOOL)}, [("R6", "invite:health")]),
        (
            {"invited": (replace(POLICE, attended=""), HEALTH, SCHOOL)},
            [("R6", "i-1:attended")],
        ),
        (
            {"invited": (replace(POLICE, attended="no"), HEALTH, SCHOOL)},
            [("R6", "i-1:absence_reason")],
        ),
        (
            {
                "invited": (
                    replace(POLICE, attended="no", absence_reason="Called to an emergency."),
                    HEALTH,
                    SCHOOL,
                )
            },
            [],
        ),
        (
            {"invited": (*WHOLE.invited, Invited("i-4", "early_help", "Club", attended="no"))},
            [],
        ),
        ({"area_asks_for_hsb_service": True}, [("R6", "invite:hsb_service")]),
        (
            {
                "area_asks_for_hsb_service": True,
                "invited": (
                    *WHOLE.invited,
                    replace(POLICE, key="i-5", agency_kind="youth_justice"),
                ),
            },
            [],
        ),
    ],
)
def test_social_care_chairs_and_absence_of_who_was_asked_has_a_reason(changed, missing):
    answers = taking_part_missing(replace(WHOLE, **changed))
    assert [(answer.rule, answer.field) for answer in answers] == missing


@pytest.mark.rule("R8")
@pytest.mark.parametrize(
    ("meeting", "missing"),
    [
        (with_mila(immediate_protection=" "), [("R8", "child-1:immediate_protection")]),
        (with_owen(immediate_protection=""), [("R8", "child-2:immediate_protection")]),
        (with_mila(medical=""), [("R8", "child-1:medical")]),
        (with_mila(medical="none"), []),
        (with_mila(medical_discussion=""), [("R8", "child-1:medical_discussion")]),
        (with_owen(medical="", medical_discussion=""), []),
        (replace(WHOLE, measures=()), [("R8", "meeting:measures")]),
        (
            replace(WHOLE, invited=(replace(POLICE, takes_on=""), HEALTH, SCHOOL)),
            [("R8", "i-1:takes_on")],
        ),
    ],
)
def test_the_plan_names_roles_protection_measures_and_medical_care(meeting, missing):
    assert items(meeting) == missing


@pytest.mark.rule("R8")
def test_where_nothing_follows_for_any_child_no_measure_need():
    nothing = replace(UNMET, next_step="no_further_action")
    assert items(replace(WHOLE, children=(nothing,), measures=())) == []


@pytest.mark.rule("R9")
@pytest.mark.parametrize(
    ("changed", "missing"),
    [
        ({"household_decision": ""}, ["household_decision"]),
        ({"household_decision": "move", "household_reason": ""}, ["household_reason"]),
        ({"household_decision": "stay", "household_reason": "Safe there."}, ["household_reason"]),
        ({"household_decision": "stay", "household_reason": "His uncle is with them always."}, []),
        ({"household_decision": "not_same_household"}, ["household_decision"]),
        ({"household_decision": "not_same_household", "lives_with_other_children": False}, []),
        (
            {
                "household_decision": "not_same_household",
                "lives_with_other_children": None,
                "household_reason": "",
            },
            [],
        ),
    ],
)
def test_a_child_who_lives_with_others_moves_or_stays_for_a_reason(changed, missing):
    assert items(with_owen(**changed)) == [("R9", f"child-2:{field}") for field in missing]


@pytest.mark.rule("R10")
@pytest.mark.parametrize(
    ("changed", "missing"),
    [
        ({}, []),
        ({"rationale": "No harm."}, ["rationale"]),
        ({"rationale": DETAILS[: LEAST_RATIONALE - 1].rstrip() + " "}, ["rationale"]),
        ({"support_needs": ""}, ["support_needs"]),
        ({"who_was_told": " "}, ["who_was_told"]),
        ({"next_step": ""}, ["next_step"]),
        ({"next_step": "section_47"}, ["next_step"]),
        ({"enquiry": "joint"}, ["next_step"]),
        ({"next_step": "no_further_action"}, []),
    ],
)
def test_an_unmet_threshold_has_details_support_and_who_was_told(changed, missing):
    meeting = replace(WHOLE, children=(replace(UNMET, **changed), OWEN))
    assert items(meeting) == [("R10", f"child-1:{field}") for field in missing]


@pytest.mark.rule("R10")
@pytest.mark.parametrize(
    ("kind", "changed", "missing"),
    [
        ("strategy_discussion", {"rationale": "Harm."}, ["rationale"]),
        ("strategy_discussion", {"next_step": "early_help"}, ["next_step"]),
        ("strategy_discussion", {"next_step": "strategy_discussion"}, ["next_step"]),
        ("strategy_discussion", {"enquiry": "none"}, ["enquiry"]),
        ("strategy_discussion", {"threshold": "perhaps"}, ["threshold"]),
        ("professionals_meeting", {"next_step": "strategy_discussion", "enquiry": "none"}, []),
        ("professionals_meeting", {"next_step": "early_help"}, ["next_step"]),
    ],
)
def test_a_met_threshold_leads_to_an_enquiry(kind, changed, missing):
    meeting = replace(with_mila(**changed), kind=kind, invited=(*WHOLE.invited, YOUTH_JUSTICE))
    assert items(meeting) == [("R10", f"child-1:{field}") for field in missing]


@pytest.mark.rule("R13")
def test_what_is_decided_for_one_child_is_not_pasted_from_the_other():
    copied = replace(UNMET, key="child-2", who="Ana", support_needs="Talks with the school nurse.")
    assert items(replace(WHOLE, children=(UNMET, copied))) == [
        ("R13", "child-1:rationale"),
        ("R13", "child-2:rationale"),
    ]
    own = replace(copied, rationale=OTHER_DETAILS)
    assert items(replace(WHOLE, children=(UNMET, own))) == []


@pytest.mark.rule("R16")
def test_harm_to_the_child_who_displayed_it_is_asked_before_the_end():
    assert items(with_owen(may_be_harmed_themselves="")) == [
        ("R16", "child-2:may_be_harmed_themselves")
    ]
    assert items(with_owen(self_harm_detail="")) == [("", "child-2:self_harm_risk")]


@pytest.mark.parametrize("kind", ["planning_meeting", "multi_agency_meeting"])
def test_a_meeting_below_the_threshold_decides_what_follows_and_asks_what_is_always_asked(kind):
    child = ChildFacts("child-1", "Mila", "harmed")
    meeting = MeetingFacts(kind=kind, chair_kind="social_care", children=(child,))
    assert items(meeting) == [("R8", "child-1:next_step"), ("", "child-1:self_harm_risk")]
    decided = replace(child, next_step="early_help", self_harm_risk="no")
    assert items(replace(meeting, children=(decided,))) == []


CHILDREN = st.builds(
    ChildFacts,
    key=st.just("child-1"),
    who=st.just("Mila"),
    role=st.sampled_from(["harmed", "displaying", "both", "self_directed", "affected"]),
    lives_with_other_children=st.sampled_from([True, False, None]),
    household_decision=st.sampled_from(["", "move", "stay", "not_same_household"]),
    medical=st.sampled_from(["", "none", "sarc_acute"]),
    threshold=st.sampled_from(["", "met", "not_met"]),
    enquiry=st.sampled_from(["", "single", "joint", "none"]),
    next_step=st.sampled_from(["", "section_47", "early_help", "no_further_action"]),
    self_harm_risk=st.sampled_from(["", "yes", "no", "unknown"]),
    rationale=st.sampled_from(["", "Short.", DETAILS]),
)


@given(
    child=CHILDREN,
    kind=st.sampled_from(
        [
            "strategy_discussion",
            "professionals_meeting",
            "planning_meeting",
            "multi_agency_meeting",
        ]
    ),
)
def test_no_item_is_asked_for_twice_and_each_answer_says_what_to_do(child, kind):
    answers = missing_to_close(replace(WHOLE, kind=kind, children=(child,)))
    fields = [answer.field for answer in answers]
    assert len(fields) == len(set(fields))
    for answer in answers:
        assert answer.kind == "refuse"
        assert answer.sentence.endswith(".")


@given(child=CHILDREN)
def test_an_enquiry_never_follows_from_a_threshold_that_is_not_met(child):
    meeting = replace(WHOLE, children=(child,))
    if child.threshold != "met" and (
        child.next_step == "section_47" or child.enquiry in {"single", "joint"}
    ):
        assert missing_to_close(meeting)


@pytest.mark.rule("R19")
@pytest.mark.parametrize(
    ("changed", "prompted"),
    [
        ({"category": "problematic"}, True),
        ({"category": "abusive"}, True),
        ({"category": "inappropriate"}, False),
        ({"category": ""}, False),
        ({"category": "problematic", "meets_again": True}, False),
        ({"category": "problematic", "kind": "planning_meeting"}, False),
        ({"category": "problematic", "children": (MILA,)}, False),
        (
            {
                "category": "problematic",
                "children": (replace(UNMET, next_step="multi_agency_meeting"),),
            },
            False,
        ),
    ],
)
def test_complex_behaviour_below_the_threshold_asks_for_a_planning_meeting(changed, prompted):
    meeting = replace(WHOLE, children=(UNMET,))
    answers = to_think_of(replace(meeting, **changed))
    assert [(one.kind, one.rule) for one in answers] == [("prompt", "R19")] * prompted


@pytest.mark.rule("R18")
def test_nothing_but_the_police_asks_for_a_welfare_route():
    alone = replace(UNMET, next_step="no_further_action")
    meeting = replace(WHOLE, children=(alone, OWEN), police_know=True)
    assert [(one.rule, one.field) for one in to_think_of(meeting)] == [("R18", "child-1:next_step")]


@pytest.mark.rule("R39")
def test_after_an_incident_at_school_each_child_without_a_plan_is_named():
    planned = replace(MILA, education_plan="Stays in her class.")
    meeting = replace(WHOLE, setting="school", children=(planned, OWEN))
    (answer,) = to_think_of(meeting)
    assert (answer.rule, answer.field) == ("R39", "child-2:education_plan")
    assert "Owen" in answer.sentence


@pytest.mark.rule("R39")
@pytest.mark.parametrize(("leaves", "named"), [("yes", ["child-1"]), ("no", []), ("", [])])
def test_a_plan_that_takes_the_harmed_child_out_of_class_is_asked_about(leaves, named):
    """Owen, who displayed the behaviour, may have to leave; Mila, who was harmed, does not."""
    plan = {"education_plan": "Works at home.", "leaves_class": leaves}
    children = (replace(MILA, **plan), replace(OWEN, **plan))
    found = to_think_of(replace(WHOLE, setting="school", children=children))
    assert [one.field.partition(":")[0] for one in found if one.rule == "R39"] == named
