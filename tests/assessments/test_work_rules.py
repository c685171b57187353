"""What a plan, a session, a measure, a review, an end and a summary must hold."""

import datetime
from dataclasses import replace

import pytest

from assessments.models import ProgressMeasure
from assessments.presenters.progress_chart import change_words, chart_of
from assessments.rules.agreeing import Agreement
from assessments.rules.intervening import (
    Views,
    missing_before_session_one,
    plan_is_whole,
    programme_is_explained,
)
from assessments.rules.programmes import propose_programme
from assessments.rules.reviewing import end_is_whole, review_is_whole, summary_is_whole
from assessments.rules.sessions import (
    after_is_whole,
    measure_is_whole,
    review_due,
    session_is_whole,
)
from assessments.rules.summary_drafts import intervention_of, summary_progress, summary_title
from assessments.rules.support import Offer, offer_is_whole
from tests.assessments.work_arrange import (
    AGREED,
    MEASURE,
    PLAN,
    REVIEW,
    SESSION,
    START,
    SUMMARY,
    TODAY,
)

ONE_DAY = datetime.timedelta(days=1)
TOMORROW, BEFORE = TODAY + ONE_DAY, START - ONE_DAY
BOY = {"age": 14, "learning_disability": False, "mainstream_comprehension": True}
CHANGE_FOR_GOOD = propose_programme(sex="M", **BOY)
NOT_KNOWN = propose_programme(sex="M", **{**BOY, "learning_disability": None})


def fields(answers):
    assert {one.kind for one in answers} <= {"refuse"}
    assert all(one.sentence for one in answers)
    return [one.field for one in answers]


@pytest.mark.rule("R25")
@pytest.mark.parametrize(
    ("changes", "proposal", "expected"),
    [
        ({}, NOT_KNOWN, []),
        ({"programme": "change_for_good"}, CHANGE_FOR_GOOD, []),
        ({"programme": "change_for_good"}, NOT_KNOWN, []),
        ({}, CHANGE_FOR_GOOD, ["why_this_programme"]),
        ({"why_this_programme": "Too long."}, CHANGE_FOR_GOOD, ["why_this_programme"]),
        ({"why_this_programme": "He asked for shorter work."}, CHANGE_FOR_GOOD, []),
        ({"programme": ""}, CHANGE_FOR_GOOD, ["programme"]),
        ({"aims": "Work."}, NOT_KNOWN, ["aims"]),
        ({"consent_from": " "}, NOT_KNOWN, ["consent_from"]),
        ({"basis": ""}, NOT_KNOWN, ["basis"]),
        ({"basis": "court", "consent_from": ""}, NOT_KNOWN, []),
        # What is agreed, asked and shared may follow.
        ({"agreement": Agreement(), "views": Views(), "lead_professional": ""}, NOT_KNOWN, []),
    ],
)
def test_what_a_plan_must_say(changes, proposal, expected):
    assert fields(plan_is_whole(replace(PLAN, **changes), proposal)) == expected


def test_another_programme_than_proposed_is_answered_with_the_proposal():
    (answer,) = plan_is_whole(PLAN, CHANGE_FOR_GOOD)
    assert (answer.rule, answer.sentence[:16]) == ("R25", "Change for Good:")


@pytest.mark.rule("R27", "R36")
@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"lead_professional": ""}, ["lead_professional"]),
        ({"agreement": replace(AGREED, sessions=None)}, ["sessions"]),
        ({"agreement": replace(AGREED, shared_with_lead_on=None)}, ["shared_with_lead_on"]),
        ({"views": Views()}, ["child_views", "carers_views"]),
        (
            {
                "views": Views(
                    child_views_missing_reason="Not well", carers_views_missing_reason="Away"
                )
            },
            [],
        ),
    ],
)
def test_what_comes_before_the_first_session(changes, expected):
    assert fields(missing_before_session_one(replace(PLAN, **changes))) == expected


