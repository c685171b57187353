"""The one Jinja2 environment of the product: loader, undefined names, globals and filters."""

from collections.abc import Mapping
from typing import Any

import jinja2
from django.contrib.messages import get_messages
from django.templatetags.static import static
from django.urls import reverse
from jinja2.utils import missing

from hsb_cases.core import filters
from hsb_cases.core.difference import word_difference
from hsb_cases.core.forms.layout import laid_out
from hsb_cases.core.forms.listing import listed_forms
from hsb_cases.core.forms.rendering import has_errors, summary_errors, view_of


class CarefulUndefined(jinja2.ChainableUndefined):
    """Lenient for a missing dictionary key or a bare name, strict for everything else.

    GOV.UK's macros ask dictionaries for keys that are not there, and pass names that were never
    set; that must stay quiet. A misspelt attribute of a Python object (a page, a form, a record)
    is our mistake and raises ``jinja2.UndefinedError`` at once, even under ``is defined``.
    """

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: type[jinja2.TemplateRuntimeError] = jinja2.UndefinedError,
    ) -> None:
        super().__init__(hint=hint, obj=obj, name=name, exc=exc)
        if obj is not missing and not isinstance(obj, Mapping | jinja2.Undefined):
            self._fail_with_undefined_error()


def environment(**options: Any) -> jinja2.Environment:
    """The environment for Django's Jinja2 backend, made once when the backend starts.

    ``options`` come from the TEMPLATES setting; our templates are found first, then
    ``govuk_frontend_jinja/components/<name>/macro.html``.
    """
    own = options.pop("loader")
    macros = jinja2.PackageLoader("govuk_frontend_jinja")
    govuk = jinja2.PrefixLoader({"govuk_frontend_jinja": macros})
    options |= {"undefined": CarefulUndefined, "autoescape": is_markup}
    loader = jinja2.ChoiceLoader([own, govuk])
    made = jinja2.Environment(loader=loader, **options)  # noqa: S701 -- is_markup escapes all but plain text
    made.globals |= {
        "url": reverse_by_name,
        "static": static,
        "messages_of": get_messages,
        "view_of": view_of,
        "laid_out": laid_out,
        "summary_errors": summary_errors,
        "has_errors": has_errors,
        "listed_forms": listed_forms,
        "word_difference": word_difference,
    }
    made.filters |= {
        "day": filters.day,
        "short_day": filters.short_day,
        "clock": filters.clock,
        "moment": filters.moment,
        "plural": filters.plural,
    }
    return made


def is_markup(name: str | None) -> bool:
    """Whether values are escaped: in everything but plain text (e-mails, files, messages)."""
    return not (name or "").endswith(".txt")


def reverse_by_name(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a named route: ``url("case", reference=…)``."""
    return reverse(name, args=args or None, kwargs=kwargs or None)
