"""From a Django field to a GOV.UK component.

How to use it
-------------
A form is a plain Django form (see ``layout`` for its optional order, groups, reveals and looks).
Dates are ``GovDateField`` or ``PartialDateField``, times ``GovTimeField``; choices carry
``widget=forms.RadioSelect`` or ``forms.CheckboxSelectMultiple``; everything else is Django's own.
``help_text`` is the hint. In a template::

    {% extends "layouts/page.jinja" %}
    {% from "components/forms.jinja" import error_summary, form_fields, field, submit %}
    {% block content %}
      {{ error_summary(page.form) }}
      <h1 class="govuk-heading-l">When and where</h1>
      <form method="post" novalidate>
        {{ csrf_input }}
        {{ form_fields(page.form) }}             {# all fields; form_fields(form, heading=true)  #}
        {{ submit("Save and continue") }}        {# makes the one question the page's h1         #}
      </form>
    {% endblock %}

``{{ field(page.form["town"]) }}`` shows a single field; ``error_summary`` takes any number of forms
and formsets. A form with ``quiet = True`` (a draft that is shown again, rows just added) keeps what
was typed and shows no errors. Rows that are added and removed: see ``listing``.

``view_of`` does the work: it picks the component by widget and gives its parameters as plain text.
Labels, hints, choices and values are never taken for markup, whatever they hold.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms import BaseForm, BaseFormSet, BoundField
from django.forms.utils import ErrorList

from hsb_cases.core.forms.dates import GovDateInput
from hsb_cases.core.forms.layout import Look, in_page_order, is_revealed, look_of, revealed_by
from hsb_cases.core.forms.sentences import sentence_for

KEPT_ATTRIBUTES = (
    "autocomplete",
    "inputmode",
    "spellcheck",
    "autocapitalize",
    "accept",
    "multiple",
)


@dataclass(frozen=True)
class Choice:
    """One radio button, checkbox or option."""

    id: str
    value: str
    text: str
    chosen: bool
    hint: str = ""
    divider: bool = False
    exclusive: bool = False
    reveals: Sequence[BoundField] = ()


@dataclass(frozen=True)
class FieldView:
    """One field as the templates see it: which component, and the facts it shows, as text."""

    component: str
    id: str
    name: str
    label: str
    hint: str
    error: str
    value: Any
    look: Look
    choices: Sequence[Choice] = ()
    reveals: Sequence[BoundField] = ()
    wrong_boxes: Sequence[str] = ()
    attributes: dict[str, str] = field(default_factory=dict)
    input_type: str = "text"
    heading: bool = False
    size: str = ""

    @property
    def described_by(self) -> str:
        """The ids of the hint, the error and the guidance, for ``aria-describedby``."""
        ids = [f"{self.id}-hint"] if self.hint else []
        ids += [f"{self.id}-error"] if self.error else []
        ids += [f"{self.id}-guide"] if self.look.guide else []
        return " ".join(ids)

    @property
    def params(self) -> dict[str, Any]:
        """The field in the words of GOV.UK's macros; every part is ``text``, never ``html``."""
        made: dict[str, Any] = {
            "id": self.id,
            "name": self.name,
            "label": {
                "text": self.label,
                "classes": f"govuk-label--{self.size}" if self.size else "",
                "isPageHeading": self.heading,
            },
            "classes": width_class(self.look.width),
            "value": self.value,
            "type": self.input_type,
            "attributes": self.attributes,
            "items": [
                {"value": item.value, "text": item.text, "selected": item.chosen}
                for item in self.choices
            ],
        }
        texts = {"hint": self.hint, "errorMessage": self.error}
        texts |= {"prefix": self.look.prefix, "suffix": self.look.suffix}
        made |= {name: {"text": text} for name, text in texts.items() if text}
        if self.component == "password":
            made["autocomplete"] = self.attributes.get("autocomplete", "current-password")
            made["attributes"] = {k: v for k, v in self.attributes.items() if k != "autocomplete"}
        return made


