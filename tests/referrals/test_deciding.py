"""The front door's decision: by whom, when, and what holds it (R1)."""

import datetime

import pytest

from hsb_cases.agencies.acting import acting
from hsb_cases.core.errors import NotPermitted, OutOfScope, Refused
from hsb_cases.reminders.models import Deadline
from referrals.commands.deciding import Decided, children_not_referred, decide_referral
from referrals.commands.left_out import LeftOut, record_not_referred
from referrals.commands.submitting import submit_concern
from referrals.models import Decision, NotReferred, Referral
from referrals.rules.deciding import check_every_child_is_thought_of
from tests.support.built_once import built_once
from tests.support.concerns import MILA, SIBLINGS, with_children
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db

REASONS = "Mila was harmed under 13; a strategy discussion is needed without delay."
NEXT_DAY = NOON + datetime.timedelta(days=1)


@built_once
def referral(world):
    submit_concern(facts=SIBLINGS, draft_reference="DRA-1", at=NOON, by=world["school"])
    with as_owner():
        return Referral.objects.get(child__given_name="Mila")


def decide(referral, by, at=NEXT_DAY, **changes):
    told = {
        "decision": Decision.STRATEGY_DISCUSSION,
        "reasons": REASONS,
        "self_harm_risk": "no",
        **changes,
    }
    decide_referral(referral=referral, decided=Decided(**told), at=at, by=by)


def test_a_decision_meets_its_deadline_and_clears_what_is_due(world, referral):
    decide(referral, world["northmere front door"], decision=Decision.IMMEDIATE_PROTECTION)
    with as_owner():
        referral.refresh_from_db()
        assert referral.status == "decided"
        assert referral.decided_by == world["northmere front door"].membership
        deadline = Deadline.objects.get(subject_reference=referral.reference)
        assert deadline.met_on == datetime.date(2026, 3, 25)
        assert referral.case.next_due_on is None


def test_a_strategy_discussion_that_is_decided_on_is_expected_from_that_day(world, referral):
    decide(referral, world["northmere front door"])
    with as_owner():
        expected = Deadline.objects.get(rule="strategy_discussion")
        case = referral.case
        assert (expected.subject_kind, expected.subject_reference) == (
            "strategy_discussion",
            case.reference,
        )
        assert (expected.starts_on, expected.due_on) == (
            datetime.date(2026, 3, 25),
            datetime.date(2026, 3, 26),
        )
        assert expected.owner_team == case.managing_team
        assert expected.standing == "default"  # no procedure names a number of days


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("northmere front door", None),
        ("northmere front door manager", None),
        ("northmere auditor", NotPermitted),
        ("northmere manager", OutOfScope),
        ("northmere worker one", NotPermitted),
        ("stoneford front door", OutOfScope),
        ("school", NotPermitted),
        ("administrator", NotPermitted),
    ],
)
def test_who_may_decide(world, referral, who, expected):
    if expected is None:
        decide(referral, world[who])
    else:
        with pytest.raises(expected):
            decide(referral, world[who])
        with as_owner():
            referral.refresh_from_db()
            assert referral.status == "received"


def test_a_decision_is_taken_once(world, referral):
    decide(referral, world["northmere front door"])
    with pytest.raises(Refused):
        decide(referral, world["northmere front door manager"])


def test_a_decision_says_why(world, referral):
    with pytest.raises(Refused, match="reasons"):
        decide(referral, world["northmere front door"], reasons="Because.")


def test_a_referral_that_left_is_decided_elsewhere(world):
    away = with_children(
        MILA.__class__(**{**vars(MILA), "home_authority": "elsewhere"}), first_view="problematic"
    )
    submit_concern(facts=away, draft_reference="DRA-2", at=NOON, by=world["northmere front door"])
    with as_owner():
        referral = Referral.objects.get()
    with pytest.raises(Refused, match="another authority"):
        decide(referral, world["northmere front door manager"])


class TestEveryChildIsThoughtOf:
    """R1: a red incident cannot leave triage with a child neither referred nor thought of."""

    @pytest.fixture
    def serious(self, world, referral):
        """The first view turned out too mild: what is recorded now is an abusive incident."""
        with as_owner():
            from hsb_cases.agencies.acting import system_acting
            from hsb_cases.cases.models import Child, Participation

            with system_acting("Test set-up"):
                incident = referral.participation.incident
                incident.category = "abusive"
                incident.save()
                friend = Child.objects.create(given_name="Nia", held_by=world["school"].team.group)
                return Participation.objects.create(
                    incident=incident, child=friend, role="affected"
                )

    def test_the_decision_is_refused(self, world, referral, serious):
        with pytest.raises(Refused, match="no referral yet"):
            decide(referral, world["northmere front door"])

    def test_a_managers_reason_lets_it_pass(self, world, referral, serious):
        manager = world["northmere front door manager"]
        record_not_referred(
            participation=serious,
            left_out=LeftOut("Nia was in another room and saw nothing.", "no"),
            at=NOON,
            by=manager,
        )
        decide(referral, manager)
        with as_owner():
            assert NotReferred.objects.get().recorded_by == manager.membership

    def test_only_a_manager_gives_such_a_reason(self, world, referral, serious):
        with pytest.raises(NotPermitted):
            record_not_referred(
                participation=serious,
                left_out=LeftOut("Nia was in another room and saw nothing.", "no"),
                at=NOON,
                by=world["northmere front door"],
            )

    def test_not_for_a_child_with_a_referral_and_not_twice(self, world, referral, serious):
        manager = world["northmere front door manager"]
        with pytest.raises(Refused, match="has a referral"):
            record_not_referred(
                participation=referral.participation,
                left_out=LeftOut(REASONS, "no"),
                at=NOON,
                by=manager,
            )
        record_not_referred(
            participation=serious, left_out=LeftOut(REASONS, "no"), at=NOON, by=manager
        )
        with pytest.raises(Refused, match="already"):
            record_not_referred(
                participation=serious, left_out=LeftOut(REASONS, "no"), at=NOON, by=manager
            )

    def test_the_number_is_told_only_to_who_sees_the_incident(self, world, referral, serious):
        incident = serious.incident
        with acting(world["northmere front door"]):
            assert children_not_referred(incident) == 1
        with acting(world["stoneford front door"]):
            assert children_not_referred(incident) == 0


@pytest.mark.parametrize(
    ("category", "left", "held"),
    [
        ("normal", 3, False),
        ("inappropriate", 3, False),
        ("problematic", 3, False),
        ("abusive", 0, False),
        ("abusive", 1, True),
        ("violent", 2, True),
    ],
)
def test_r1_holds_serious_incidents_only(category, left, held):
    if held:
        with pytest.raises(Refused, match=str(left) if left > 1 else "One child"):
            check_every_child_is_thought_of(category, left)
    else:
        check_every_child_is_thought_of(category, left)
