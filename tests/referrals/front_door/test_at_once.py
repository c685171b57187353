"""Two people at one referral at the same moment."""

import datetime

import pytest

from hsb_cases.agencies.acting import system_acting
from hsb_cases.cases.models import Child, Participation
from hsb_cases.core.errors import Refused
from referrals.commands.deciding import Decided, decide_referral
from referrals.commands.left_out import LeftOut, record_not_referred
from referrals.models import Decision, NotReferred, Referral
from tests.support.racing import together
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db(transaction=True)

NEXT_DAY = NOON + datetime.timedelta(days=1)
WORKER, MANAGER = "northmere front door", "northmere front door manager"


def test_one_decision_is_taken_and_the_other_refused_with_a_reason(world, referrals):
    def deciding(decision, who):
        def act():
            decide_referral(
                referral=referrals["Owen"],
                decided=Decided(decision, f"Decided by the {who}, with reasons.", "no"),
                at=NEXT_DAY,
                by=world[who],
            )
            return decision

        return act

    results = together(
        deciding(Decision.ASSESSMENT, WORKER), deciding(Decision.STRATEGY_DISCUSSION, MANAGER)
    )
    refused = [one for one in results if isinstance(one, Refused)]
    taken = [one for one in results if not isinstance(one, Refused)]
    assert (len(taken), len(refused)) == (1, 1)
    with as_owner():
        owen = Referral.objects.get(pk=referrals["Owen"].pk)
        assert owen.decision == taken[0]
        assert owen.history.filter(status="decided").count() == 1


def test_one_reason_why_a_child_needs_no_referral_is_kept(world, referrals):
    with as_owner(), system_acting("Test set-up"):
        child = Child.objects.create(given_name="Nia", held_by=world["school"].team.group)
        incident = referrals["Mila"].participation.incident
        nia = Participation.objects.create(incident=incident, child=child, role="affected")

    def saying(reason):
        return lambda: record_not_referred(
            participation=nia, left_out=LeftOut(reason, "no"), at=NOON, by=world[MANAGER]
        )

    results = together(
        saying("She was in another room all the time."), saying("She is referred with another.")
    )
    assert sum(isinstance(one, Refused) for one in results) == 1
    with as_owner():
        assert NotReferred.objects.count() == 1
