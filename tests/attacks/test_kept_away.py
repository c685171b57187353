"""Whoever is kept away from a case does not learn of it through the own team's log either."""

import pytest

from hsb_cases.agencies.acting import acting
from hsb_cases.cases.commands.sharing import end_exclusion, exclude_person
from referrals.commands.submitting import submit_concern
from referrals.models import Concern, ConcernChild, Referral
from referrals.selectors.concerns import outcomes_of, own_concerns
from tests.support.built_once import built_once
from tests.support.concerns import SIBLINGS
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db


@built_once
def concern(world):
    return submit_concern(
        facts=SIBLINGS, draft_reference="DRA-TEST-0001", at=NOON, by=world["teacher"]
    )


def keep_away(world, short):
    with as_owner():
        case = Referral.objects.order_by("pk").first().case
    return exclude_person(
        case=case,
        user=world[short].user,
        reason="A relative",
        at=NOON,
        by=world["northmere front door"],
    )


def test_the_team_log_is_closed_to_whoever_is_kept_away(world, concern):
    lead = world["school"]
    with acting(lead):
        assert own_concerns(lead).filter(pk=concern.pk).exists()
        assert len(outcomes_of(concern)) == 2
    exclusion = keep_away(world, "school")
    with acting(lead):
        assert not Concern.objects.exists()
        assert not ConcernChild.objects.exists()
        assert not Concern.history.exists()
        assert outcomes_of(concern) == {}
    end_exclusion(
        exclusion=exclusion, reason="A mistake", at=NOON, by=world["northmere front door"]
    )
    with acting(lead):
        assert Concern.objects.get() == concern


def test_who_reported_keeps_the_own_words_and_is_not_told_the_outcome(world, concern):
    keep_away(world, "teacher")
    with acting(world["teacher"]):
        assert Concern.objects.get() == concern
        outcomes = outcomes_of(concern)
        children = list(ConcernChild.objects.order_by("position"))
    assert [child.pk in outcomes for child in children] == [False, True]
