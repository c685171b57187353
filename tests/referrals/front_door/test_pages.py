"""What the front door's pages show, and that nothing typed is lost on them."""

import datetime

import pytest
import time_machine
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from django.utils.http import urlencode

from hsb_cases.agencies.acting import acting, system_acting
from hsb_cases.agencies.models import ProcedureProfile
from hsb_cases.cases.models import PossibleMatch
from hsb_cases.reminders.models import Deadline
from referrals.commands.deciding import Decided, decide_referral
from referrals.forms.front_door import age_typed
from referrals.models import Decision, Screening
from referrals.presenters.screening import screening_page
from referrals.selectors.received import QueueFilter, count_received, received_referrals
from tests.referrals.front_door.pages import Desk
from tests.support.markup import read
from tests.support.roles import as_owner
from tests.support.world import DAY, NOON

pytestmark = pytest.mark.django_db

WORKER = "northmere front door"
BEFORE = DAY - datetime.timedelta(days=1)
REASONS = "Harmed under 13; a strategy discussion is needed without delay."
TYPED = {"decision": "advice", "reasons": "Typed in a second window.", "self_harm_risk": "no"}


def decide(referral, by, *, days=1, **changes):
    told = {
        "decision": Decision.STRATEGY_DISCUSSION,
        "reasons": REASONS,
        "self_harm_risk": "no",
        **changes,
    }
    at = NOON + datetime.timedelta(days=days)
    decide_referral(referral=referral, decided=Decided(**told), at=at, by=by)


def queue(world, query="", *, days=0):
    """The queue as the worker reads it so many days after the concern arrived."""
    client = Client()
    with time_machine.travel(NOON + datetime.timedelta(days=days), tick=False):
        client.force_login(world[WORKER].user)
        return read(client.get(reverse("referrals:concerns") + query).content.decode())


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "On time: 1 working day left"), (1, "Due today"), (2, "1 working day overdue")],
)
def test_each_referral_says_in_words_how_near_its_day_is(world, referrals, days, words):
    rows = queue(world, days=days).one("table").all("tbody")
    assert len(rows) == 1, "the siblings stand in one group"
    assert rows[0].text.count(words) == 2


@pytest.mark.parametrize(
    ("changes", "due", "found"),
    [
        ({}, "overdue", ()),
        ({"starts_on": BEFORE, "due_on": BEFORE}, "overdue", ("Mila",)),
        ({"due_on": DAY}, "today", ("Mila",)),
        ({"met_on": DAY}, "today", ()),
    ],
)
def test_the_deadline_alone_says_what_is_overdue_or_due_today(
    world, referrals, changes, due, found
):
    with as_owner(), system_acting("Test set-up"):
        Deadline.objects.filter(subject_reference=referrals["Mila"].reference).update(**changes)
    asked = QueueFilter(due=(due,))
    with acting(world[WORKER]):
        page = received_referrals(world[WORKER], asked, today=DAY)
        count = count_received(world[WORKER], asked, today=DAY)
    assert [row.referral.child.given_name for row in page.rows] == list(found)
    assert count == len(found)


def test_a_decided_one_says_whether_it_was_on_time(world, referrals):
    decide(referrals["Mila"], world[WORKER])
    decide(referrals["Owen"], world[WORKER], days=3)
    said = queue(world, "?state=decided", days=3).one("table").text
    assert "Strategy discussion On time" in said
    assert "Strategy discussion 2 working days late" in said


def test_records_that_may_be_of_a_known_child_stand_above_the_queue(world, referrals):
    assert "Possible matches to look at" not in queue(world).text
    with as_owner(), system_acting("Test set-up"):
        PossibleMatch.objects.create(
            case=referrals["Mila"].case,
            child=referrals["Owen"].child,
            why="The date of birth is the same",
            entered_by_agency="Stoneford police",
            noticed_at=NOON,
        )
    page = queue(world)
    said = page.one("section", aria_labelledby="matches").text
    assert "Mila Hart" in said
    assert "A record entered by Stoneford police on 24 March 2026 may be the same child" in said


