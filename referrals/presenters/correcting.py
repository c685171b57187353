"""The page on which a decision is corrected that was wrong."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.urls import reverse

from hsb_cases.core.parts import Card, Why
from hsb_cases.core.why import why
from referrals.models import Decision, Referral, ReferralStatus
from referrals.presenters.decision_cards import days_late, decided_card
from referrals.rules.weighing import doubts
from referrals.selectors.triage import Triage

KEPT = ("decision", "differs_because", "parallel_pathways")


@dataclass(frozen=True)
class CorrectionPage:
    """What the template shows."""

    title: str
    back_href: str
    now: Card | None
    """The decision as it stands; None: nobody has decided yet."""
    proposed: str
    """What the area's procedure proposes; empty: nothing."""
    doubts: Sequence[Why]
    """What speaks against a free agreement."""
    form: forms.Form


def correction_page(referral: Referral, triage: Triage, *, form: forms.Form) -> CorrectionPage:
    """The page for one child's referral."""
    decided = referral.status == ReferralStatus.DECIDED
    proposed = triage.proposal
    return CorrectionPage(
        title=f"Correct the decision on the referral of {referral.child.initials}",
        back_href=reverse("referrals:decide", args=[referral.reference]),
        now=decided_card(referral, late=days_late(referral)) if decided else None,
        proposed=str(Decision(proposed.decision).label) if proposed else "",
        doubts=[why(one.rule, here=one.sentence) for one in doubts(triage.weighed)],
        form=form,
    )


def as_decided(referral: Referral) -> dict[str, object]:
    """The decision as it stands, for the form to start from."""
    shown = {name: getattr(referral, name) for name in KEPT}
    return {**shown, "reasons": referral.decision_reasons}
