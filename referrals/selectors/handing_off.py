"""Reading the referrals that left as a document."""

from hsb_cases.agencies.acting import Actor
from hsb_cases.core.errors import OutOfScope
from referrals.models import Concern, Referral
from referrals.selectors.concerns import own_concerns


def hand_off_for(actor: Actor, reference: str) -> Referral:
    """An own referral to an authority that does not use the product, with its hand-off.

    One query and one for the concern's children. Raises OutOfScope.
    """
    found = (
        Referral.objects.filter(
            reference=reference, hand_off__isnull=False, concern__in=own_concerns(actor)
        )
        .select_related("hand_off", "local_authority", "concern__agency", "concern__recorded_by")
        .prefetch_related("concern__children")
        .first()
    )
    if found is None:
        raise OutOfScope
    return found


def hand_offs_of(concern: Concern) -> dict[int, Referral]:
    """The hand-offs of a concern, by the child's id. One query."""
    found = Referral.objects.filter(concern=concern, hand_off__isnull=False).select_related(
        "hand_off", "local_authority"
    )
    return {referral.child_id: referral for referral in found}
