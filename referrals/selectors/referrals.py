"""Reading referrals through the person who asks."""

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.models import Membership
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import Level
from hsb_cases.cases.permissions import level_on
from hsb_cases.core.errors import OutOfScope
from referrals.models import Feedback, Referral, ReferralStatus


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
            "concern__recorded_by__user",
            "local_authority",
            "decided_by__user",
            "handler__user",
            "corrected_by__user",
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
        .select_related("child", "case", "participation", "local_authority", "handler__user")
        .order_by("pk")
    )


def referral_to_screen(actor: Actor, reference: str) -> Referral:
    """A referral received here, for who handles it and may add to the case.

    Two queries. Raises OutOfScope.
    """
    found = referral_to_decide(actor, reference)
    if found.case is None or level_on(found.case) < Level.CONTRIBUTE:
        raise OutOfScope
    return found


def member_of_receiving_team(referral: Referral, number: int) -> Membership:
    """A membership of the team that received the referral. One query. Raises OutOfScope."""
    found = Membership.objects.filter(pk=number).select_related("user", "team__agency").first()
    if found is None or found.team_id != referral.received_by_id:
        raise OutOfScope
    return found


def earlier_decisions(referral: Referral) -> list[Referral]:
    """The decisions that later ones corrected, as versions of the referral; the latest first.

    One query, or none where nothing was corrected.
    """
    if referral.corrected_at is None:
        return []
    versions = referral.history.filter(status=ReferralStatus.DECIDED).order_by(
        "-history_date", "-history_id"
    )
    found: dict[object, Referral] = {}
    for version in versions.select_related("decided_by__user", "corrected_by__user"):
        if version.corrected_at != referral.corrected_at:
            found.setdefault(version.corrected_at, version)
    return list(found.values())


def feedback_on(referral: Referral) -> list[Feedback]:
    """What the referrer was told, newest first. One query."""
    return list(Feedback.objects.filter(referral=referral).select_related("told_by__user"))