def view_of(
    bound: BoundField, *, heading: bool = False, label: str | None = None, hint: str | None = None
) -> FieldView:
    """What to show of a bound field. Labels and values come out as plain ``str``.

    ``heading`` makes the label or legend the page's h1; ``label`` and ``hint`` replace the form's
    unless they are None.
    """
    widget = bound.field.widget
    component = component_of(widget)
    look = look_of(bound)
    label = plain(bound.label) if label is None else label
    return FieldView(
        component=component,
        id=bound.auto_id or bound.html_name,
        name=bound.html_name,
        label=f"{label} (optional)" if look.optional else label,
        hint=plain(bound.help_text) if hint is None else hint,
        error=error_of(bound),
        value=_value(bound, component),
        look=look,
        choices=_choices(bound, look) if hasattr(widget, "choices") else (),
        reveals=[below for fields in revealed_by(bound).values() for below in fields],
        wrong_boxes=_wrong_boxes(bound),
        attributes=_attributes(widget, look),
        input_type=_input_type(widget),
        heading=heading,
        size="l" if heading else look.label_size or ("" if is_revealed(bound) else "s"),
    )


def width_class(width: int | str | None) -> str:
    """The class for a width in characters (2, 3, 4, 5, 10, 20, 30) or a named part of a column."""
    if isinstance(width, int):
        return f"govuk-input--width-{width}"
    return f"govuk-!-width-{width}" if width else ""


def component_of(widget: forms.Widget) -> str:
    """The name of the component that a widget is shown as."""
    kinds: tuple[tuple[type[forms.Widget], str], ...] = (
        (forms.MultipleHiddenInput, "hidden"),
        (forms.HiddenInput, "hidden"),
        (GovDateInput, "date"),
        (forms.CheckboxSelectMultiple, "checkboxes"),
        (forms.RadioSelect, "radios"),
        (forms.Select, "select"),
        (forms.CheckboxInput, "checkbox"),
        (forms.Textarea, "textarea"),
        (forms.FileInput, "file"),
        (forms.PasswordInput, "password"),
    )
    return next((name for kind, name in kinds if isinstance(widget, kind)), "input")


def is_quiet(form: "BaseForm | BaseFormSet[Any]") -> bool:
    """Whether errors are kept back: the form is not sent, or asks for it with ``quiet``."""
    return not form.is_bound or bool(getattr(form, "quiet", False))


def error_of(bound: BoundField) -> str:
    """The field's error sentences as one text, or nothing."""
    if is_quiet(bound.form):
        return ""
    return " ".join(_sentences(bound))


def summary_errors(*shown: "BaseForm | BaseFormSet[Any] | None") -> list[dict[str, str]]:
    """Every error of the forms and formsets given, in page order, with the address of its field."""
    found: list[dict[str, str]] = []
    for item in shown:
        if isinstance(item, BaseFormSet):
            if not is_quiet(item):
                found += [{"text": text} for text in _general(item.non_form_errors())]
            found += summary_errors(*item.forms)
        elif item is not None and not is_quiet(item):
            found += _form_errors(item)
    return found


def has_errors(*shown: Any) -> bool:
    """Whether any of the forms and formsets given shows an error."""
    return any(summary_errors(item) for item in shown if isinstance(item, BaseForm | BaseFormSet))


def plain(value: Any) -> str:
    """The value as an ordinary ``str``: a text marked safe loses its mark and will be escaped."""
    return str.__str__(str(value)) if value is not None else ""


def _form_errors(form: BaseForm) -> list[dict[str, str]]:
    found = [{"text": text} for text in _general(form.non_field_errors())]
    fields = [*form.hidden_fields(), *in_page_order(form)]
    return found + [
        {"text": error_of(bound), "href": f"#{first_id(bound)}"} for bound in fields if bound.errors
    ]


