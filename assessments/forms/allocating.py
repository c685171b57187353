"""Choosing social workers: for one enquiry, for two that swap, and for everything of a worker."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from assessments.forms.choices import offer, radios
from assessments.models import YesNo
from hsb_cases.core.forms import Look


def _reason(label: str, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=300,
        widget=forms.Textarea,
        error_messages={"required": "Enter why, in a few words"},
    )


class AllocateForm(forms.Form):
    """One social worker, whether the case goes along, and why."""

    worker = radios("Social worker", (), missing="Choose a social worker")
    with_case = radios(
        "Does the child’s case go to this social worker too?",
        YesNo.choices,
        missing="Choose whether the case goes to this social worker too",
    )
    reason = _reason(
        "Why this social worker?",
        "For example that they know the family, or have the training and the time.",
    )

    looks = {
        "with_case": Look(inline=True),
        "reason": Look(rows=3),
    }

    def __init__(
        self, data: Mapping[str, Any] | None, *, workers: Sequence[tuple[str, str, str]]
    ) -> None:
        super().__init__(data, initial={"with_case": "yes"})
        offer(self, "worker", [(number, name) for number, name, _ in workers])
        hints = {number: hint for number, _, hint in workers}
        self.looks = {**AllocateForm.looks, "worker": Look(choice_hints=hints)}


class SwapForm(forms.Form):
    """With which other enquiry, and why."""

    other = radios("Swap with", (), missing="Choose the enquiry to swap with")
    reason = _reason("Why do they swap?")

    looks = {"reason": Look(rows=3)}

    def __init__(
        self, data: Mapping[str, Any] | None, *, others: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(data)
        offer(self, "other", others)


class CoverForm(forms.Form):
    """Whose work goes to whom, and why."""

    leaving = forms.ChoiceField(
        label="Whose work is handed over?",
        error_messages={"required": "Choose whose work is handed over"},
    )
    taking = forms.ChoiceField(
        label="Who takes it?", error_messages={"required": "Choose who takes the work over"}
    )
    reason = _reason("Why?", "For example leave, sickness or a change of post.")

    looks = {"reason": Look(rows=3)}

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        leaving: Sequence[tuple[str, str]],
        taking: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__(data)
        offer(self, "leaving", [("", "Choose a social worker"), *leaving])
        offer(self, "taking", [("", "Choose a social worker"), *taking])
