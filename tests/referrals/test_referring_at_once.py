"""Two referrals of one child at the same moment: one case, and both referrals in it."""

from dataclasses import replace

import pytest

from hsb_cases.agencies.acting import acting, system_acting
from hsb_cases.cases.models import Case, CaseloadEntry, Child, Level
from referrals.models import Referral
from tests.support.concerns import MILA
from tests.support.racing import projection_differs, together
from tests.support.roles import as_owner
from tests.support.two_areas import known, reports
from tests.support.world import build_world

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.faults]
ROUNDS = 4


@pytest.fixture
def world(transactional_db):
    with as_owner(), system_acting("Test set-up"):
        world = build_world()
        world.person("school two", "Sasha Second", "school", "safeguarding_lead")
        return world


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_a_child_of_the_own_log_referred_twice_has_one_case(world, turn):
    reports(
        world["school"],
        replace(MILA, role="affected", sexually_harmed=""),
        draft="DRA-LOG",
        first_view="inappropriate",
    )
    with as_owner():
        child = Child.objects.get()

    def refers(who, draft):
        return lambda: reports(world[who], known(child), draft=draft)

    first, second = together(refers("school", "DRA-ONE"), refers("school two", "DRA-TWO"))
    with as_owner():
        case = Case.objects.get()
        assert {referral.case_id for referral in Referral.objects.all()} == {case.pk}
        assert {referral.concern for referral in Referral.objects.all()} == {first, second}
    for who in ("school", "school two"):
        with acting(world[who]):
            assert {entry.level for entry in CaseloadEntry.objects.all()} == {Level.STUB}
    assert projection_differs() == 0
