"""Preparing, changing, approving and sending copies of the minutes."""

from collections.abc import Sequence
from typing import Any

from django import forms

from assessments.forms.papers import (
    ApproveForm,
    SentForm,
    WithdrawForm,
    stamp,
)
from assessments.forms.papers import (
    ChangeForm as ChangePaperForm,
)
from hsb_cases.core.forms import Look
from panels.models.codes import RecipientKind
from panels.rules.minutes import NAMING

__all__ = ["ApproveForm", "ChangeForm", "PrepareForm", "SentForm", "WithdrawForm", "stamp"]


class PrepareForm(forms.Form):
    """About which child a copy is, and for whom."""

    child = forms.ChoiceField(
        label="Which child is this copy about?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the child whom the copy is about"},
    )
    kind = forms.ChoiceField(
        label="For whom is it?",
        choices=RecipientKind,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose for whom the copy is"},
    )
    recipient = forms.CharField(
        label="Name of the recipient",
        help_text="It stands on the document, for example “Leaford children’s social care” or the"
        " names of the child’s parents.",
        max_length=200,
        error_messages={"required": "Enter for whom this copy is"},
    )

    looks = {
        "kind": Look(
            why="A family gets what was decided for its own child and how the child is kept safe,"
            " not what agencies said. Each authority and each family gets its own child’s record"
            " only."
        ),
        "recipient": Look(width="two-thirds"),
    }

    def __init__(self, *args: Any, children: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        child: Any = self.fields["child"]
        child.choices = [(str(number), who) for number, who in children]


class ChangeForm(ChangePaperForm):
    """Every line of a copy of the minutes; of some sections also the names that head them."""

    naming = NAMING
