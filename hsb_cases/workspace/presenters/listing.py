"""Addresses of a filtered list: what is chosen stays in them, and each choice can be taken out."""

from django.forms import Form
from django.http import QueryDict

from hsb_cases.audit.rules.turning import Place
from hsb_cases.core.filters import short_day
from hsb_cases.core.forms import GovDateField
from hsb_cases.core.parts import Chosen, Turn

PLACES = ("older", "newer")


def without(query: QueryDict, *names: str) -> str:
    """The address with the same choices but those named; always on the first page."""
    kept = query.copy()
    for name in (*names, *PLACES):
        kept.pop(name, None)
    for name in [name for name in kept if not any(kept.getlist(name))]:
        kept.pop(name)
    return f"?{kept.urlencode()}" if kept else "?"


def turned(query: QueryDict, newer: Place | None, older: Place | None) -> Turn:
    """The addresses of the pages before and after, with everything that is chosen."""
    return Turn(
        previous_href=_at(query, "newer", newer),
        next_href=_at(query, "older", older),
        previous_text="Newer",
        next_text="Older",
    )


def choices_of(form: Form, query: QueryDict) -> tuple[Chosen, ...]:
    """The tags of a filter form's choices, in the form's order, each with the way out of it."""
    found = []
    for name, field in form.fields.items():
        value = form.cleaned_data.get(name)
        if not value:
            continue
        if isinstance(field, GovDateField):
            boxes = [f"{name}_{part}" for part in ("day", "month", "year")]
            found.append(Chosen(f"{field.label} {short_day(value)}", without(query, *boxes)))
            continue
        words = dict(getattr(field.widget, "choices", ())).get(value)
        if words:
            # A field belongs to its kind of record: it goes with it.
            gone = (name, "field") if name == "kind" else (name,)
            found.append(Chosen(str(words), without(query, *gone)))
    return tuple(found)


def _at(query: QueryDict, name: str, place: Place | None) -> str:
    if place is None:
        return ""
    kept = without(query).removeprefix("?")
    return f"?{kept}{'&' if kept else ''}{name}={place.written()}"
