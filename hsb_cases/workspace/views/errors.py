"""Pages for what goes wrong. A missing record and a forbidden one get the very same page."""

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import REASON_NO_CSRF_COOKIE
from django.template import engines

from hsb_cases.core.errors import Refused
from hsb_cases.core.pages import render


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """400: the address or what was sent cannot be understood."""
    return render(request, "errors/400.jinja", status=400, title="This did not arrive whole")


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: an act that the role or the record's state does not allow, in the rule's own sentence.

    Records out of scope answer 404 instead.
    """
    refused = exception.__cause__
    reason = refused.sentence if isinstance(refused, Refused) else ""
    return render(request, "errors/403.jinja", reason, status=403, title="This was not done")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- the page must not depend on it
    """404: the same body whether the thing is missing or not for this person."""
    return render(request, "errors/404.jinja", status=404, title="Page not found")


def server_error(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 -- asks nothing that may be broken
    """500: a page that needs neither the database nor the session."""
    template = engines["jinja2"].get_template("errors/500.jinja")
    return HttpResponse(template.render({}), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose safety check failed: how to go on without losing what was typed."""
    cookies_off = reason == REASON_NO_CSRF_COOKIE
    title = "Your form was not sent"
    return render(request, "errors/csrf.jinja", cookies_off, status=403, title=title)