@pytest.mark.rule("R36")
@pytest.mark.parametrize(("to", "kind"), [("", "prompt"), (" ", "prompt"), ("Both", "ok")])
def test_that_the_programme_is_explained_is_a_hint(to, kind):
    assert programme_is_explained(to).kind == kind


@pytest.mark.rule("R26", "R37")
@pytest.mark.parametrize(
    ("changes", "needed", "expected"),
    [
        ({}, "no", []),
        ({"offered_on": TOMORROW}, "no", ["offered_on"]),
        ({"offered_on": BEFORE}, "no", ["offered_on"]),
        ({"stage": ""}, "no", ["stage"]),
        ({"attendance": ""}, "no", ["attendance"]),
        ({"attendance": "missed"}, "yes", ["missed_reason"]),
        ({"attendance": "missed", "missed_reason": "Ill"}, "yes", []),
        ({"attendance": "cancelled", "missed_reason": " "}, "no", ["missed_reason"]),
        ({}, "yes", ["interpreter_arranged"]),
        ({"interpreter_arranged": "booked"}, "yes", []),
        ({"interpreter_arranged": "not_arranged"}, "no", ["interpreter_reason"]),
    ],
)
def test_what_a_session_must_say(changes, needed, expected):
    found = session_is_whole(
        replace(SESSION, **changes), starts_on=START, today=TODAY, interpreter_needed=needed
    )
    assert fields(found) == expected


@pytest.mark.rule("R27")
@pytest.mark.parametrize(
    ("attended", "reviewed", "due"),
    [(3, 0, None), (4, 0, 4), (5, 0, 4), (5, 4, None), (8, 4, 8), (9, 0, 8), (9, 8, None)],
)
def test_after_which_session_a_review_is_due(attended, reviewed, due):
    assert review_due((4, 8), attended=attended, reviewed=reviewed) == due


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"what": " "}, ["what"]),
        ({"highest": 0}, ["highest"]),
        ({"before": 11}, ["before"]),
        ({"before": -1}, ["before"]),
        ({"before_on": TOMORROW}, ["before_on"]),
    ],
)
def test_what_a_measure_must_say(changes, expected):
    assert fields(measure_is_whole(replace(MEASURE, **changes), today=TODAY)) == expected


@pytest.mark.parametrize(
    ("after", "on", "expected"),
    [
        (10, TODAY, []),
        (11, TODAY, ["after"]),
        (-1, TODAY, ["after"]),
        (5, BEFORE, ["after_on"]),
        (5, TOMORROW, ["after_on"]),
    ],
)
def test_what_the_second_measurement_must_say(after, on, expected):
    assert fields(after_is_whole(after, on, first=MEASURE, today=TODAY)) == expected


@pytest.mark.rule("R27")
@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"held_on": BEFORE}, ["held_on"]),
        ({"held_on": TOMORROW}, ["held_on"]),
        ({"progress": "Good."}, ["progress"]),
        ({"child_views": ""}, ["child_views"]),
        ({"child_views": "", "child_views_missing_reason": "He did not want to"}, []),
        ({"self_harm_risk": ""}, ["self_harm_risk"]),
        ({"decision": ""}, ["decision"]),
        ({"decision": "end"}, ["next_steps"]),
        ({"decision": "end", "next_steps": "He has what he came for."}, []),
        ({"decision": "change", "next_steps": "More about school first."}, ["sessions"]),
        (
            {"decision": "change", "next_steps": "More about school first.", "sessions": 14},
            [],
        ),
        (
            {"decision": "change", "next_steps": "Fewer, since he moves.", "sessions": 2},
            ["sessions"],
        ),
        (
            {"decision": "change", "next_steps": "Fewer, since he moves.", "ends_by": BEFORE},
            ["ends_by"],
        ),
    ],
)
def test_what_a_review_must_say(changes, expected):
    found = review_is_whole(
        replace(REVIEW, **changes), child="O.R.", starts_on=START, attended=3, today=TODAY
    )
    assert fields(found) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"ended_on": BEFORE}, ["ended_on"]),
        ({"ended_on": TOMORROW}, ["ended_on"]),
        ({"reason": ""}, ["reason"]),
        ({"reason": "moved"}, ["detail"]),
        ({"reason": "moved", "detail": "The family moved to Leaford."}, []),
    ],
)
def test_what_the_end_must_say(changes, expected):
    facts = {"ended_on": TODAY, "reason": "completed", "detail": "", **changes}
    assert fields(end_is_whole(**facts, last_session_on=START, today=TODAY)) == expected


