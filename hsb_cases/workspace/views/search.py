"""Search: posted, and kept under a token, so that no name stands in an address or a log."""

import secrets

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.roles import Ability
from hsb_cases.audit.commands import record_access
from hsb_cases.audit.models import AccessEntry
from hsb_cases.cases.selectors.searching import knows_of, read_search
from hsb_cases.core import clock
from hsb_cases.core.pages import render
from hsb_cases.workspace.forms.search import SearchForm
from hsb_cases.workspace.presenters.search import search_page
from hsb_cases.workspace.selectors.search import found_cases

SESSION_KEY = "searches"
KEPT = 10
"""How many searches a session remembers."""


@require_http_methods(["GET", "HEAD", "POST"])
def search(request: ActingRequest) -> HttpResponse:
    """The search box; a reference that the person knows of leads straight to its case."""
    _check_reads(request)
    if request.method != "POST":
        return render(request, "workspace/search.jinja", search_page(SearchForm(), None))
    form = SearchForm(request.POST)
    if form.is_valid():
        sought = read_search(form.cleaned_data["q"])
        if sought.is_empty:
            form.add_error("q", "Enter at least 2 letters of a name, or a date of birth")
        else:
            _record()
            if sought.reference and knows_of(request.actor, sought.reference):
                return redirect("workspace:case", reference=sought.reference)
            return redirect("workspace:found", token=_keep(request, form.cleaned_data["q"]))
    return render(request, "workspace/search.jinja", search_page(form, None))


@require_safe
def found(request: ActingRequest, token: str) -> HttpResponse:
    """What a search of this session finds now."""
    _check_reads(request)
    typed = dict(request.session.get(SESSION_KEY, [])).get(token)
    if typed is None:
        raise Http404
    cases = found_cases(request.actor, read_search(typed), today=clock.today())
    page = search_page(SearchForm(initial={"q": typed}), cases)
    return render(request, "workspace/search.jinja", page)


def _check_reads(request: ActingRequest) -> None:
    if not request.actor.can(Ability.READ_CASES):
        raise Http404


def _keep(request: ActingRequest, typed: str) -> str:
    token = secrets.token_urlsafe(9)
    kept = request.session.get(SESSION_KEY, [])
    request.session[SESSION_KEY] = [*kept, (token, typed)][-KEPT:]
    return token


def _record() -> None:
    """Write down that somebody searched; never what for."""
    record_access(kind=AccessEntry.Kind.SEARCHED, at=clock.now(), page="workspace:search")
