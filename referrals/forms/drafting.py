"""What every page of a concern's draft has in common: typed answers in, cleaned facts out.

A page needs little to be *complete* (Django's ``required``) and less to be *submitted*: ``must``
names the fields without which no concern can be recorded. What is typed but cannot be right stops
a submit in any field.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from hsb_cases.core.forms.rendering import error_of
from hsb_cases.drafts.forms import as_data
from hsb_cases.drafts.rules.contents import Raw
from referrals.selectors.areas import Area

UNKNOWN = "unknown"


@dataclass(frozen=True)
class FormContext:
    """What the pages must know that was not typed on them."""

    areas: tuple[Area, ...] = ()
    today: datetime.date | None = None
    """The present day: no date of the past lies after it."""
    reporter_name: str = ""
    reporter_role: str = ""
    siblings: tuple[tuple[str, str], ...] = ()
    """Key and name of the children entered before this one: whose home it may share."""
    undecided: tuple[tuple[str, str], ...] = ()
    """Key and name of the children whom no rule refers."""
    child_name: str = ""
    possible: tuple[Any, ...] = ()
    """Records that may be of the same child, as far as the actor may see them."""


class DraftForm(forms.Form):
    """A page of a draft, bound to what was typed on it."""

    must: ClassVar[frozenset[str]] = frozenset()
    quiet = False

    def __init__(self, raw: Raw | None = None, *, context: FormContext, **kwargs: Any) -> None:
        self.context = context
        self.raw: Raw = raw or {}
        super().__init__(None if raw is None else as_data(raw), **kwargs)
        self.prepare()

    def prepare(self) -> None:
        """Set choices and labels from the context. Does nothing here."""

    def needs(self, name: str, sentence: str) -> None:
        """Say that a field which another answer calls for is still empty."""
        if not self.cleaned_data.get(name) and name not in self.errors:
            self.add_error(name, ValidationError(sentence, code="required"))

    def must_have(self) -> frozenset[str]:
        """The fields without which nothing can be submitted, for what was answered."""
        return self.must


@dataclass(frozen=True)
class Fault:
    """Something that stops a submit, or is still to answer: the field and what to do."""

    field: str
    sentence: str
    stops: bool


def faults_of(form: DraftForm) -> list[Fault]:
    """What is wrong or missing on a page, in its order. The form must not be quiet."""
    must = form.must_have()
    return [
        Fault(
            field=name,
            sentence=error_of(form[name]),
            stops=name in must or any(error.code != "required" for error in errors),
        )
        for name, errors in form.errors.as_data().items()
    ]


def area_choices(areas: Iterable[Area]) -> list[tuple[str, str]]:
    """Local authorities to choose: those that use the product first, then "not known"."""
    ordered = sorted(areas, key=lambda area: (not area.uses_product, area.name))
    named = [
        (area.code, area.name if area.uses_product else f"{area.name} (by document)")
        for area in ordered
    ]
    return [("", "Choose an area"), *named, (UNKNOWN, "Not known")]


def area_field(label: str, **kwargs: Any) -> forms.ChoiceField:
    """A choice of local authority; ``prepare`` fills it from the context."""
    return forms.ChoiceField(label=label, choices=(), **kwargs)


def set_choices(field: forms.Field, choices: list[tuple[str, str]]) -> None:
    """Give a choice field its choices once they are known."""
    choosing: Any = field
    choosing.choices = choices


def long_text(label: str, *, help_text: str = "", rows: int = 5, **kwargs: Any) -> forms.CharField:
    """A text that may be long; blanks at its ends do not matter."""
    return forms.CharField(
        label=label, help_text=help_text, widget=forms.Textarea(attrs={"rows": rows}), **kwargs
    )


def radios(label: str, choices: Any, **kwargs: Any) -> forms.ChoiceField:
    """One answer of a few."""
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, **kwargs)


def ticks(label: str, choices: Any, **kwargs: Any) -> forms.MultipleChoiceField:
    """Any number of answers."""
    return forms.MultipleChoiceField(
        label=label, choices=choices, widget=forms.CheckboxSelectMultiple, **kwargs
    )
