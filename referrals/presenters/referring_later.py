"""The page on which a child is referred who was not referred at first."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms

from hsb_cases.core.parts import Why
from hsb_cases.core.why import why
from referrals.selectors.referring_later import ToRefer


@dataclass(frozen=True)
class ReferLaterPage:
    """What the template shows."""

    title: str
    back_href: str
    account: str
    form: forms.Form | None
    """None once every child of whom one may know is referred."""
    why: Sequence[Why]


def refer_later_page(found: ToRefer, back_href: str, *, form: forms.Form) -> ReferLaterPage:
    """The page for one concern. What was typed is never taken away."""
    return ReferLaterPage(
        title="Refer a child who was not referred at first",
        back_href=back_href,
        account=found.concern.account,
        form=form if found.parts or form.is_bound else None,
        why=[why("R1"), why("R2"), why("R3")],
    )
