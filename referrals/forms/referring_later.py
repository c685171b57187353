"""Referring a child who was not referred at first."""

from collections.abc import Sequence

from django import forms
from django.http import QueryDict

from hsb_cases.core.forms.layout import Look


class ReferLaterForm(forms.Form):
    """Which child, why now, and where the child lives if nobody said so before."""

    child = forms.ChoiceField(
        label="Which child?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose the child",
            "invalid_choice": "Choose a child of the list: this one has a referral by now",
        },
    )
    because = forms.CharField(
        label="Why is this child referred now?",
        help_text="What is known now that was not known, or was seen otherwise, before.",
        widget=forms.Textarea,
        error_messages={"required": "Enter why this child is referred now"},
    )
    home_authority = forms.ChoiceField(
        label="In which local authority does the child live?",
        help_text="Only where the child’s record does not say it yet. The referral goes there.",
        required=False,
    )
    looks = {"because": Look(rows=5, language_check=True)}

    def __init__(
        self,
        typed: QueryDict | None = None,
        *,
        children: Sequence[tuple[str, str]],
        areas: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__(typed)
        field = self.fields["child"]
        field.choices = children  # type: ignore[attr-defined]  # a ChoiceField
        if len(children) == 1:
            field.initial = children[0][0]
        if areas:
            offered = [("", "Choose a local authority"), *areas]
            self.fields["home_authority"].choices = offered  # type: ignore[attr-defined]
        else:
            del self.fields["home_authority"]
