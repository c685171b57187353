"""Every time limit of domain.md §3.3: its length, what it rests on, and the dates of scenarios."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsb_cases.agencies.rules.procedures import LOCAL_TIMESCALES, TimescaleFacts
from hsb_cases.core.rules.lengths import CalendarDays, Months
from hsb_cases.core.rules.working_days import WorkingDays, is_working_day
from hsb_cases.reminders.rules import timescales
from hsb_cases.reminders.rules.timescales import Timescale, with_local

ALL = {name: one for name, one in vars(timescales).items() if isinstance(one, Timescale)}
DAYS = st.dates(min_value=datetime.date(2024, 1, 1), max_value=datetime.date(2032, 12, 31))

LENGTHS = {
    "REFERRAL_DECISION": ("1 working day", "statutory"),
    "STRATEGY_DISCUSSION": ("1 working day", "default"),
    "INITIAL_CONFERENCE": ("15 working days", "statutory"),
    "CHILD_AND_FAMILY_ASSESSMENT": ("45 working days", "statutory"),
    "ASSESSMENT_IN_THE_CENSUS": ("45 working days", "default"),
    "FIRST_CORE_GROUP": ("10 working days", "statutory"),
    "FIRST_REVIEW_CONFERENCE": ("3 months", "statutory"),
    "LATER_REVIEW_CONFERENCE": ("6 months", "statutory"),
    "TRANSFER_IN_CONFERENCE": ("15 working days", "statutory"),
    "CHILD_IN_NEED_PLANNING": ("10 working days", "default"),
    "CHILD_IN_NEED_FIRST_REVIEW": ("42 calendar days", "default"),
    "CHILD_IN_NEED_LATER_REVIEW": ("3 months", "default"),
    "LOOKED_AFTER_FIRST_REVIEW": ("20 working days", "statutory"),
    "LOOKED_AFTER_SECOND_REVIEW": ("3 months", "statutory"),
    "LOOKED_AFTER_LATER_REVIEW": ("6 months", "statutory"),
    "YOUTH_JUSTICE_ASSESSMENT": ("10 working days", "default"),
    "YOUTH_JUSTICE_ANSWER": ("15 working days", "default"),
    "AIM_ASSESSMENT": ("30 working days", "default"),
    "AIM_REVIEW": ("3 months", "default"),
    "PANEL_HEARING": ("20 working days", "default"),
    "PANEL_MINUTES": ("5 working days", "default"),
    "PANEL_REVIEW": ("3 months", "default"),
    "INTERVENTION_REVIEW": ("10 working days", "default"),
    "END_SUMMARY": ("14 calendar days", "default"),
    "NOTIFICATION_TO_POLICE": ("3 calendar days", "statutory"),
    "ESCALATION_FIRST_STAGE": ("1 working day", "default"),
    "ESCALATION_SECOND_STAGE": ("2 working days", "default"),
    "ESCALATION_THIRD_STAGE": ("5 working days", "default"),
    "FRAMEWORK_AUDIT": ("12 months", "default"),
    "OVERDUE_TO_MANAGER": ("5 working days", "default"),
}

# Start and due date of each clock, by the scenarios of domain.md §9 and the examples of §3.3.
DATES = [
    ("REFERRAL_DECISION", "2026-03-24", "2026-03-25"),
    ("INITIAL_CONFERENCE", "2026-03-26", "2026-04-20"),
    ("FIRST_CORE_GROUP", "2026-04-17", "2026-05-01"),
    ("FIRST_REVIEW_CONFERENCE", "2026-04-17", "2026-07-17"),
    ("REFERRAL_DECISION", "2026-08-28", "2026-09-01"),
    ("STRATEGY_DISCUSSION", "2026-09-01", "2026-09-02"),
    ("INITIAL_CONFERENCE", "2026-09-02", "2026-09-23"),
    ("INITIAL_CONFERENCE", "2026-06-10", "2026-07-01"),
    ("CHILD_AND_FAMILY_ASSESSMENT", "2026-09-21", "2026-11-23"),
    ("INITIAL_CONFERENCE", "2026-01-16", "2026-02-06"),
    ("NOTIFICATION_TO_POLICE", "2026-07-20", "2026-07-23"),
    ("REFERRAL_DECISION", "2026-10-12", "2026-10-13"),
    ("REFERRAL_DECISION", "2026-04-02", "2026-04-07"),
    ("END_SUMMARY", "2026-10-16", "2026-10-30"),
    ("INITIAL_CONFERENCE", "2026-04-02", "2026-04-27"),
    ("TRANSFER_IN_CONFERENCE", "2026-12-18", "2027-01-13"),
    ("CHILD_AND_FAMILY_ASSESSMENT", "2026-04-01", "2026-06-09"),
    ("REFERRAL_DECISION", "2026-12-24", "2026-12-29"),
    ("LATER_REVIEW_CONFERENCE", "2026-07-17", "2027-01-15"),
    ("LOOKED_AFTER_FIRST_REVIEW", "2026-03-24", "2026-04-23"),
    ("CHILD_IN_NEED_PLANNING", "2026-04-17", "2026-05-01"),
    # Six weeks after Friday 20 March are Friday 1 May; after 23 March Monday the 4th, a holiday.
    ("CHILD_IN_NEED_FIRST_REVIEW", "2026-03-20", "2026-05-01"),
    ("CHILD_IN_NEED_FIRST_REVIEW", "2026-03-23", "2026-05-01"),
    ("PANEL_HEARING", "2026-03-27", "2026-04-28"),
    ("FRAMEWORK_AUDIT", "2026-01-31", "2027-01-29"),
]


def day(text):
    return datetime.date.fromisoformat(text)


def test_every_clock_has_its_length_and_standing():
    assert {name: (str(one.length), one.standing) for name, one in ALL.items()} == LENGTHS


def test_the_caveat_stands_wherever_working_together_is_cited():
    ours = timescales.AIM_ASSESSMENT.source
    assert timescales.caveat_on([ours]) == ""
    assert timescales.caveat_on([ours, timescales.FIRST_CORE_GROUP.source]) == timescales.CAVEAT


@pytest.mark.parametrize(("name", "start", "due"), DATES)
def test_each_clock_ends_on_the_day_the_guidance_gives(name, start, due):
    assert ALL[name].due_on(day(start)) == day(due)


@pytest.mark.parametrize("one", ALL.values(), ids=ALL)
def test_each_clock_says_what_to_do_and_rests_on_a_source(one):
    assert len(one.label) <= 120
    assert len(one.source) <= 200
    says_own = "our own" in one.source.lower() or "no time limit" in one.source.lower()
    counts_only = one.rule == "assessment_in_the_census"
    assert (one.standing == "default") == (says_own or counts_only)


def test_no_two_clocks_share_a_rule():
    assert len({one.rule for one in ALL.values()}) == len(ALL)


@given(one=st.sampled_from(list(ALL.values())), start=DAYS)
def test_no_clock_ends_on_a_day_off_or_before_it_starts(one, start):
    due = one.due_on(start)
    assert is_working_day(due)
    assert due > start or (due == start and isinstance(one.length, CalendarDays))


def test_every_rule_that_an_area_may_set_has_a_clock():
    assert set(LOCAL_TIMESCALES) <= {one.rule for one in ALL.values()}


@pytest.mark.parametrize(
    ("unit", "length"),
    [("working_days", WorkingDays(3)), ("calendar_days", CalendarDays(3)), ("months", Months(3))],
)
def test_an_areas_procedure_sets_the_length_and_is_named_as_its_source(unit, length):
    local = TimescaleFacts("strategy_discussion", 3, unit, "Local procedure, part 2")
    there = with_local(timescales.STRATEGY_DISCUSSION, local)
    assert (there.length, there.standing, there.source) == (
        length,
        "local",
        "Local procedure, part 2",
    )
    assert there.label == timescales.STRATEGY_DISCUSSION.label


def test_where_the_areas_procedure_is_silent_our_default_stays():
    assert with_local(timescales.END_SUMMARY, None) is timescales.END_SUMMARY


@pytest.mark.parametrize("rule", ["end_summary", "referral_decision"])
def test_no_area_sets_another_rule_or_a_statutory_clock(rule):
    with pytest.raises(ValueError, match="not set by a local length"):
        with_local(timescales.REFERRAL_DECISION, TimescaleFacts(rule, 3, "months", "Local"))


def test_a_time_limit_of_no_length_is_no_time_limit():
    with pytest.raises(ValueError, match="one day or more"):
        Timescale("nothing", "Nothing", WorkingDays(0), "Nowhere", "default")
