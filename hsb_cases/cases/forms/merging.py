"""Which of two records is kept, and why; and why a merge is undone."""

from typing import Any

from django import forms

from hsb_cases.core.forms import Look


class OtherRecordForm(forms.Form):
    """The case of the other record."""

    other = forms.CharField(
        label="Case reference of the other record",
        help_text="For example HSB-7K4M-2Q9X",
        max_length=20,
        error_messages={"required": "Enter the case reference of the other record"},
    )

    looks = {"other": Look(width=20)}


class MergeForm(forms.Form):
    """Which record is kept, and how it is known that both are of one child."""

    keep = forms.ChoiceField(
        label="Which record do you keep?",
        help_text="The other one’s cases, addresses and people move to it.",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the record you keep"},
    )
    reason = forms.CharField(
        label="How do you know that this is one child?",
        widget=forms.Textarea,
        error_messages={"required": "Enter how you know that this is one child"},
    )

    looks = {"reason": Look(rows=3)}

    def __init__(self, *args: Any, records: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keep"].choices = records  # type: ignore[attr-defined]  # a ChoiceField


class UnmergeForm(forms.Form):
    """Why these are two children after all."""

    reason = forms.CharField(
        label="Why are these two children after all?",
        widget=forms.Textarea,
        error_messages={"required": "Enter why these are two children after all"},
    )

    looks = {"reason": Look(rows=4)}