def test_the_decision_page_shows_whom_to_ring_where_the_child_lives(world, referrals):
    missing = "No telephone number of its front door is recorded here"
    assert missing in Desk(world[WORKER], referrals["Mila"]).opens().text
    with as_owner(), system_acting("Test set-up"):
        ProcedureProfile.objects.create(
            local_authority=world.authorities["Northmere County"],
            in_force=(datetime.date(2026, 1, 1), None),
            procedure_title="Procedure",
            procedure_edition="2026",
            front_door_name="Northmere MASH",
            front_door_phone="01632 960001",
            out_of_hours_phone="01632 960002",
            contact_source="The procedure",
        )
    said = Desk(world[WORKER], referrals["Mila"]).opens().text
    assert "Northmere MASH, 01632 960001" in said
    assert "Evenings and weekends: Out of hours, 01632 960002" in said


def test_the_page_says_where_the_day_comes_from_and_what_was_not_checked(world, referrals):
    said = Desk(world[WORKER], referrals["Mila"]).opens().text
    assert "Received 24 March 2026 at 12:00" in said
    assert "decision within one working day of receipt" in said
    assert "could not be checked word for word" in said
    assert "is our own setting" in said


def test_the_siblings_decision_and_its_reasons_stand_beside_the_form(world, referrals):
    decide(referrals["Owen"], world[WORKER], reasons="Owen needs a plan of his own at home.")
    page = Desk(world[WORKER], referrals["Mila"]).opens()
    assert "Owen needs a plan of his own at home." in page.text
    assert page.one("textarea", id="id_reasons").text == ""


def test_a_decision_typed_after_somebody_elses_is_refused_and_stays_on_the_page(world, referrals):
    desk = Desk(world[WORKER], referrals["Owen"])
    decide(referrals["Owen"], world["northmere front door manager"])
    page = desk.reads_again("decide", **TYPED)
    assert page.one("textarea", id="id_reasons").text == "Typed in a second window."
    assert "What you typed, which was not recorded" in page.text
    assert "There is a problem" in page.text
    assert "Record decision" not in page.text
    assert REASONS in page.text


def test_what_was_typed_to_tell_the_referrer_too_early_stays_too(world, referrals):
    page = Desk(world[WORKER], referrals["Owen"]).reads_again(
        "tell", way="telephone", text="We decided on a strategy discussion."
    )
    assert "Decide on the referral first, then tell the referrer." in page.text
    assert page.one("textarea", id="id_text").text == "We decided on a strategy discussion."


def test_giving_a_decided_referral_says_why_not(world, referrals):
    decide(referrals["Owen"], world[WORKER])
    page = Desk(world[WORKER], referrals["Owen"]).reads_again(
        "give", handler=str(world[WORKER].membership.pk)
    )
    assert "This referral is decided already." in page.text


def test_fields_nobody_asked_for_change_nothing(world, referrals):
    owen, mila = referrals["Owen"], referrals["Mila"]
    extra = {
        "status": "acknowledged",
        "case": str(mila.case_id),
        "route": "child_protection",
        "decision_due_on": "2030-01-01",
        "decided_by": str(world["northmere manager"].membership.pk),
        "decided_at": "2020-01-01",
        "proposed_decision": "no_further_action",
    }
    typed = {**extra, **TYPED, "decision": "assessment", "reasons": REASONS}
    assert Desk(world[WORKER], owen).sends("decide", **typed).status_code == 302
    before = (owen.case_id, owen.route, owen.decision_due_on)
    owen.refresh_from_db()
    assert (owen.case_id, owen.route, owen.decision_due_on) == before
    assert (owen.status, owen.decided_by) == ("decided", world[WORKER].membership)
    assert owen.proposed_decision == "early_help"
    assert owen.decided_at.year > 2025


