"""What was answered on a page, in words: for checking, and for the reporter's own entry."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.forms import BaseForm, BoundField

from hsb_cases.core.filters import short_day
from hsb_cases.core.forms.dates import GovDateInput
from hsb_cases.core.forms.layout import laid_out, look_of, revealed_by
from hsb_cases.core.forms.rendering import component_of, view_of

LEADING = frozenset({"identified", "birth", "when", "lives_with"})
CHOICES = frozenset({"radios", "checkboxes", "select"})


@dataclass(frozen=True)
class Answer:
    """One question with its answer in words; empty where it was not answered."""

    field: str
    question: str
    value: str
    checked_for_language: bool = False
    leads_on: bool = False
    """Whether the answer only leads to further questions, whose answers say it all."""


def answers_of(form: BaseForm) -> list[Answer]:
    """Every question that a person met on the page, in its order.

    A question that no chosen answer reveals is left out, whatever is still typed in it.
    """
    return [
        Answer(
            bound.name,
            str(bound.label),
            _words(bound),
            look_of(bound).language_check,
            _leads_on(bound),
        )
        for part in laid_out(form)
        for top in part.fields
        for bound in _met(top)
    ]


def _met(bound: BoundField) -> Iterator[BoundField]:
    yield bound
    for choice, below in revealed_by(bound).items():
        if bound.value() == choice:
            for one in below:
                yield from _met(one)


def _leads_on(bound: BoundField) -> bool:
    if bound.name not in LEADING:
        return False
    return any(bound.value() == choice for choice in revealed_by(bound))


def _words(bound: BoundField) -> str:
    view = view_of(bound)
    component = component_of(bound.field.widget)
    if component in CHOICES:
        return ", ".join(choice.text for choice in view.choices if choice.chosen and choice.value)
    if component == "checkbox":
        return "Yes" if view.value else ""
    if isinstance(bound.field.widget, GovDateInput):
        date = getattr(bound.form, "cleaned_data", {}).get(bound.name)
        return short_day(date) if date else " ".join(part for part in view.value if part)
    # A postcode or a number reads as it will be recorded, once it is right.
    cleaned = getattr(bound.form, "cleaned_data", {}).get(bound.name)
    return cleaned if isinstance(cleaned, str) else str(view.value).strip()
