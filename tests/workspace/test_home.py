"""Home: what is due, the drafts, what changed since the last look."""

import datetime

import pytest
from django.urls import reverse

from hsb_cases.agencies.models import User
from hsb_cases.cases.commands.requests import ask_for_access
from hsb_cases.cases.models import Participation
from hsb_cases.core.rules.working_days import add_working_days
from hsb_cases.workspace.commands.home import mark_changes_as_seen
from referrals.commands.submitting import submit_concern
from tests.audit.arrange import ONE, TWO, cases_of_two, noted
from tests.support.built_once import built_once
from tests.support.caseload import many_cases
from tests.support.concerns import SIBLINGS
from tests.support.roles import as_owner
from tests.support.world import NOON
from tests.workspace.opening import MOST_QUERIES, main, opened, queries, sent

pytestmark = pytest.mark.django_db


@built_once
def siblings(world):
    return submit_concern(
        facts=SIBLINGS, draft_reference="DRA-TEST-0001", at=NOON, by=world["school"]
    )


@pytest.fixture
def today(monkeypatch):
    """The Wednesday on which the decisions are due."""
    from hsb_cases.core import clock

    day = add_working_days(NOON.date(), 1)
    moment = datetime.datetime.combine(day, datetime.time(9), tzinfo=datetime.UTC)
    monkeypatch.setattr(clock, "today", lambda: day)
    monkeypatch.setattr(clock, "now", lambda: moment)
    return day


def test_the_front_door_sees_its_teams_decisions_due_today(world, siblings, today):
    page = opened(world["northmere front door"], "home")
    said = main(page)
    assert "Wednesday 25 March 2026. 2 things are due today." in said
    assert "Today 2" in said
    assert "M.H., 7" in said
    assert "O.R., 13" in said
    assert said.count("Due today") == 2
    assert "Statutory · Working Together" in said
    assert "could not be checked word for word" in said
    assert "Mila" not in said


def test_my_work_and_my_teams_work_differ(world, siblings, today):
    front_door = world["northmere front door"]
    mine = main(opened(front_door, "home", whose="mine"))
    assert "Nothing is due on cases allocated to you" in mine
    team = opened(front_door, "home")
    assert team.one("a", aria_current="page").text == "My team’s work"


def test_overdue_is_said_in_words_and_in_the_sentence(world, siblings, today, monkeypatch):
    from hsb_cases.core import clock

    monkeypatch.setattr(clock, "today", lambda: add_working_days(today, 1))
    said = main(opened(world["northmere front door"], "home"))
    assert "2 things are overdue." in said
    assert said.count("1 working day overdue") == 2


@pytest.mark.parametrize(
    "who",
    ["northmere worker one", "police", "stoneford front door", "stoneford manager", "teacher"],
)
def test_nobody_else_reads_of_these_children_on_home(world, siblings, today, who):
    said = main(opened(world[who], "home"))
    for word in ("M.H.", "O.R.", "Mila", "Owen", "HSB-"):
        assert word not in said


def test_a_coordinator_sees_first_what_the_team_is_to_add_to(world, siblings, today):
    page = opened(world["northmere coordinator"], "home")
    assert page.one("a", aria_current="page").text == "My team’s work"
    said = main(page)
    assert "O.R., 13" in said  # displayed the behaviour: the coordinator's work
    assert "M.H." not in said  # was harmed: a safety summary, in the list of cases
    nothing = main(opened(world["stoneford coordinator"], "home"))
    assert "Nothing is due on the cases your team coordinates." in nothing


def test_a_school_keeps_its_concern_with_references_and_status_alone(world, siblings):
    page = opened(world["school"], "home")
    said = main(page)
    assert siblings.reference in said
    assert "Mila Hart" in said  # the school's own words
    assert said.count("Received") == 2
    assert "Due" not in said
    assert "Since you last looked" not in said


def test_a_referrer_without_concerns_is_told_what_to_do(world, siblings):
    page = opened(world["teacher"], "home")
    assert "Your team has logged no concerns yet" in main(page)
    assert siblings.reference not in main(page)


def test_an_administrator_finds_administration_and_no_content(world, siblings):
    page = opened(world["administrator"], "home")
    assert "sees no case content" in main(page)
    assert page.one("main").one("a", href="/administration/").text == "Administration"


def test_changes_by_others_stand_there_until_they_are_marked_as_seen(world):
    two = cases_of_two(world)
    one = world[ONE]
    noted(one, two.first, "Mine")
    noted(world["northmere manager"], two.first, "Theirs", summary="Noted a pattern")
    noted(world[TWO], two.second, "Hidden", summary="Noted something else")
    page = opened(one, "home")
    said = main(page)
    assert said.count("Noted a pattern") == 1  # the manager's; the own one is left out
    assert "Noted something else" not in said
    until = page.one("input", name_="until")["value"]
    assert sent(one, "home_seen", until=until).status_code == 302
    assert "Noted a pattern" not in main(opened(one, "home"))
    noted(world["northmere manager"], two.first, "Later", summary="Noted it later")
    assert "Noted it later" in main(opened(one, "home"))


def test_marking_as_seen_keeps_no_version_of_the_person(world):
    actor = world[ONE]
    with as_owner():
        before = User.history.filter(id=actor.user.pk).count()
    sent(actor, "home_seen", until="not a moment")
    with as_owner():
        assert User.history.filter(id=actor.user.pk).count() == before
        assert User.objects.get(pk=actor.user.pk).last_home_visit_at is not None


def test_an_older_tab_does_not_bring_back_what_was_marked_as_seen(world):
    actor = world[ONE]
    for at in (NOON, NOON - datetime.timedelta(hours=1)):
        mark_changes_as_seen(at=at, by=actor)
        with as_owner():
            assert User.objects.get(pk=actor.user.pk).last_home_visit_at == NOON
    later = NOON + datetime.timedelta(hours=1)
    mark_changes_as_seen(at=later, by=actor)
    with as_owner():
        assert User.objects.get(pk=actor.user.pk).last_home_visit_at == later


def test_a_request_for_access_waits_on_the_deciding_workers_home(world):
    two = cases_of_two(world)
    with as_owner():
        part = Participation.objects.get(case=two.second).pk
    ask_for_access(participation_id=part, reason="To plan together", at=NOON, by=world[ONE])
    page = opened(world[TWO], "home")
    href = reverse("workspace:case_sharing", args=[two.second.reference])
    assert page.one("main").one("a", href=href).text == "O.R."
    assert "Requests for access" not in main(opened(world[ONE], "home"))


@pytest.mark.parametrize("who", [ONE, "northmere manager"])
def test_home_takes_as_many_queries_for_250_cases_as_for_one(world, who):
    counts = []
    for more in (1, 24, 225):
        many_cases(world, more, worker=world[ONE], team="northmere casework")
        counts.append(queries(world[who], "home"))
    assert counts[0] == counts[1] == counts[2]
    assert counts[0] < MOST_QUERIES
