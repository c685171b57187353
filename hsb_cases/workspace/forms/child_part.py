"""What the forms for the parts of a child's record have in common."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, ClassVar

from django import forms

from hsb_cases.cases.models import Child
from hsb_cases.cases.rules.child_details import ChildPart
from hsb_cases.core.forms import Look

REASON = {"reason": Look(optional=True)}
"""How the last question of every part looks."""


def text(label: str, length: int, hint: str = "") -> forms.CharField:
    """A line of text that may stay empty and that no browser fills in."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=length,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def long_text(label: str, hint: str = "") -> forms.CharField:
    """A longer text that may stay empty."""
    return forms.CharField(label=label, help_text=hint, required=False, widget=forms.Textarea)


def radios(label: str, choices: Any, hint: str = "") -> forms.ChoiceField:
    """One answer of a few."""
    return forms.ChoiceField(
        label=label, help_text=hint, choices=choices.choices, widget=forms.RadioSelect
    )


def ticks(label: str, choices: Any, hint: str = "") -> forms.MultipleChoiceField:
    """Any number of answers."""
    return forms.MultipleChoiceField(
        label=label,
        help_text=hint,
        choices=choices.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


def select(label: str, choices: Any, nothing: str = "") -> forms.ChoiceField:
    """One answer of many; ``nothing`` are the words for no answer, where that may be."""
    first = [("", nothing)] if nothing else []
    return forms.ChoiceField(label=label, choices=[*first, *choices.choices], required=not nothing)


class ChildPartForm(forms.Form):
    """One part of what is recorded of a child."""

    records: ClassVar[type[Any]]
    """The part of the record (hsb_cases.cases.rules.child_details)."""
    title: ClassVar[str]
    hidden_means: ClassVar[Mapping[str, tuple[str, Any]]] = {}
    """A field that only a certain answer reveals, with that answer as ``field=value`` and what
    is recorded where it was not given."""

    reason = text("Why do you change this?", 300, "If it is more than a correction.")

    looks: ClassVar[dict[str, Look]] = REASON

    def __init__(self, data: Mapping[str, Any] | None, *, child: Child) -> None:
        super().__init__(data, initial=self.recorded(child))

    @classmethod
    def recorded(cls, child: Child) -> dict[str, Any]:
        """What is recorded of the part now, as the form shows it."""
        return {one.name: getattr(child, one.name) for one in fields(cls.records)}

    def facts(self) -> dict[str, Any]:
        """What was entered, by the record's own fields."""
        found = dict(self.initial) | dict(self.cleaned_data)
        found.pop("reason")
        for name, (shown_by, nothing) in self.hidden_means.items():
            question, answer = shown_by.split("=")
            if found[question] != answer:
                found[name] = nothing
        return found

    def part(self) -> ChildPart:
        """What was entered, as the command takes it."""
        found = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in self.facts().items()
        }
        made: ChildPart = self.records(**found)
        return made
