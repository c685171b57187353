"""From what a page sends to what a draft keeps, and back: for every kind of draft."""

from collections.abc import Iterable, Mapping

from django import forms
from django.http import QueryDict

from hsb_cases.core.forms import GovDateInput
from hsb_cases.drafts.rules.contents import Raw, tidy_raw
from hsb_cases.drafts.rules.versions import Sent

MOST_DIGITS = 9
"""More digits than any count has."""


def as_data(raw: Mapping[str, Iterable[str]]) -> QueryDict:
    """Typed answers in the shape that forms take."""
    data = QueryDict(mutable=True)
    for name, values in raw.items():
        data.setlist(name, list(values))
    return data


def raw_of_form(form: forms.BaseForm, data: QueryDict) -> Raw:
    """What was sent for the page's own fields, exactly as typed; other names are left out."""
    names = [part for name, one in form.fields.items() for part in _sent_names(name, one)]
    return {name: data.getlist(name) for name in names if name in data}


def sent_for(form: forms.BaseForm, data: QueryDict) -> Sent:
    """One save of a page: what was typed, on which version, from which window."""
    return Sent(
        raw=tidy_raw(raw_of_form(form, data)),
        version=number(data.get("version")),
        window=str(data.get("window", ""))[:40],
        sequence=number(data.get("sequence")),
    )


def number(typed: str | None) -> int:
    """A count that came with a request; 0 for anything else."""
    counts = typed and typed.isascii() and typed.isdigit() and len(typed) <= MOST_DIGITS
    return int(typed) if typed and counts else 0


def _sent_names(name: str, one: forms.Field) -> list[str]:
    if isinstance(one.widget, GovDateInput):
        return [f"{name}_{part}" for part in ("day", "month", "year")]
    return [name]
