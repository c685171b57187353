"""What is recorded of a visit and of an outcome: tables of facts and answers."""

import datetime
from dataclasses import replace

import pytest

from assessments.rules.concluding import (
    check_conclusion,
    missing_before_conclusion,
    what_follows,
)
from assessments.rules.states import CANCELLED, CONCLUDED, ENQUIRY, OPEN
from assessments.rules.visiting import (
    Safety,
    Visit,
    asked_every_time,
    check_seen,
    together,
    views_missing,
)
from hsb_cases.core.errors import Refused
from tests.assessments.arrange import CONCLUSION, SAFETY, VISIT

STARTED = datetime.date(2026, 3, 26)
TODAY = datetime.date(2026, 4, 1)
EMPTY = Visit(safety=Safety())


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({}, None),
        ({"seen_alone": "no", "not_alone_reason": "He asked for his aunt."}, None),
        ({"child_seen_on": None, "not_seen_reason": "In hospital until Monday."}, None),
        ({"child_seen_on": None}, "child_seen_on"),
        ({"child_seen_on": None, "not_seen_reason": "  "}, "child_seen_on"),
        ({"child_seen_on": TODAY}, None),
        ({"child_seen_on": TODAY + datetime.timedelta(days=1)}, "child_seen_on"),
        ({"child_seen_on": STARTED - datetime.timedelta(days=1)}, "child_seen_on"),
        ({"seen_alone": ""}, "seen_alone"),
        ({"seen_alone": "no"}, "not_alone_reason"),
    ],
)
def test_a_visit_says_when_the_child_was_seen_and_whether_alone(changes, field):
    visit = replace(VISIT, **changes)
    if field is None:
        check_seen(visit, started_on=STARTED, today=TODAY)
        return
    with pytest.raises(Refused) as refused:
        check_seen(visit, started_on=STARTED, today=TODAY)
    assert refused.value.field == field


UNSEEN = replace(EMPTY, not_seen_reason="In hospital until Monday.")
SEEN = replace(EMPTY, child_seen_on=STARTED, seen_alone="no", not_alone_reason="With his aunt.")
ALONE = replace(EMPTY, child_seen_on=TODAY, seen_alone="yes")


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (EMPTY, UNSEEN, {"child_seen_on": None, "not_seen_reason": UNSEEN.not_seen_reason}),
        (UNSEEN, SEEN, {"child_seen_on": STARTED, "not_seen_reason": "", "seen_alone": "no"}),
        (SEEN, UNSEEN, {"child_seen_on": STARTED, "not_seen_reason": ""}),
        (SEEN, ALONE, {"child_seen_on": TODAY, "seen_alone": "yes", "not_alone_reason": ""}),
        (ALONE, SEEN, {"child_seen_on": TODAY, "seen_alone": "yes", "not_alone_reason": ""}),
        (
            replace(SEEN, child_views_missing_reason="Asleep.", interpreter_arranged="booked"),
            replace(SEEN, child_views="“Fine.”"),
            {
                "child_views": "“Fine.”",
                "child_views_missing_reason": "",
                "interpreter_arranged": "booked",
            },
        ),
        (
            replace(SEEN, carers_views="They agree."),
            replace(SEEN, carers_views_missing_reason="Not at home."),
            {"carers_views": "They agree.", "carers_views_missing_reason": ""},
        ),
        (
            EMPTY,
            replace(SEEN, carers_views_missing_reason="Away.", interpreter_arranged="not_needed"),
            {"carers_views_missing_reason": "Away.", "interpreter_arranged": "not_needed"},
        ),
        (replace(EMPTY, safety=SAFETY), SEEN, {"safety": Safety()}),
    ],
)
def test_a_later_visit_takes_nothing_away_from_an_earlier_one(before, now, expected):
    known = together(before, now)
    assert {name: getattr(known, name) for name in expected} == expected


