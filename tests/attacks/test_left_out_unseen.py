"""A manager’s reason that a child needs no referral, asked of the command itself (R1)."""

from dataclasses import replace

import pytest

from hsb_cases.core.errors import Refused
from referrals.commands.left_out import LeftOut, record_not_referred
from referrals.commands.submitting import submit_concern
from referrals.models import NotReferred, Referral
from tests.support.concerns import MILA, OWEN, with_children
from tests.support.roles import as_owner
from tests.support.world import NOON


@pytest.mark.django_db
def test_a_child_whose_referral_left_as_a_document_was_referred(world):
    """The referral is out of the manager’s sight: looking for it finds nothing."""
    facts = with_children(MILA, replace(OWEN, home_authority="elsewhere", household=""))
    submit_concern(facts=facts, draft_reference="DRA-1", at=NOON, by=world["school"])
    with as_owner():
        part = Referral.objects.get(case__isnull=True).participation
    with pytest.raises(Refused, match="This child has a referral"):
        record_not_referred(
            participation=part,
            left_out=LeftOut("He was in another room and saw nothing of it.", "no"),
            at=NOON,
            by=world["northmere front door manager"],
        )
    with as_owner():
        assert not NotReferred.objects.exists()
