"""allauth's pages inside our acts: what signing in changes is recorded like everything else."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import suspend_request
from allauth.core.exceptions import ImmediateHttpResponse, ReauthenticationRequired
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url

from hsb_cases.agencies.acting import system_acting
from hsb_cases.audit.context import act_under_way

View = Callable[..., HttpResponse]


def in_an_act(view: View) -> View:
    """The view, run in the actor's act, or in the system's where nobody acts yet.

    Signing in, a new password and a code that was used are saved before anybody acts. allauth
    asks for the password again by raising an exception that its middleware would answer; views
    run inside ours, so it is answered here.
    """

    @wraps(view)
    def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            if act_under_way() is not None:
                return view(request, *args, **kwargs)
            with system_acting("Signing in"):
                return view(request, *args, **kwargs)
        except ImmediateHttpResponse as answered:
            return answered.response
        except ReauthenticationRequired:
            return _ask_again(request)

    return run


def _ask_again(request: HttpRequest) -> HttpResponse:
    """Have the person confirm who they are, then go on with what they were doing."""
    ways = get_adapter().get_reauthentication_methods(request.user)
    answer: HttpResponse = suspend_request(
        request, ways[0]["url"] if ways else resolve_url("account_login")
    )
    return answer
