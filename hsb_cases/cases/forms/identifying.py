"""Who a child is, who was only described so far."""

import datetime
from typing import Any

from django import forms

from hsb_cases.cases.models.codes import DateOfBirthStatus, Sex
from hsb_cases.core.forms import GovDateField, Group, Look


class IdentityForm(forms.Form):
    """Names, birth and numbers, as far as they are known; and how they are known."""

    given_name = forms.CharField(label="Given name", max_length=100, required=False)
    family_name = forms.CharField(label="Family name", max_length=100, required=False)
    known_as = forms.CharField(label="Known as", max_length=100, required=False)
    date_of_birth = GovDateField(
        label="Date of birth", noun="the date of birth", required=False, help_text="As far as known"
    )
    date_of_birth_status = forms.ChoiceField(
        label="How sure is the date of birth?",
        choices=DateOfBirthStatus,
        widget=forms.RadioSelect,
        required=False,
    )
    sex = forms.ChoiceField(label="Sex", choices=Sex, widget=forms.RadioSelect, initial=Sex.UNKNOWN)
    nhs_number = forms.CharField(
        label="NHS number", required=False, help_text="10 digits, if you know it"
    )
    upn = forms.CharField(
        label="Unique pupil number (UPN)",
        required=False,
        help_text="A letter and 12 digits, if you know it",
    )
    reason = forms.CharField(
        label="How do you know who the child is?",
        widget=forms.Textarea,
        error_messages={"required": "Enter how you know who the child is"},
    )

    existing_child = forms.CharField(required=False, widget=forms.HiddenInput)
    """The record alike that is chosen, or ``none``; asked on the second page."""

    layout = [
        Group("Names", ["given_name", "family_name", "known_as"], hint="At least one of them"),
        Group("Birth", ["date_of_birth", "date_of_birth_status", "sex"]),
        Group("Numbers", ["nhs_number", "upn"]),
        "reason",
    ]
    looks = {
        "nhs_number": Look(width=10),
        "upn": Look(width=20),
        "date_of_birth": Look(
            why="The child’s age at the incident follows from it, and with it what must be done."
        ),
        "date_of_birth_status": Look(inline=True),
        "sex": Look(inline=True),
        "reason": Look(rows=3),
    }

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["date_of_birth"].latest = today  # type: ignore[attr-defined]  # a GovDateField
        self.fields["date_of_birth"].latest_words = "in the past"  # type: ignore[attr-defined]  # same

    def clean(self) -> dict[str, Any]:
        """At least one name; a date of birth says how sure it is."""
        known = super().clean() or {}
        if not any(known.get(name) for name in ("given_name", "family_name", "known_as")):
            self.add_error("given_name", "Enter at least one name")
        if known.get("date_of_birth") and not known.get("date_of_birth_status"):
            self.add_error("date_of_birth_status", "Choose how sure the date of birth is")
        return known
