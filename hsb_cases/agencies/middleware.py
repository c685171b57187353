"""Each request runs as one person in one membership, in one transaction the database knows."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.reading_only import check_may_send
from hsb_cases.agencies.requests import SESSION_KEY
from hsb_cases.agencies.selectors.actors import actor_for
from hsb_cases.agencies.views.account import access_ended
from hsb_cases.audit.commands import record_access
from hsb_cases.audit.models import AccessEntry
from hsb_cases.core import clock
from hsb_cases.core.errors import OutOfScope, Refused

WITHOUT_MEMBERSHIP = frozenset({"account_logout"})
"""Pages, by the name of their route, that stay open to a person whose access has ended."""


class ActingMiddleware:
    """Finds who acts, and runs the view inside that actor's act.

    Rendering belongs to the view, so pages too are read under the row lock. A refusal is
    recorded in a transaction of its own, since the request's is rolled back.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let nobody act until the person is known; no answer to a person is kept anywhere."""
        request.actor = None  # type: ignore[attr-defined]  # the request carries the actor
        response = self.get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            # Desks are shared: no page is kept where the next person could go back to it.
            add_never_cache_headers(response)
        return response

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        """Run the view in the actor's transaction; pages of nobody run as Django runs them."""
        if "\0" in request.path:
            # No record is called that, and the database refuses to be asked for it.
            raise Http404
        if not request.user.is_authenticated:
            return None
        actor = actor_for(request.user, chosen=request.session.get(SESSION_KEY), on=clock.today())
        request.actor = actor  # type: ignore[attr-defined]  # see above
        if actor is None:
            return None if _needs_no_membership(request, view) else access_ended(request)
        try:
            with acting(actor):
                check_may_send(actor, request)
                return view(request, *args, **kwargs)
        except (OutOfScope, Http404) as refused:
            _record_refusal(request, actor, kwargs)
            raise Http404 from refused
        except Refused as refused:
            # A view that has a form shows the sentence there; this is for the others.
            _record_refusal(request, actor, kwargs)
            raise PermissionDenied from refused


def _needs_no_membership(request: HttpRequest, view: Callable[..., HttpResponse]) -> bool:
    """Whether a page is also for people who act for nobody: those open to all, and signing out."""
    match = request.resolver_match
    open_to_all = not getattr(view, "login_required", True)
    return open_to_all or (match is not None and match.view_name in WITHOUT_MEMBERSHIP)


def _record_refusal(request: HttpRequest, actor: Actor, kwargs: dict[str, Any]) -> None:
    with acting(actor):
        record_access(
            kind=AccessEntry.Kind.REFUSED,
            at=clock.now(),
            page=request.resolver_match.view_name if request.resolver_match else "",
            reference=str(kwargs.get("reference", ""))[:20],
        )