def test_a_guessed_person_is_given_nothing(world, referrals):
    desk = Desk(world[WORKER], referrals["Owen"])
    elsewhere = str(world["stoneford front door"].membership.pk)
    for number in ("999999", "-1", "x", elsewhere):
        assert "There is a problem" in desk.reads_again("give", handler=number).text
    referrals["Owen"].refresh_from_db()
    assert referrals["Owen"].handler is None


@pytest.mark.parametrize("name", ["decide", "screen"])
def test_long_texts_are_looked_at_for_words_on_every_page(world, referrals, name):
    page = Desk(world[WORKER], referrals["Owen"]).opens(name)
    boxes = [one for one in page.all("textarea") if one.get("data-language-check") is not None]
    assert boxes
    assert {box.within("form")["data-language"] for box in boxes} == {reverse("referrals:language")}
    assert [one for one in page.all("script") if (one.get("src") or "").endswith("language.js")]


class TestScreening:
    """The examples follow the age of development that somebody judges."""

    def bands(self, page):
        return [
            one.text.removeprefix("Examples for ").removesuffix(" of development")
            for one in page.all("summary")
            if one.text.startswith("Examples for")
        ]

    def test_until_it_is_judged_they_are_for_the_age_when_it_happened(self, world, referrals):
        page = Desk(world[WORKER], referrals["Owen"]).opens("screen")
        assert self.bands(page) == ["9 to 13 years", "13 to 17 years"]
        assert "the age when it happened" in page.text

    def test_others_are_shown_for_the_age_entered_and_nothing_typed_is_lost(self, world, referrals):
        page = Desk(world[WORKER], referrals["Owen"]).reads_again(
            "screen",
            show="examples",
            developmental_age="7",
            rationale="Half a",
            frequency="Often",
            category="abusive",
            factors=["stage", "trauma"],
        )
        assert self.bands(page) == ["5 to 9 years"]
        assert "There is a problem" not in page.text
        assert page.one("input", id="id_developmental_age")["value"] == "7"
        assert page.one("textarea", id="id_rationale").text == "Half a"
        assert page.one("textarea", id="id_frequency").text == "Often"
        ticked = {one["value"] for one in page.all("input") if one.get("checked") is not None}
        assert {"abusive", "stage", "trauma"} <= ticked
        with as_owner():
            assert not Screening.objects.exists()

    def test_an_age_that_is_none_is_taken_for_none(self):
        for typed in ("", "x", "99", "-1", "1234567890", "²"):
            assert age_typed(QueryDict(urlencode({"developmental_age": typed}))) is None
        assert age_typed(QueryDict("developmental_age=9")) == 9

    def test_what_was_taken_into_account_is_kept_and_shown(self, world, referrals):
        desk = Desk(world[WORKER], referrals["Owen"])
        answer = desk.sends(
            "screen",
            category="problematic",
            developmental_age="9",
            rationale="Repeated over weeks, six years older.",
            factors=["trauma", "age"],
        )
        assert answer.url == desk.at("decide")
        with as_owner():
            assert Screening.objects.get().factors == ["age", "trauma"]
        assert "What the child may have lived through" in desk.opens().text
        again = desk.opens("screen")
        assert self.bands(again) == ["5 to 9 years", "9 to 13 years"]
        assert "the developmental age judged last" in again.text

    def test_without_any_age_the_examples_of_every_age_are_there(self, referrals):
        with as_owner():
            referral = referrals["Owen"]
            referral.participation.age_at_incident = None
            page = screening_page(referral, None, form=None, age_typed=None)
        assert len(page.bands) == 4
        assert page.bands_are_for.startswith("No age is known")

    def test_a_child_harmed_is_asked_for_no_category_colour_or_factor(self, world, referrals):
        page = Desk(world[WORKER], referrals["Mila"]).opens("screen")
        assert not self.bands(page)
        assert not {"factors", "category", "colour"} & {
            one.get("name") for one in page.all("input")
        }
