"""A concern received at Northmere's front door."""

from referrals.commands.submitting import submit_concern
from referrals.models import Referral
from tests.support.built_once import built_once
from tests.support.concerns import SIBLINGS
from tests.support.roles import as_owner
from tests.support.world import NOON


@built_once
def referrals(world):
    """Mila's and Owen's referrals, as the school made them."""
    submit_concern(facts=SIBLINGS, draft_reference="DRA-1", at=NOON, by=world["school"])
    with as_owner():
        return {
            row.child.given_name: row
            for row in Referral.objects.select_related("child", "case", "received_by")
        }
