"""Where a child stands on the criminal justice track, and what that unlocks or forbids."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.rules import justice_events as kinds
from assessments.rules.consequences import consequences
from assessments.rules.justice import (
    Happened,
    Standing,
    acceptance,
    follows_on,
    may_be_referred_to_mappa,
    may_happen,
    standing,
    therapy_goes_on,
    work_goes_on,
)
from hsb_cases.core.rules.sources import clause

TODAY = datetime.date(2026, 11, 21)


def days(*names):
    """Events of one kind a day, in the order given; a name may bring more facts."""
    found = []
    for number, name in enumerate(names):
        on = datetime.date(2026, 1, 14) + datetime.timedelta(days=number)
        found.append(name if isinstance(name, Happened) else Happened(name, on))
    return found


def flags(now):
    return {
        name
        for name in ("live", "disposed", "convicted", "admitted", "notifies", "mappa")
        if getattr(now, name)
    }


CHARGED = ("interview", "sent_to_prosecutors", "charge")
STAGES = [
    ((), set()),
    (("police_record",), set()),
    (("interview",), {"live"}),
    (("interview", "under_investigation"), {"live"}),
    (("interview", "bail"), {"live"}),
    (("interview", "youth_justice_referral"), {"live"}),
    (("interview", "sent_to_prosecutors"), {"live"}),
    (("interview", "no_further_action"), set()),
    (("interview", "sent_to_prosecutors", "no_charge"), set()),
    (("interview", "deferred"), {"disposed"}),
    (("interview", "community_resolution"), {"disposed", "admitted"}),
    (("interview", "caution"), {"disposed", "admitted"}),
    (("interview", "conditional_caution"), {"disposed", "admitted"}),
    # The assessment written down after the disposal opens nothing again.
    (("interview", "community_resolution", "youth_justice_answered"), {"disposed", "admitted"}),
    # A charge takes the place of a conditional caution that was not kept to.
    (("conditional_caution", "charge"), {"live"}),
    (CHARGED, {"live"}),
    ((*CHARGED, "plea_not_guilty"), {"live"}),
    ((*CHARGED, "plea_guilty"), {"live", "disposed", "admitted"}),
    ((*CHARGED, "plea_guilty", "plea_not_guilty"), {"live"}),
    ((*CHARGED, "plea_guilty", "convicted"), {"live", "disposed", "admitted", "convicted"}),
    ((*CHARGED, "found_guilty"), {"live", "disposed", "convicted"}),
    ((*CHARGED, "found_did_act"), {"live", "disposed"}),
    ((*CHARGED, "found_not_guilty"), set()),
    ((*CHARGED, "discontinued"), set()),
    ((*CHARGED, "plea_guilty", "sentence"), {"disposed", "admitted", "convicted"}),
    ((*CHARGED, "found_guilty", "sentence"), {"disposed", "convicted"}),
    ((*CHARGED, "found_guilty", "sentence", "notification_made"), {"disposed", "convicted"}),
    ((*CHARGED, "found_guilty", "sentence", "quashed"), set()),
    ((*CHARGED, "found_guilty", "sentence", "mappa_referral"), {"disposed", "convicted", "mappa"}),
    (
        (*CHARGED, "found_guilty", "sentence", "mappa_referral", "mappa_level", "mappa_ended"),
        {"disposed", "convicted"},
    ),
    # What was ended is taken up again.
    (("interview", "no_further_action", "interview"), {"live"}),
]


@pytest.mark.rule("R21")
@pytest.mark.parametrize(("history", "expected"), STAGES)
def test_where_the_child_stands_after_each_history(history, expected):
    now = standing(days(*history), today=TODAY)
    assert flags(now) == expected
    assert now.stage == (history[-1] if history else "")


@given(
    st.lists(st.sampled_from(sorted(kinds.EVENTS)), max_size=6),
    st.sampled_from(sorted(kinds.EVENTS)),
)
def test_an_end_without_an_outcome_takes_back_whatever_came_before(history, last):
    now = standing(days(*history, last), today=TODAY)
    assert now.stage == last
    if last in kinds.WITHOUT_OUTCOME:
        assert flags(now) == set()


@given(st.permutations(days(*CHARGED, "plea_guilty", "sentence")))
def test_the_day_it_happened_counts_and_not_the_order_recorded(history):
    assert flags(standing(history, today=TODAY)) == {"disposed", "admitted", "convicted"}


def test_events_of_one_day_count_in_the_order_given():
    one_day = [Happened(kind, TODAY) for kind in ("charge", "plea_guilty", "sentence")]
    assert flags(standing(one_day, today=TODAY)) == {"disposed", "admitted", "convicted"}


def sentenced(**facts):
    return [*days(*CHARGED, "plea_guilty"), Happened("sentence", TODAY, **facts)]


@pytest.mark.parametrize(
    ("facts", "more", "notifies"),
    [
        ({"notification": "no"}, (), False),
        ({"notification": "unknown"}, (), False),
        ({"notification": "yes"}, (), True),
        ({"notification": "yes", "notification_until": TODAY}, (), True),
        ({"notification": "yes", "notification_until": TODAY - datetime.timedelta(1)}, (), False),
        ({"notification": "yes"}, ("notification_ended",), False),
    ],
)
def test_the_duty_to_notify_lasts_until_its_end(facts, more, notifies):
    history = sentenced(**facts) + [Happened(kind, TODAY) for kind in more]
    assert standing(history, today=TODAY).notifies is notifies


def test_the_mappa_level_set_later_is_the_one_that_stands():
    history = [
        *sentenced(),
        Happened("mappa_referral", TODAY, mappa_category="1"),
        Happened("mappa_level", TODAY, mappa_level="2"),
    ]
    now = standing(history, today=TODAY)
    assert (now.mappa_category, now.mappa_level) == ("1", "2")


@pytest.mark.rule("R21")
@pytest.mark.parametrize(
    ("recorded", "admitted", "expected"),
    [("", False, ""), ("", True, "some"), ("none", True, "none"), ("full", False, "full")],
)
def test_what_was_recorded_goes_before_what_a_disposal_implies(recorded, admitted, expected):
    assert acceptance(recorded, Standing(admitted=admitted)) == expected


@pytest.mark.rule("R32")
@pytest.mark.parametrize("kind", kinds.EVENTS)
@pytest.mark.parametrize("age", [None, 4, 9, 10, 17])
def test_under_10_only_the_police_record_is_kept(kind, age):
    answer = may_happen(kind, age_at_incident=age)
    always = kind in {"police_record", "in_error"}
    fine = always or (age is not None and age >= 10)
    assert (answer.kind, answer.rule) == (("ok", "") if fine else ("refuse", "R32"))


@pytest.mark.parametrize("kind", kinds.EVENTS)
def test_what_must_come_first_is_asked_for(kind):
    needed = kinds.PRECEDED_BY.get(kind, frozenset())
    assert follows_on(kind, before=set(kinds.EVENTS) - needed).kind == (
        "refuse" if needed else "ok"
    )
    for one in needed:
        assert follows_on(kind, before={one}).kind == "ok"


@pytest.mark.rule("R31")
@pytest.mark.parametrize(
    ("now", "age", "kind"),
    [
        (Standing(), 16, "refuse"),
        (Standing(live=True, pleaded_guilty=True), 16, "refuse"),
        (Standing(out_of_court=True), 16, "refuse"),
        (Standing(convicted=True), 16, "ok"),
        (Standing(out_of_court=True, notifies=True), 16, "ok"),
        (Standing(found=True, notifies=True), 16, "ok"),
        (Standing(convicted=True), 9, "refuse"),
        (Standing(convicted=True), None, "ok"),
    ],
)
def test_mappa_waits_for_a_conviction_or_the_duty_to_notify(now, age, kind):
    assert may_be_referred_to_mappa(now, age_at_incident=age).kind == kind


@pytest.mark.rule("R33")
@pytest.mark.parametrize(
    ("live", "agreed", "words"),
    [(True, False, "Agree with"), (True, True, "as agreed"), (False, True, "")],
)
def test_help_does_not_wait_for_the_investigation(live, agreed, words):
    answer = work_goes_on(Standing(live=live, work_agreed=agreed))
    assert answer.kind == ("prompt" if live else "ok")
    assert words in answer.sentence


@pytest.mark.rule("R34")
@pytest.mark.parametrize(
    ("live", "offered", "start"),
    [(True, False, "Offer"), (True, True, "Therapy is"), (False, False, "")],
)
def test_therapy_is_not_delayed_for_the_process(live, offered, start):
    answer = therapy_goes_on(live=live, therapy_offered=offered)
    assert answer.kind == ("prompt" if live else "ok")
    assert answer.sentence.startswith(start)


def test_scenario_7_step_by_step():
    """Callum: blocked on 3 March, plea on 22 June, sentence on 20 July, referral the day after."""
    history = [Happened("interview", datetime.date(2026, 1, 20))]
    march = standing(history, today=datetime.date(2026, 3, 3))
    assert may_be_referred_to_mappa(march, age_at_incident=16).kind == "refuse"
    history += [
        Happened("charge", datetime.date(2026, 4, 30)),
        Happened("plea_guilty", datetime.date(2026, 6, 22)),
    ]
    june = standing(history, today=datetime.date(2026, 6, 22))
    assert june.disposed
    assert acceptance("", june) == "some"
    assert may_be_referred_to_mappa(june, age_at_incident=16).kind == "refuse"
    history.append(Happened("sentence", datetime.date(2026, 7, 20), notification="yes"))
    july = standing(history, today=datetime.date(2026, 7, 21))
    assert may_be_referred_to_mappa(july, age_at_incident=16).kind == "ok"
    assert not july.live


def test_scenario_12_no_charge_ends_the_process():
    history = [
        Happened("under_investigation", datetime.date(2026, 2, 12)),
        Happened("sent_to_prosecutors", datetime.date(2026, 5, 1)),
    ]
    assert standing(history, today=datetime.date(2026, 6, 1)).live
    history.append(Happened("no_charge", datetime.date(2026, 9, 18)))
    assert flags(standing(history, today=datetime.date(2026, 9, 18))) == set()


def test_each_kind_of_event_is_offered_under_one_heading():
    offered = [kind for _, group in kinds.GROUPS for kind in group]
    assert sorted(offered) == sorted(kinds.EVENTS)


@pytest.mark.rule("R33")
def test_work_agreed_stays_agreed_while_the_process_goes_on():
    now = standing(days("interview", "work_agreed", "sent_to_prosecutors"), today=TODAY)
    assert now.live
    assert now.work_agreed


@pytest.mark.parametrize(
    ("now", "age", "sex", "expected"),
    [
        (
            Standing(),
            14,
            "F",
            [("Safety", "open"), ("Full AIM", "open"), ("MAPPA", "waits")],
        ),
        (
            Standing(live=True),
            14,
            "M",
            [
                ("Safety", "open"),
                ("Support", "open"),
                ("Full AIM", "waits"),
                ("ERASOR", "waits"),
                ("MAPPA", "waits"),
            ],
        ),
        (
            Standing(convicted=True),
            14,
            "M",
            [("Safety", "open"), ("Full AIM", "open"), ("ERASOR", "open"), ("MAPPA", "open")],
        ),
        (Standing(), 6, "M", [("Safety", "open"), ("Criminal", "never")]),
    ],
)
def test_what_a_stage_unlocks_or_forbids(now, age, sex, expected):
    found = consequences(now, today=TODAY, age_at_incident=age, acceptance="some", sex=sex)
    assert [(one.what.split()[0], one.state) for one in found] == [
        (what.split()[0], state) for what, state in expected
    ]
    assert all(clause(one.rule).source and one.sentence.endswith(".") for one in found)
