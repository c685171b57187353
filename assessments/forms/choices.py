"""What the room's forms have in common."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from hsb_cases.cases.models.codes import YesNoUnknown
from hsb_cases.core.forms import Look

WORDS = Look(rows=4, language_check=True)
"""A longer text about a child."""


def offer(form: forms.Form, name: str, choices: Sequence[tuple[str, str]]) -> None:
    """Give a field of choices what there is to choose from."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = list(choices)


def radios(label: str, choices: Any, *, missing: str, hint: str = "") -> forms.ChoiceField:
    """One answer of a few, which must be given."""
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={"required": missing},
    )


def optional_radios(label: str, choices: Any, hint: str = "") -> forms.ChoiceField:
    """One answer of a few, where the rules say whether it must be given."""
    return forms.ChoiceField(
        label=label, help_text=hint, choices=choices, widget=forms.RadioSelect, required=False
    )


def words(label: str, hint: str = "", *, missing: str = "") -> forms.CharField:
    """A longer text; without ``missing`` it may stay empty."""
    return forms.CharField(
        label=label,
        help_text=hint,
        widget=forms.Textarea,
        required=bool(missing),
        error_messages={"required": missing} if missing else None,
    )


class SafetyForm(forms.Form):
    """What is asked every time somebody thinks about the child."""

    may_be_harmed_themselves = optional_radios(
        "May this child be harmed, or have been harmed?",
        YesNoUnknown.choices,
        "The behaviour can be a sign of abuse or trauma.",
    )
    harmed_themselves_detail = words("What makes you think so, and what is done about it?")
    self_harm_risk = radios(
        "Is there a risk of self-harm or suicide?",
        YesNoUnknown.choices,
        missing="Choose whether there is a risk of self-harm or suicide",
    )
    self_harm_detail = words("What is the risk, and what is done about it?")

    reveals: Mapping[str, Mapping[str, Sequence[str]]] = {}
    safety_reveals: Mapping[str, Mapping[str, Sequence[str]]] = {
        "may_be_harmed_themselves": {"yes": ["harmed_themselves_detail"]},
        "self_harm_risk": {"yes": ["self_harm_detail"]},
    }
    safety_looks = {
        "may_be_harmed_themselves": Look(
            inline=True, why="It is asked every time of a child who displayed the behaviour (R16)."
        ),
        "harmed_themselves_detail": WORDS,
        "self_harm_risk": Look(
            inline=True, why="It is asked at every decision and review about a child."
        ),
        "self_harm_detail": WORDS,
    }

    def shown(self) -> dict[str, Any]:
        """The answers, without what stands under an answer that was not chosen."""
        given = dict(self.cleaned_data)
        for question, by_choice in self.reveals.items():
            for choice, names in by_choice.items():
                if given.get(question) != choice:
                    given.update({name: "" for name in names if name in given})
        return given

    def leave_out_harm(self) -> None:
        """For a child who did not display the behaviour."""
        for name in ("may_be_harmed_themselves", "harmed_themselves_detail"):
            del self.fields[name]
