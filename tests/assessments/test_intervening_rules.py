"""The HSB service, its programmes, what is agreed, and the harmed child's support."""

import datetime
from dataclasses import replace

import pytest

from assessments.rules.agreeing import (
    Agreement,
    agreed_before_session_one,
    closure_waits_for_summary,
    working_days_late,
)
from assessments.rules.eligibility import (
    Referred,
    Service,
    recorded_as,
    service_takes,
    voluntary_work_has_consent,
)
from assessments.rules.hsb_referral import referral_is_whole
from assessments.rules.programmes import STAGES, propose_programme, stage_in_order
from assessments.rules.support import Support, support_is_decided
from hsb_cases.reminders.rules.timescales import END_SUMMARY

FENBRIDGE = Service("HSB Service", 8, 18, "Harmful Sexual Behaviour Service Definition")
STONEFORD = Service("NSPCC service", 5, 17, "Appendix 3")
CHILD = Referred(age=11, has_lead_professional=True)
START = datetime.date(2026, 6, 1)
AGREED = Agreement(
    sessions=12,
    reviews_after=(4, 8),
    starts_on=START,
    ends_by=datetime.date(2026, 10, 16),
    shared_with_lead_on=START,
)


@pytest.mark.rule("R24")
@pytest.mark.parametrize(
    ("service", "changes", "kinds"),
    [
        (FENBRIDGE, {}, []),  # Rosa, 11, scenario 5
        (FENBRIDGE, {"age": 7}, ["refuse"]),
        (FENBRIDGE, {"age": 8}, []),
        (FENBRIDGE, {"age": 18}, []),
        (FENBRIDGE, {"age": 19}, ["refuse"]),
        (FENBRIDGE, {"age": None}, ["refuse"]),
        (STONEFORD, {"age": 5}, []),
        (STONEFORD, {"age": 18}, ["refuse"]),
        (replace(STONEFORD, from_age=None, to_age=None), {"age": None}, []),
        (Service(), {}, ["refuse"]),
        (STONEFORD, {"has_lead_professional": False}, ["refuse"]),
        (STONEFORD, {"age": 4, "has_lead_professional": False}, ["refuse", "refuse"]),
        (STONEFORD, {"learning_disability": True}, []),
        (STONEFORD, {"learning_disability": True, "can_take_part": "unsure"}, ["prompt"]),
        (STONEFORD, {"learning_disability": True, "can_take_part": "no"}, ["refuse"]),
        (
            STONEFORD,
            {
                "learning_disability": True,
                "can_take_part": "unsure",
                "reading_assessment": "not_passed",
            },
            ["refuse"],
        ),
        # Yonas, scenario 12: the reading assessment passes.
        (
            STONEFORD,
            {
                "age": 15,
                "learning_disability": True,
                "can_take_part": "unsure",
                "reading_assessment": "passed",
            },
            [],
        ),
    ],
)
def test_whom_the_service_of_the_area_takes(service, changes, kinds):
    answers = service_takes(service, replace(CHILD, **changes))
    assert [one.kind for one in answers] == kinds
    assert {one.rule for one in answers} <= {"R24"}


@pytest.mark.rule("R41")
@pytest.mark.parametrize(
    ("basis", "consent", "kind", "field"),
    [
        ("statutory", "", "ok", ""),
        ("court", "", "ok", ""),
        ("none", "", "refuse", "consent_from"),
        ("none", "  ", "refuse", "consent_from"),
        ("none", "Jamie and his mother", "ok", ""),
        ("", "Jamie and his mother", "refuse", "basis"),
    ],
)
def test_work_without_a_basis_has_consent(basis, consent, kind, field):
    answer = voluntary_work_has_consent(basis=basis, consent_from=consent)
    assert (answer.kind, answer.field) == (kind, field)


@pytest.mark.rule("R41")
@pytest.mark.parametrize(
    ("basis", "words"), [("none", "voluntary intervention"), ("court", ""), ("statutory", "")]
)
def test_as_what_the_work_is_recorded(basis, words):
    assert recorded_as(basis) == words


WHOLE = {
    "own_risk_assessment": "Risk is highest on the school bus, low at home.",
    "incident_reports": 1,
    "lead_professional": "Fay Fenn, early help",
}


@pytest.mark.rule("R42")
@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, []),
        ({"own_risk_assessment": "High."}, ["own_risk_assessment"]),
        ({"incident_reports": 0}, ["incidents"]),
        ({"lead_professional": " "}, ["lead_professional"]),
        (
            {"own_risk_assessment": "", "incident_reports": 0, "lead_professional": ""},
            ["own_risk_assessment", "incidents", "lead_professional"],
        ),
    ],
)
def test_what_a_referral_to_the_service_brings(changes, fields):
    answers = referral_is_whole(**{**WHOLE, **changes})
    assert [(one.kind, one.rule, one.field) for one in answers] == [
        ("refuse", "R42", field) for field in fields
    ]


