"""Transferring a case to the authority to which the child has moved."""

from collections.abc import Sequence

from django import forms
from django.http import QueryDict

from hsb_cases.cases.models import codes
from hsb_cases.core.forms.layout import Look
from referrals.forms.deciding import SELF_HARM_LOOKS, SELF_HARM_REVEALS, SelfHarmForm
from referrals.rules.transferring import HandedOver


class TransferForm(SelfHarmForm):
    """Where the child has moved, who takes over, and what they are told."""

    area = forms.ChoiceField(
        label="To which local authority has the child moved?",
        error_messages={"required": "Choose the local authority to which the child has moved"},
    )
    takes_over = forms.CharField(
        label="Who there takes over?",
        help_text="Speak with them first: a transfer leaves no gap in the child’s plan.",
        max_length=200,
        error_messages={"required": "Enter who at the receiving authority takes over"},
    )
    summary = forms.CharField(
        label="What was done, and what is still to be done?",
        help_text="The receiving front door reads this. Write of this child alone: other children"
        " by initials only.",
        widget=forms.Textarea,
        error_messages={"required": "Enter what was done and what is still to be done"},
    )
    immediate_danger = forms.ChoiceField(
        label="Is the child in immediate danger now?",
        choices=codes.YesNoUnknown,
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether the child is in immediate danger"},
    )

    field_order = [
        "area",
        "takes_over",
        "summary",
        "immediate_danger",
        "self_harm_risk",
        "self_harm_detail",
    ]
    reveals = SELF_HARM_REVEALS
    looks = {
        **SELF_HARM_LOOKS,
        "takes_over": Look(width="two-thirds"),
        "summary": Look(rows=6, language_check=True),
        "immediate_danger": Look(inline=True),
    }

    def __init__(self, typed: QueryDict | None = None, *, areas: Sequence[tuple[str, str]]) -> None:
        super().__init__(typed)
        offered = [("", "Choose a local authority"), *areas]
        self.fields["area"].choices = offered  # type: ignore[attr-defined]  # a ChoiceField

    def handed(self) -> HandedOver:
        """What was entered, as the command takes it."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "area"}
        return HandedOver(**given)
