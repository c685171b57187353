"""Submitting a concern: two linked cases, seen by the right people and by nobody else."""

import datetime

import pytest

from hsb_cases.agencies.acting import acting
from hsb_cases.cases.models import Case, CaseloadEntry, Child, Incident, Level, Participation
from referrals.commands.submitting import submit_concern
from referrals.models import Concern, ConcernChild, Referral
from tests.support.built_once import built_once
from tests.support.concerns import SIBLINGS
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db


@built_once
def concern(world):
    return submit_concern(
        facts=SIBLINGS, draft_reference="DRA-TEST-0001", at=NOON, by=world["school"]
    )


def seen(actor, model):
    with acting(actor):
        return model.objects.count()


def test_both_children_come_out_with_a_case_and_a_referral_of_their_own(world, concern):
    with as_owner():
        referrals = list(Referral.objects.order_by("pk"))
        assert [referral.child.given_name for referral in referrals] == ["Mila", "Owen"]
        assert len({referral.case_id for referral in referrals}) == 2
        assert {referral.participation.incident for referral in referrals} == {concern.incident}
        assert referrals[0].route == "child_protection"
        assert referrals[0].decision_due_on == datetime.date(2026, 3, 25)


@pytest.mark.parametrize(
    ("who", "level", "cases"),
    [
        ("northmere front door", Level.MANAGE, 2),
        ("northmere auditor", Level.VIEW, 2),
        ("school", Level.STUB, 2),
        ("northmere worker one", 0, 0),
        ("northmere manager", 0, 0),
        ("police", 0, 0),
        ("teacher", 0, 0),
        ("stoneford front door", 0, 0),
        ("administrator", 0, 0),
    ],
)
def test_who_sees_the_new_cases(world, concern, who, level, cases):
    with acting(world[who]):
        entries = CaseloadEntry.objects.all()
        assert entries.count() >= cases
        assert {entry.case_id for entry in entries} == set(
            Case.objects.values_list("pk", flat=True)
        ) or level < Level.VIEW
        assert max((entry.level for entry in entries), default=0) == level


def test_the_referrer_keeps_its_own_entry_and_nothing_else(world, concern):
    with acting(world["school"]):
        assert Concern.objects.count() == 1
        assert ConcernChild.objects.count() == 2
        for model in (Case, Child, Incident, Participation, Referral):
            assert model.objects.count() == 0, model


def test_submitting_twice_makes_one(world, concern):
    again = submit_concern(
        facts=SIBLINGS, draft_reference="DRA-TEST-0001", at=NOON, by=world["school"]
    )
    assert again == concern
    with as_owner():
        assert Case.objects.count() == 2