def expected_programme(sex, age, disability, comprehension):
    """Told from the text: girls and boys of 5 to 11 have their own; the rest by what is known."""
    if sex == "F":
        return "individual"
    if sex == "U" or age is None:
        return ""
    if age in range(12, 19) and disability is not True and comprehension is not False:
        return "" if None in (disability, comprehension) else "change_for_good"
    return "individual"


@pytest.mark.rule("R25")
@pytest.mark.parametrize("sex", ["M", "F", "U"])
@pytest.mark.parametrize("disability", [True, False, None])
@pytest.mark.parametrize("comprehension", [True, False, None])
def test_which_programme_is_proposed(sex, disability, comprehension):
    for age in (None, *range(5, 20)):
        found = propose_programme(
            sex=sex,
            age=age,
            learning_disability=disability,
            mainstream_comprehension=comprehension,
        )
        assert found.programme == expected_programme(sex, age, disability, comprehension), age
        assert (found.answer.kind, found.answer.rule) == ("prompt", "R25")


@pytest.mark.rule("R25")
def test_change_for_good_says_how_many_sessions():
    found = propose_programme(
        sex="M", age=14, learning_disability=False, mainstream_comprehension=True
    )
    assert "26 to 30 weekly sessions" in found.answer.sentence


@pytest.mark.rule("R26")
@pytest.mark.parametrize(
    ("stage", "worked_on", "left_out"),
    [
        ("preparation", [], 0),
        ("resilience", [], 1),
        ("resilience", ["preparation"], 0),
        ("behaviour", ["resilience"], 2),
        ("behaviour", ["preparation", "resilience", "relationships"], 0),
    ],
)
def test_a_stage_before_its_turn_is_a_hint(stage, worked_on, left_out):
    answer = stage_in_order(stage, worked_on=frozenset(worked_on))
    assert answer.kind == ("prompt" if left_out else "ok")
    assert sum(words in answer.sentence for _, words in STAGES) == left_out


@pytest.mark.rule("R27")
@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, []),
        ({"sessions": None}, ["sessions"]),
        ({"sessions": 0}, ["sessions"]),
        ({"reviews_after": ()}, ["reviews_after"]),
        ({"reviews_after": (4, 13)}, ["reviews_after"]),
        ({"reviews_after": (0,)}, ["reviews_after"]),
        ({"starts_on": None}, ["ends_by"]),
        ({"ends_by": None}, ["ends_by"]),
        ({"ends_by": START - datetime.timedelta(days=1)}, ["ends_by"]),
        ({"shared_with_lead_on": None}, ["shared_with_lead_on"]),
    ],
)
def test_what_is_agreed_before_the_first_session(changes, fields):
    answers = agreed_before_session_one(replace(AGREED, **changes))
    assert [(one.rule, one.field) for one in answers] == [("R27", field) for field in fields]


@pytest.mark.rule("R27")
def test_scenario_9_the_summary_is_due_on_30_october_and_late_on_4_november():
    ended, filed = datetime.date(2026, 10, 16), datetime.date(2026, 11, 4)
    due = END_SUMMARY.due_on(ended)
    assert due == datetime.date(2026, 10, 30)
    waiting = closure_waits_for_summary(ended_on=ended, due_on=due, filed_on=None)
    assert waiting.kind == "refuse"
    assert "It was due on 30 October 2026." in waiting.sentence
    assert closure_waits_for_summary(ended_on=ended, due_on=due, filed_on=filed).kind == "ok"
    assert working_days_late(due_on=due, filed_on=filed) == 3
    assert working_days_late(due_on=due, filed_on=due) == 0


@pytest.mark.rule("R27")
def test_an_intervention_that_goes_on_keeps_its_case_open():
    answer = closure_waits_for_summary(ended_on=None, due_on=None, filed_on=None)
    assert "still going on" in answer.sentence
    ended = closure_waits_for_summary(ended_on=START, due_on=None, filed_on=None)
    assert "It was due" not in ended.sentence


DECIDED = Support(
    impact="She sleeps badly and does not want to take the bus.",
    needs="Somebody to talk to, and another way to school.",
    decision="accepted",
)


@pytest.mark.rule("R35")
@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, []),
        ({"impact": "Sad."}, ["impact"]),
        ({"needs": ""}, ["needs"]),
        ({"decision": ""}, ["decision"]),
        ({"decision": "declined"}, ["reason"]),
        ({"decision": "not_required", "reason": "No."}, ["reason"]),
        ({"decision": "not_required", "reason": "She says that she is well supported."}, []),
    ],
)
@pytest.mark.parametrize("role", ["harmed", "both", "displaying", "affected"])
def test_the_support_of_a_child_harmed_is_decided_before_closure(role, changes, fields):
    answers = support_is_decided(role, replace(DECIDED, **changes))
    expected = fields if role in {"harmed", "both"} else []
    assert [(one.kind, one.rule, one.field) for one in answers] == [
        ("refuse", "R35", field) for field in expected
    ]
