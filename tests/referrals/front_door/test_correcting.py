"""A later decision in the place of one that was wrong, with the earlier one kept."""

import datetime

import pytest

from hsb_cases.agencies.acting import acting, system_acting
from hsb_cases.cases.models import Case, Child, Participation
from hsb_cases.core.errors import NotPermitted, OutOfScope, Refused
from hsb_cases.reminders.commands import reinstate_deadline
from hsb_cases.reminders.models import Deadline
from referrals.commands.deciding import Decided, correct_decision, decide_referral
from referrals.models import Decision, Referral
from referrals.selectors.referrals import earlier_decisions
from tests.referrals.front_door.pages import Desk
from tests.support.built_once import built_once
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db
WORKER, MANAGER = "northmere front door", "northmere front door manager"
WHY = "The school nurse told us what had been overlooked."
REASONS = "Looked at together with police, health and the school."
DIFFERS = "Police, health and the school see no need to meet."
NEXT_DAY = NOON + datetime.timedelta(days=1)
LATER = NOON + datetime.timedelta(days=2)
A = Decision


def choice(decision):
    return Decided(decision=decision, reasons=REASONS, self_harm_risk="no", differs_because=DIFFERS)


@built_once
def mila(world, referrals):
    """Mila's referral, on which somebody decided for advice."""
    decide_referral(
        referral=referrals["Mila"], decided=choice(A.ADVICE), at=NEXT_DAY, by=world[WORKER]
    )
    return referrals["Mila"]


def correct(world, referral, decision=A.STRATEGY_DISCUSSION, *, by=MANAGER, because=WHY, at=LATER):
    correct_decision(
        referral=referral, decided=choice(decision), because=because, at=at, by=world[by]
    )


def again(referral):
    with as_owner():
        return Referral.objects.get(pk=referral.pk)


def waiting():
    with as_owner():
        found = Deadline.objects.open().filter(
            rule__in=["strategy_discussion", "child_and_family_assessment"]
        )
        return sorted(found.values_list("rule", flat=True))


def test_the_new_decision_stands_and_the_earlier_one_is_kept(world, mila):
    correct(world, mila)
    now = again(mila)
    assert (now.decision, now.decided_at) == ("strategy_discussion", NEXT_DAY)
    assert (now.corrected_at, now.corrected_because) == (LATER, WHY)
    assert now.corrected_by == world[MANAGER].membership
    assert waiting() == ["strategy_discussion"]
    correct(world, mila, A.EARLY_HELP, at=LATER + datetime.timedelta(hours=1))
    with acting(world[WORKER]):
        found = earlier_decisions(again(mila))
    assert [one.decision for one in found] == ["strategy_discussion", "advice"]
    assert waiting() == []


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        ([A.ASSESSMENT], ["child_and_family_assessment"]),
        ([A.ASSESSMENT, A.EARLY_HELP], []),
        # The time of the assessment goes on beside an enquiry, and is taken up again.
        (
            [A.ASSESSMENT, A.STRATEGY_DISCUSSION],
            ["child_and_family_assessment", "strategy_discussion"],
        ),
        ([A.ASSESSMENT, A.ADVICE, A.ASSESSMENT], ["child_and_family_assessment"]),
        ([A.STRATEGY_DISCUSSION, A.ADVICE, A.STRATEGY_DISCUSSION], ["strategy_discussion"]),
        ([A.STRATEGY_DISCUSSION, A.IMMEDIATE_PROTECTION], ["strategy_discussion"]),
    ],
)
def test_what_the_decision_asks_for_is_due_and_nothing_else(world, mila, decisions, expected):
    for decision in decisions:
        correct(world, mila, decision)
    assert waiting() == expected


def test_a_discussion_that_another_referral_on_the_case_decided_on_goes_on(world, referrals, mila):
    correct(world, mila)
    with as_owner(), system_acting("Test set-up"):
        Referral.objects.filter(pk=referrals["Owen"].pk).update(
            case=mila.case,
            status="decided",
            decision=A.STRATEGY_DISCUSSION,
            decision_reasons=REASONS,
            decided_at=NEXT_DAY,
            decided_by=world[WORKER].membership,
        )
    correct(world, mila, A.ADVICE)
    assert waiting() == ["strategy_discussion"]


@pytest.mark.rule("R1")
def test_r1_holds_a_correction_as_it_holds_a_decision(world, mila):
    with as_owner(), system_acting("Test set-up"):
        incident = mila.participation.incident
        incident.category = "abusive"
        incident.save()
        nia = Child.objects.create(given_name="Nia", held_by=world["school"].team.group)
        Participation.objects.create(incident=incident, child=nia, role="affected")
    with pytest.raises(Refused, match="no referral yet"):
        correct(world, mila)


def test_it_says_why(world, mila):
    with pytest.raises(Refused) as refused:
        correct(world, mila, because="Wrong.")
    assert refused.value.field == "corrected_because"


def test_not_before_a_decision_nor_on_a_closed_case(world, referrals, mila):
    with pytest.raises(Refused, match="nothing to correct"):
        correct(world, referrals["Owen"])
    with as_owner(), system_acting("Test set-up"):
        Case.objects.filter(pk=mila.case_id).update(status="closed", closed_at=LATER)
    with pytest.raises(Refused, match="Reopen it first"):
        correct(world, mila)


@pytest.mark.parametrize(
    ("who", "expected"),
    [("school", NotPermitted), ("northmere auditor", NotPermitted),
     ("stoneford front door", OutOfScope)],
)  # fmt: skip
def test_who_may_not(world, mila, who, expected):
    with pytest.raises(expected):
        correct(world, mila, by=who)


def test_only_what_was_cancelled_is_due_again(world, mila):
    correct(world, mila)
    with as_owner():
        (due,) = Deadline.objects.open().filter(rule="strategy_discussion")
        with pytest.raises(Refused, match="was not cancelled"):
            reinstate_deadline(deadline=due)


def test_the_pages_correct_it_and_show_both(world, referrals, mila):
    desk = Desk(world[WORKER], mila)
    assert desk.opens().one("a", href=desk.at("correct"))
    page = desk.opens("correct")
    assert page.one("input", value="advice").get("checked") is not None
    assert page.one("textarea", id="id_reasons").text == REASONS
    assert not page.all("input", id="id_self_harm_risk_1", checked="")
    typed = {
        "decision": "strategy_discussion",
        "reasons": "Without delay, as the procedure asks.",
        "self_harm_risk": "no",
        "corrected_because": "Wrong.",
    }
    again_page = desk.reads_again("correct", **typed)
    assert "why the earlier decision is corrected" in again_page.text
    desk.sends("tell", way="telephone", text="Advice was given.")
    assert desk.sends("correct", **{**typed, "corrected_because": WHY}).url == desk.at("decide")
    shown = desk.opens().text
    for words in (WHY, "Earlier decisions, corrected since", REASONS, "Tell the referrer again."):
        assert words in shown, words
    waits = Desk(world[WORKER], referrals["Owen"])
    assert not waits.opens().all("a", href=waits.at("correct"))
    assert "nothing to correct" in waits.opens("correct").text
