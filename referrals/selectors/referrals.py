"""Reading referrals through the person who asks."""

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.core.errors import OutOfScope
from referrals.models import Referral


def referral_to_decide(actor: Actor, reference: str) -> Referral:
    """A referral received here, for who handles referrals. One query. Raises OutOfScope."""
    if not actor.can(Ability.HANDLE_REFERRALS):
        raise OutOfScope
    found = (
        Referral.objects.filter(reference=reference, case__isnull=False)
        .select_related(
            "case",
            "child",
            "participation",
            "concern__incident",
            "concern__agency",
            "local_authority",
            "decided_by__user",
        )
        .first()
    )
    if found is None:
        raise OutOfScope
    return found


def siblings_of(referral: Referral) -> list[Referral]:
    """The other children's referrals from the same concern, as far as the actor sees them."""
    return list(
        Referral.objects.filter(concern=referral.concern)
        .exclude(pk=referral.pk)
        .select_related("child", "case", "participation")
        .order_by("pk")
    )
