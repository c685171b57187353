"""Searches are posted and kept in the session under a token: no address holds a name."""

import secrets

from django.http import HttpRequest

SESSION_KEY = "people_searches"
KEPT = 5


def keep_search(request: HttpRequest, words: str) -> str:
    """Keep the words of a search; its token. Only the last few are kept."""
    token = secrets.token_urlsafe(6)
    kept = [*request.session.get(SESSION_KEY, []), [token, words]]
    request.session[SESSION_KEY] = kept[-KEPT:]
    return token


def kept_search(request: HttpRequest, token: str) -> str:
    """The words kept under a token; nothing where none are."""
    return str(dict(request.session.get(SESSION_KEY, [])).get(token, ""))