def _general(errors: ErrorList) -> list[str]:
    """The sentences of errors that belong to no field."""
    found = (sentence_for(e, label="", component="", kind="") for e in errors.as_data())
    return [plain(sentence) for sentences in found for sentence in sentences]


def _sentences(bound: BoundField) -> list[str]:
    widget = bound.field.widget
    kind = "number" if isinstance(bound.field, forms.IntegerField) else _input_type(widget)
    component = component_of(widget)
    found = (
        sentence_for(e, label=plain(bound.label), component=component, kind=kind)
        for e in bound.errors.as_data()
    )
    return [plain(sentence) for sentences in found for sentence in sentences]


def first_id(bound: BoundField) -> str:
    """The id of the input to go to: for a date, the first box that is wrong."""
    made = bound.auto_id or bound.html_name
    if isinstance(bound.field.widget, GovDateInput):
        boxes = _wrong_boxes(bound) or ("day",)
        return f"{made}-{boxes[0]}"
    return made


def _wrong_boxes(bound: BoundField) -> tuple[str, ...]:
    if not isinstance(bound.field.widget, GovDateInput) or not error_of(bound):
        return ()
    for error in bound.form.errors.as_data().get(bound.name, []):
        if error.params and "boxes" in error.params:
            return tuple(error.params["boxes"])
    return ("day", "month", "year")


def _value(bound: BoundField, component: str) -> Any:
    value = bound.value()
    if component in {"file", "checkbox"}:
        return bool(value) if component == "checkbox" else ""
    if component == "date":
        return bound.field.widget.format_value(value)
    if isinstance(bound.field.widget, forms.MultipleHiddenInput):
        return [plain(item) for item in value or []]
    if component == "password" and not getattr(bound.field.widget, "render_value", False):
        return ""
    if component in {"radios", "checkboxes", "select"}:
        return ""
    return plain(bound.field.widget.format_value(value))


def _choices(bound: BoundField, look: Look) -> list[Choice]:
    """The choices of a field with what was chosen; groups of options are laid flat."""
    value = bound.value()
    many = isinstance(value, list | tuple | set) or hasattr(value, "values_list")
    chosen = {plain(item) for item in (value if many else [value]) if item is not None}
    reveals = revealed_by(bound)
    pairs = _flat(bound.field.widget.choices)
    if not isinstance(bound.field.widget, forms.Select) or isinstance(
        bound.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple
    ):
        pairs = [(choice, text) for choice, text in pairs if choice]
    base = bound.auto_id or bound.html_name
    return [
        Choice(
            id=base if number == 1 else f"{base}-{number}",
            value=choice,
            text=text,
            chosen=choice in chosen,
            hint=look.choice_hints.get(choice, ""),
            divider=choice == look.divider_before != "",
            exclusive=choice == look.exclusive != "",
            reveals=reveals.get(choice, ()),
        )
        for number, (choice, text) in enumerate(pairs, start=1)
    ]


def _flat(choices: Iterable[Any]) -> list[tuple[str, str]]:
    flat: list[tuple[str, str]] = []
    for value, text in choices:
        if isinstance(text, list | tuple):
            flat += _flat(text)
        else:
            flat.append((plain(value), plain(text)))
    return flat


def _attributes(widget: forms.Widget, look: Look) -> dict[str, str]:
    kept = {
        name: plain(value).lower() if isinstance(value, bool) else plain(value)
        for name, value in widget.attrs.items()
        if name in KEPT_ATTRIBUTES or name.startswith("data-")
    }
    if look.language_check:
        kept["data-language-check"] = "true"
    if look.guide:
        kept["data-guide"] = str(look.guide)
    if isinstance(widget, forms.NumberInput):
        kept.setdefault("inputmode", "numeric")
    return kept


def _input_type(widget: forms.Widget) -> str:
    """GOV.UK's advice: numbers and times are typed into text boxes, dates into three."""
    kind = getattr(widget, "input_type", "text") or "text"
    return kind if kind in {"email", "tel", "url", "search"} else "text"
