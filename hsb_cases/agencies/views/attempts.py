"""How a view tries an act that may be refused."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.selectors.administration import check_administers
from hsb_cases.core.errors import Refused

Made = TypeVar("Made")
View = Callable[..., HttpResponse]


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent with a form; None where the page is only opened."""
    return request.POST if request.method == "POST" else None


def attempt(form: forms.Form, act: Callable[[], Made]) -> Made | None:
    """What the act made; None when the form or the rules say no, with the sentence on the form.

    The act must return something.
    """
    if not form.is_valid():
        return None
    try:
        return act()
    except Refused as refused:
        field = refused.field if refused.field in form.fields else None
        form.add_error(field, refused.sentence)
        return None


def for_administrators(view: View) -> View:
    """The view for administrators; for everybody else it does not exist."""

    @wraps(view)
    def run(request: ActingRequest, *args: object, **kwargs: object) -> HttpResponse:
        check_administers(request.actor)
        return view(request, *args, **kwargs)

    return run
