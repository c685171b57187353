"""Recording that the authority which placed a child here was told."""

import datetime
from collections.abc import Mapping
from typing import Any

from django import forms

from hsb_cases.cases.rules.placing import Told
from hsb_cases.core.forms import GovDateField, Look


class PlacingToldForm(forms.Form):
    """Who was told, when, and of what."""

    told_on = GovDateField(label="When was it told?", noun="the day it was told")
    told_whom = forms.CharField(
        label="Who there was told?",
        help_text="The child’s social worker or a manager there, and how they can be reached.",
        max_length=150,
        error_messages={"required": "Enter who at the placing authority was told"},
    )
    what = forms.CharField(
        label="What were they told?",
        help_text="Of this child alone: name no other child.",
        widget=forms.Textarea,
        error_messages={"required": "Enter what the placing authority was told"},
    )
    looks = {"told_whom": Look(width="two-thirds"), "what": Look(rows=4, language_check=True)}

    def __init__(self, data: Mapping[str, Any] | None, *, today: datetime.date) -> None:
        super().__init__(data)
        on = self.fields["told_on"]
        assert isinstance(on, GovDateField)  # noqa: S101 -- tells the type checker
        on.latest, on.latest_words = today, "today or before"

    def told(self) -> Told:
        """What was entered, as the command takes it."""
        return Told(**self.cleaned_data)
