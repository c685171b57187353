"""Where administration begins."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.views.attempts import for_administrators


@require_safe
@for_administrators
def index(request: ActingRequest) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """People are what is looked after most."""
    return redirect("agencies:people")
