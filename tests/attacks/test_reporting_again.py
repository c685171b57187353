"""Who was given a child's case can still report about that child: nothing refuses the concern."""

from dataclasses import replace

import pytest

from hsb_cases.cases.commands.sharing import SharingReason, share_case
from hsb_cases.cases.models import Case, Level, SharingBasis
from referrals.commands.submitting import submit_concern
from referrals.models import Referral
from tests.support.concerns import MILA, OWEN, SIBLINGS
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("level", [Level.VIEW, Level.CONTRIBUTE])
@pytest.mark.parametrize("child", [MILA, OWEN])
def test_a_second_concern_goes_to_the_case_that_was_shared(world, level, child):
    school = world["school"]
    submit_concern(facts=SIBLINGS, draft_reference="DRA-TEST-0001", at=NOON, by=school)
    with as_owner():
        case = Case.objects.get(child__given_name=child.given_name)
    why = SharingReason("The child's school", SharingBasis.PUBLIC_TASK)
    front_door = world["northmere front door"]
    share_case(case=case, recipient=school.team.group, level=level, why=why, at=NOON, by=front_door)
    again = replace(SIBLINGS, children=(replace(child, existing_child=case.child_id, refer=True),))
    submit_concern(facts=again, draft_reference="DRA-TEST-0002", at=NOON, by=school)
    with as_owner():
        assert Referral.objects.filter(case=case).count() == 2
