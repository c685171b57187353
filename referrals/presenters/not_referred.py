"""The page on which a manager says why a child of an incident needs no referral."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.urls import reverse

from hsb_cases.core.parts import Why
from hsb_cases.core.why import why
from referrals.models import Referral
from referrals.selectors.left_out import LeftOut


@dataclass(frozen=True)
class NotReferredPage:
    """What the template shows."""

    title: str
    back_href: str
    account: str
    form: forms.Form | None
    """None once every child is referred or has a reason."""
    why: Sequence[Why]


def not_referred_page(referral: Referral, left: LeftOut, *, form: forms.Form) -> NotReferredPage:
    """The page for the incident of one referral. What was typed is never taken away."""
    return NotReferredPage(
        title="Why a child needs no referral",
        back_href=reverse("referrals:decide", args=[referral.reference]),
        account=referral.concern.incident.account,
        form=form if left.to_think_of or form.is_bound else None,
        why=[why("R1")],
    )
