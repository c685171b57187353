"""Choosing a worker, or handing a case to another team."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from hsb_cases.core.forms import Look
from hsb_cases.workspace.forms.sharing import offer


class AllocateForm(forms.Form):
    """One worker, and why."""

    worker = forms.ChoiceField(
        label="Worker",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a worker"},
    )
    reason = forms.CharField(
        label="Why this worker?",
        help_text="For example that they know the family, or have the training and the time.",
        max_length=300,
        widget=forms.Textarea,
        error_messages={"required": "Enter why this worker takes the case"},
    )

    looks = {"reason": Look(rows=3)}

    def __init__(
        self, data: Mapping[str, Any] | None, *, workers: Sequence[tuple[str, str, str]]
    ) -> None:
        super().__init__(data)
        offer(self, "worker", [(number, name) for number, name, _ in workers])
        hints = {number: hint for number, _, hint in workers}
        self.looks = {**AllocateForm.looks, "worker": Look(choice_hints=hints)}


class HandOverForm(forms.Form):
    """One team, and why."""

    team = forms.ChoiceField(label="Team")
    reason = forms.CharField(
        label="Why is the case handed over?",
        max_length=300,
        widget=forms.Textarea,
        error_messages={"required": "Enter why the case is handed over"},
    )

    looks = {"reason": Look(rows=3)}

    def __init__(self, data: Mapping[str, Any] | None, *, teams: Sequence[tuple[str, str]]) -> None:
        super().__init__(data, prefix="to")
        offer(self, "team", [("", "Choose a team"), *teams])
