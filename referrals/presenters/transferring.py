"""The page on which a case is transferred to another authority."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.urls import NoReverseMatch, reverse

from hsb_cases.core.parts import Why
from hsb_cases.core.why import why
from referrals.selectors.transferring import ToTransfer


@dataclass(frozen=True)
class TransferPage:
    """What the template shows."""

    title: str
    who: str
    back_href: str
    still_open: Sequence[str]
    """What has to end on the case first."""
    form: forms.Form
    why: Sequence[Why]


def transfer_page(found: ToTransfer, *, form: forms.Form) -> TransferPage:
    """The page for one case."""
    return TransferPage(
        title="Transfer the case to another authority",
        who=found.case.child.full_name,
        back_href=case_address(found.case.reference),
        still_open=found.still_open,
        form=form,
        why=[why("R2")],
    )


def case_address(reference: str) -> str:
    """The page of a case, of a higher room; empty as long as there is none."""
    try:
        return reverse("workspace:case", args=[reference])
    except NoReverseMatch:
        return ""