@pytest.mark.rule("R27", "R36")
@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"work_done": "Done."}, ["work_done"]),
        ({"progress": ""}, ["progress"]),
        ({"remaining": ""}, ["remaining"]),
        ({"next_steps": ""}, ["next_steps"]),
        ({"views": Views()}, ["child_views", "carers_views"]),
        ({"self_harm_risk": "yes"}, ["self_harm_risk"]),
        ({"shared_with_lead_on": None}, ["shared_with_lead_on"]),
        ({"shared_with_lead_on": BEFORE}, ["shared_with_lead_on"]),
        ({"not_shared_with_group_reason": " "}, ["shared_with_group_on"]),
        ({"not_shared_with_group_reason": "", "shared_with_group_on": TODAY}, []),
        ({"shared_with_group_on": TOMORROW}, ["shared_with_group_on"]),
    ],
)
def test_what_an_end_summary_must_say(changes, expected):
    found = summary_is_whole(replace(SUMMARY, **changes), child="O.R.", ended_on=START, today=TODAY)
    assert fields(found) == expected


@pytest.mark.parametrize(
    ("decision", "changes", "expected"),
    [
        ("accepted", {}, []),
        ("accepted", {"provider": ""}, ["provider"]),
        ("accepted", {"offered_on": None}, ["offered_on"]),
        ("accepted", {"offered_on": TOMORROW}, ["offered_on"]),
        ("accepted", {"starts_on": BEFORE}, ["starts_on"]),
        ("declined", {"provider": ""}, []),
        ("declined", {"offered_on": None}, ["offered_on"]),
        ("not_required", {"provider": "", "offered_on": None}, []),
    ],
)
def test_what_an_offer_of_support_must_say(decision, changes, expected):
    offer = replace(Offer("Counselling", START, TODAY), **changes)
    assert fields(offer_is_whole(offer, decision=decision, today=TODAY)) == expected


def test_how_a_draft_of_a_summary_is_named():
    assert intervention_of({}) == ""
    contents = {"sections": {"INT-1": {"complete": True}}}
    assert summary_title(contents) == "End summary of intervention INT-1"
    assert (summary_progress(contents), summary_progress({})) == ((1, 1), (0, 1))


def measure(before, after, better="higher"):
    return ProgressMeasure(
        created_in="00000000-0000-0000-0000-000000000000",
        lowest=0,
        highest=10,
        better=better,
        before=before,
        after=after,
    )


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (measure(3, 7), "Better by 4"),
        (measure(3, 7, "lower"), "Worse by 4"),
        (measure(7, 3, "lower"), "Better by 4"),
        (measure(3, 3), "The same"),
        (measure(3, None), ""),
    ],
)
def test_what_has_become_better_is_said_in_words(found, words):
    assert change_words(found) == words


def test_the_better_end_of_each_scale_is_above():
    chart = chart_of([measure(0, 10), measure(0, 10, "lower"), measure(0, None)])
    up, down, point = chart.lines
    assert up.y1 > up.y2
    assert down.y1 < down.y2
    assert (point.x2, point.y2) == (None, None)
    # Two that begin at one height have numbers that can be told apart.
    assert up.y1 == point.y1
    assert up.label_y != point.label_y
