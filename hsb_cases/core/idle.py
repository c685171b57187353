"""Signs a person out after a time without activity, whichever tab or machine asks next."""

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.http import urlencode

from hsb_cases.core import clock

SESSION_KEY = "last_active"
# Sent by pages that ask again and again by themselves (live meetings, unread counts).
NOT_ACTIVITY = "X-Background"
# A write for every request would double the work of the smallest page.
COARSE_SECONDS = 20


class IdleMiddleware:
    """Ends a session that was idle for ``IDLE_MINUTES``; 0 switches it off.

    Background requests are answered but do not count as activity. What was typed is in drafts,
    and the person comes back to the same page after signing in.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, or the way back to the sign-in page for a session that was idle."""
        minutes: int = settings.IDLE_MINUTES
        if not minutes or not request.user.is_authenticated:
            return self.get_response(request)
        now = clock.now().timestamp()
        last = request.session.get(SESSION_KEY)
        if last is not None and now - last > timedelta(minutes=minutes).total_seconds():
            logout(request)
            return self._back_to_sign_in(request)
        background = request.headers.get(NOT_ACTIVITY) == "1"
        if last is None or (not background and now - last > COARSE_SECONDS):
            request.session[SESSION_KEY] = now
        return self.get_response(request)

    @staticmethod
    def _back_to_sign_in(request: HttpRequest) -> HttpResponse:
        """To the sign-in page; a background request or a form sent too late gets 403 instead."""
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseRedirect(resolve_url(settings.LOGIN_URL))
        if request.headers.get(NOT_ACTIVITY) == "1":
            return HttpResponse(status=403)
        after = urlencode({"next": request.get_full_path()})
        return HttpResponseRedirect(f"{resolve_url(settings.LOGIN_URL)}?{after}")
