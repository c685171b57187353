"""Forms about local authorities."""

from django import forms

from hsb_cases.core.forms import Look


class LocalAuthorityForm(forms.Form):
    """A local authority: its name, and whether referrals for children there arrive here."""

    name = forms.CharField(
        label="Name",
        max_length=100,
        help_text="For example, Nottingham City",
        error_messages={"required": "Enter the name of the local authority"},
    )
    uses_product = forms.BooleanField(
        label="Its front door receives referrals in this product",
        help_text="Elsewhere a referral leaves as a document, with an acknowledgement to chase.",
        required=False,
    )

    looks = {"name": Look(width="two-thirds")}