@pytest.mark.rule("R36")
@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, []),
        ({"child_views": "", "child_views_missing_reason": "He is four months old."}, []),
        ({"carers_views": "", "carers_views_missing_reason": "They do not answer the door."}, []),
        ({"child_views": " "}, ["child_views"]),
        ({"child_views": "", "carers_views": ""}, ["child_views", "carers_views"]),
    ],
)
def test_the_views_of_the_child_and_of_the_carers_or_why_not(changes, fields):
    answers = [one for one in views_missing(replace(VISIT, **changes)) if one.kind != "ok"]
    assert [(answer.kind, answer.rule, answer.field) for answer in answers] == [
        ("refuse", "R36", field) for field in fields
    ]


@pytest.mark.rule("R16")
@pytest.mark.parametrize("role", ["harmed", "displaying", "both", "self_directed", "affected"])
def test_harm_to_a_child_who_displayed_the_behaviour_is_asked_every_time(role):
    silent = replace(SAFETY, may_be_harmed_themselves="")
    refused = [
        answer.rule
        for answer in asked_every_time(silent, child="O.R.", role=role)
        if answer.kind == "refuse"
    ]
    assert refused == (["R16"] if role in {"displaying", "both"} else [])


@pytest.mark.parametrize("risk", ["", "yes"])
def test_self_harm_is_asked_of_every_child_and_a_yes_says_more(risk):
    safety = replace(SAFETY, self_harm_risk=risk)
    refused = [
        answer.field
        for answer in asked_every_time(safety, child="M.H.", role="harmed")
        if answer.kind == "refuse"
    ]
    assert refused == ["self_harm_risk"]
    told = replace(safety, self_harm_risk="yes", self_harm_detail="Seen by the crisis team today.")
    assert all(
        answer.kind == "ok" for answer in asked_every_time(told, child="M.H.", role="harmed")
    )


@pytest.mark.rule("R14")
@pytest.mark.parametrize("role", ["harmed", "displaying", "both", "self_directed", "affected"])
@pytest.mark.parametrize("significant_harm", ["yes", "no"])
@pytest.mark.parametrize("required", [True, False])
@pytest.mark.parametrize("next_steps", ["", "A multi-agency meeting on 28 April."])
def test_a_conference_for_a_child_who_displayed_it_needs_the_finding_about_that_child(
    role, significant_harm, required, next_steps
):
    answer = what_follows(
        replace(
            CONCLUSION,
            significant_harm=significant_harm,
            conference_required=required,
            next_steps=next_steps,
        ),
        role=role,
    )
    displayed = role in {"displaying", "both"}
    if displayed and required and significant_harm == "no":
        assert (answer.kind, answer.field) == ("refuse", "significant_harm")
    elif displayed and not required and not next_steps:
        assert (answer.kind, answer.field) == ("refuse", "next_steps")
    else:
        assert answer.kind == "ok"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({}, None),
        ({"enquiries_made": " "}, "enquiries_made"),
        ({"outcome": ""}, "outcome"),
        ({"significant_harm": ""}, "significant_harm"),
        ({"significant_harm_finding": "Too short"}, "significant_harm_finding"),
        ({"conference_required": None}, "conference_required"),
        ({"conference_required": False}, "conference_not_required_reason"),
        (
            {
                "conference_required": False,
                "conference_not_required_reason": "His grandmother keeps him safe; he is well.",
            },
            None,
        ),
    ],
)
def test_an_outcome_is_whole(changes, field):
    conclusion = replace(CONCLUSION, **changes)
    if field is None:
        check_conclusion(conclusion)
        return
    with pytest.raises(Refused) as refused:
        check_conclusion(conclusion)
    assert refused.value.field == field


def test_what_is_missing_before_the_conclusion_is_said_item_by_item():
    assert missing_before_conclusion(VISIT, has_worker=True) == []
    missing = missing_before_conclusion(EMPTY, has_worker=False)
    assert [answer.field for answer in missing] == [
        "worker",
        "child_seen_on",
        "child_views",
        "carers_views",
    ]
    assert all(answer.sentence for answer in missing)


def test_an_enquiry_that_has_ended_moves_no_more():
    for state in (CONCLUDED, CANCELLED):
        for move in ("allocate", "record a visit", "conclude", "cancel"):
            assert not ENQUIRY.may_move(move, state=state)
            with pytest.raises(Refused, match="This enquiry has ended"):
                ENQUIRY.check_move(move, state=state)
    assert ENQUIRY.reachable() == {OPEN, CONCLUDED, CANCELLED}
