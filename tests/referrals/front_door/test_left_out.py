"""Children of an incident whom nobody referred: who sees them, and who says why (R1)."""

import datetime

import pytest

from hsb_cases.agencies.acting import acting, system_acting
from hsb_cases.cases.models import Child, Participation
from hsb_cases.core.errors import OutOfScope, Refused
from referrals.models import NotReferred
from referrals.presenters.decision_cards import days_late, late_tag
from referrals.rules.deciding import check_why_not_referred
from referrals.selectors.left_out import left_out, part_left_out, parts_not_referred
from referrals.selectors.referrals import referral_to_decide
from tests.referrals.front_door.pages import Desk
from tests.support.built_once import built_once
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db

WHY = "Nia was in another room and saw nothing."
RISK = {"self_harm_risk": "yes", "self_harm_detail": "Her GP knows."}
MANAGER, WORKER = "northmere front door manager", "northmere front door"


@built_once
def nia(world, referrals):
    """Nia, whom the school named and nobody referred; the incident is seen as abusive now."""
    with as_owner(), system_acting("Test set-up"):
        incident = referrals["Mila"].participation.incident
        incident.category = "abusive"
        incident.save()
        child = Child.objects.create(
            given_name="Nia", family_name="Ash", held_by=world["school"].team.group
        )
        return Participation.objects.create(
            incident=incident, child=child, role="affected", age_at_incident=9
        )


def test_the_page_names_them_by_initials_and_says_what_holds_the_decision(world, referrals, nia):
    page = Desk(world[WORKER], referrals["Mila"]).opens()
    assert "N.A. (witness or affected, 9 at the time)" in page.text
    assert "nothing can be decided before each of them has a referral" in page.text
    assert "A manager of your team can record why" in page.text
    assert "Nia" not in page.text
    assert not page.all("a", href=Desk(world[WORKER], referrals["Mila"]).at("not_referred"))


def test_where_the_behaviour_is_milder_they_are_named_and_hold_nothing(world, referrals, nia):
    with as_owner(), system_acting("Test set-up"):
        nia.incident.category = "problematic"
        nia.incident.save()
    page = Desk(world[WORKER], referrals["Mila"]).opens()
    assert "N.A. (witness or affected, 9 at the time)" in page.text
    assert "nothing can be decided" not in page.text


def test_a_manager_says_why_and_the_decision_is_free(world, referrals, nia):
    desk = Desk(world[MANAGER], referrals["Mila"])
    typed = {
        "decision": "strategy_discussion",
        "reasons": "Harmed under 13; a strategy discussion is needed.",
        "self_harm_risk": "no",
    }
    held = desk.reads_again("decide", **typed)
    assert "One child in this incident has no referral yet." in held.text
    answer = desk.sends("not_referred", child=str(nia.pk), reason=f"  {WHY} ", **RISK)
    assert answer.url == desk.at("decide")
    page = desk.opens()
    assert WHY in page.text
    assert world[MANAGER].user.full_name in page.text
    assert "Risk of self-harm or suicide: Yes: Her GP knows." in page.text
    shown = Desk(world[WORKER], referrals["Mila"]).opens().text
    assert "Risk of self-harm or suicide: Yes" in shown
    assert "Her GP knows." not in shown
    assert desk.sends("decide", **typed).status_code == 302
    with as_owner():
        kept = NotReferred.objects.get()
    assert (kept.reason, kept.self_harm_risk, kept.self_harm_detail) == (WHY, *RISK.values())


def test_a_reason_of_an_earlier_time_shows_no_answer_that_nobody_gave(world, referrals, nia):
    with as_owner(), system_acting("Test set-up"):
        NotReferred.objects.create(
            participation=nia, reason=WHY, recorded_at=NOON, recorded_by=world[MANAGER].membership
        )
    without = Desk(world[MANAGER], referrals["Mila"]).opens().text
    assert WHY in without
    assert "Risk of self-harm or suicide: " not in without


def test_a_short_reason_is_refused_and_stays_on_the_page(world, referrals, nia):
    desk = Desk(world[MANAGER], referrals["Mila"])
    page = desk.reads_again("not_referred", child=str(nia.pk), reason="Not there", **RISK)
    assert page.one("textarea", id="id_reason").text == "Not there"
    assert page.one("a", href="#id_reason").text.startswith("Enter in a sentence or more")


def test_the_only_child_is_chosen_already_and_afterwards_nobody_is_left(world, referrals, nia):
    desk = Desk(world[MANAGER], referrals["Mila"])
    assert desk.opens("not_referred").one("input", value=str(nia.pk)).get("checked") is not None
    desk.sends("not_referred", child=str(nia.pk), reason=WHY, **RISK)
    assert "Every child of this incident has a referral" in desk.opens("not_referred").text


def test_what_is_typed_after_somebody_else_said_why_is_not_lost(world, referrals, nia):
    desk = Desk(world[MANAGER], referrals["Mila"])
    desk.sends("not_referred", child=str(nia.pk), reason=WHY, **RISK)
    page = desk.reads_again(
        "not_referred", child=str(nia.pk), reason="Typed in a second window.", **RISK
    )
    assert page.one("textarea", id="id_reason").text == "Typed in a second window."
    assert "this one has a referral or a reason by now" in page.text


def test_a_guessed_child_is_no_choice_nor_one_who_has_a_referral(world, referrals, nia):
    desk = Desk(world[MANAGER], referrals["Mila"])
    taken = str(referrals["Owen"].participation_id)
    for guessed in ("999999", "-1", "x", "", taken):
        page = desk.reads_again("not_referred", child=guessed, reason=WHY, **RISK)
        assert "There is a problem" in page.text
    with as_owner():
        assert not NotReferred.objects.exists()


def test_for_nobody_else_is_there_such_a_page(world, referrals, nia):
    for who in (WORKER, "stoneford front door manager", "school"):
        desk = Desk(world[who], referrals["Mila"])
        assert desk.client.get(desk.at("not_referred")).status_code == 404
        assert desk.sends("not_referred", child=str(nia.pk), reason=WHY, **RISK).status_code == 404


def test_who_does_not_see_the_incident_learns_no_number(world, referrals, nia):
    with acting(world[WORKER]):
        assert parts_not_referred(nia.incident) == [nia.pk]
    with acting(world["stoneford front door"]):
        assert parts_not_referred(nia.incident) == []


def test_a_part_that_is_not_left_out_is_none_to_choose(world, referrals, nia):
    with acting(world[MANAGER]):
        left = left_out(referral_to_decide(world[MANAGER], referrals["Mila"].reference))
        assert part_left_out(left, nia.pk) == nia
        with pytest.raises(OutOfScope):
            part_left_out(left, referrals["Owen"].participation_id)


@pytest.mark.rule("R1")
@pytest.mark.parametrize(
    ("reason", "enough"), [(WHY, True), ("Not there", False), (" " * 40, False)]
)
def test_leaving_a_child_unreferred_takes_a_sentence(reason, enough):
    if enough:
        check_why_not_referred(reason)
    else:
        with pytest.raises(Refused, match="why this child needs no referral"):
            check_why_not_referred(reason)


def test_the_decision_says_whether_it_was_on_time(referrals):
    referral = referrals["Mila"]
    assert days_late(referral) == 0
    for days, words in ((1, "On time"), (2, "1 working day late"), (6, "3 working days late")):
        referral.decided_at = referral.received_at + datetime.timedelta(days=days)
        assert late_tag(days_late(referral)).text == words
