"""A person's own account: where its settings are, and staying signed in."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.http import require_http_methods, require_safe

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.core.pages import render
from hsb_cases.workspace.presenters.account import account_page


@require_safe
def account(request: ActingRequest) -> HttpResponse:
    """What the product knows of the person, and the ways to their sign-in settings."""
    return render(request, "account/account.jinja", account_page(request.user, request.actor))


@require_http_methods(["GET", "POST"])
def keep_alive(request: HttpRequest) -> HttpResponse:
    """Counts as activity: "Stay signed in" in the time-out warning posts here.

    GET gives the token that forms need now, for a page that was open while its person was signed
    out and in again: the text typed on it can still be sent.
    """
    if request.method == "GET":
        return JsonResponse({"token": get_token(request)}, headers={"Cache-Control": "no-store"})
    return HttpResponse(status=204)
