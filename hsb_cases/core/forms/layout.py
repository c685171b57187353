"""What a form class may say about its order and its looks, without knowing any markup.

All of it is optional class attributes of a plain Django form::

    class WhereForm(forms.Form):
        setting = forms.ChoiceField(choices=SETTINGS, widget=forms.RadioSelect)
        setting_other = forms.CharField(label="What kind of place?", required=False)
        street = forms.CharField()
        town = forms.CharField()

        layout = ["setting", Group("Address", ["street", "town"], hint="As far as it is known")]
        reveals = {"setting": {"other": ["setting_other"]}}
        looks = {"town": Look(width="two-thirds"), "setting": Look(why="It decides who is told.")}
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms import BoundField


@dataclass(frozen=True)
class Look:
    """How one field is shown. Every part may be left out."""

    width: int | str | None = None  # characters (2, 3, 4, 5, 10, 20), or e.g. "two-thirds"
    rows: int = 5
    guide: int | None = None  # characters that usually do; guidance, never a limit
    language_check: bool = False  # suggest person-first words as the field is left
    inline: bool = False
    small: bool = False
    optional: bool = False  # says "(optional)" after the label
    why: str = ""  # shown under "Why we ask"
    prefix: str = ""
    suffix: str = ""
    label_size: str = ""  # "s", "m", "l"; groups of choices start at "s"
    choice_hints: dict[str, str] = field(default_factory=dict)
    divider_before: str = ""  # the choice that comes after an "or"
    exclusive: str = ""  # the checkbox that unticks the others, e.g. "none"


@dataclass(frozen=True)
class Group:
    """Fields that belong to one question or subject, under a legend."""

    legend: str
    fields: Sequence[str]
    hint: str = ""
    size: str = "m"


@dataclass(frozen=True)
class Part:
    """A group of a page as the templates see it; ``legend`` is empty outside any group."""

    fields: Sequence[BoundField]
    legend: str = ""
    hint: str = ""
    size: str = "m"
    id: str = ""


def look_of(bound: BoundField) -> Look:
    """What the form says about the looks of a field, or the defaults."""
    looks: dict[str, Look] = getattr(bound.form, "looks", {})
    return looks.get(bound.name, Look())


def revealed_by(bound: BoundField) -> dict[str, list[BoundField]]:
    """The fields that each choice of this field reveals, by the choice's value."""
    reveals: dict[str, dict[Any, Iterable[str]]] = getattr(bound.form, "reveals", {})
    return {
        str(choice): [bound.form[name] for name in names]
        for choice, names in reveals.get(bound.name, {}).items()
    }


def is_revealed(bound: BoundField) -> bool:
    """Whether the field shows only once a choice of another field reveals it."""
    return bound.name in _below(bound.form)


def laid_out(form: forms.BaseForm) -> list[Part]:
    """The visible parts of a form in their order; revealed and hidden fields are left out.

    Fields that the layout forgets come last, so that none is ever lost from a page.
    """
    hidden = {bound.name for bound in form.hidden_fields()}
    layout: list[str | Group] = list(getattr(form, "layout", []))
    named = {n for item in layout for n in (item.fields if isinstance(item, Group) else [item])}
    layout += [name for name in form.fields if name not in named]
    apart = hidden | _below(form)
    parts = []
    for number, item in enumerate(layout, start=1):
        names = item.fields if isinstance(item, Group) else [item]
        fields = [form[name] for name in names if name in form.fields and name not in apart]
        if not fields:
            continue
        if isinstance(item, Group):
            made_id = f"{form.prefix or 'form'}-group-{number}"
            parts.append(Part(fields, item.legend, item.hint, item.size, made_id))
        else:
            parts.append(Part(fields))
    return parts


def _below(form: forms.BaseForm) -> set[str]:
    reveals: dict[str, dict[Any, Iterable[str]]] = getattr(form, "reveals", {})
    return {name for choices in reveals.values() for names in choices.values() for name in names}


def in_page_order(form: forms.BaseForm) -> list[BoundField]:
    """Every visible field as a person meets it: revealed fields right after what reveals them."""
    ordered: list[BoundField] = []

    def walk(bound: BoundField) -> None:
        ordered.append(bound)
        for fields in revealed_by(bound).values():
            for below in fields:
                walk(below)

    for part in laid_out(form):
        for bound in part.fields:
            walk(bound)
    return ordered
