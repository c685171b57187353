"""Opening pages as a person of the test world."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.support.markup import Element, read

MOST_QUERIES = 20


def signed_in(actor) -> Client:
    client = Client()
    client.force_login(actor.user)
    return client


def opened(actor, name, /, *args, **query) -> Element:
    """The page of a route, which must be there."""
    answer = signed_in(actor).get(reverse(f"workspace:{name}", args=args), query)
    assert answer.status_code == 200, answer.status_code
    return read(answer.content.decode())


def status(actor, name, *args) -> int:
    return signed_in(actor).get(reverse(f"workspace:{name}", args=args)).status_code


def sent(actor, name, /, *args, **facts):
    return signed_in(actor).post(reverse(f"workspace:{name}", args=args), facts)


def main(page: Element) -> str:
    """What the page says in its main part."""
    return page.one("main").text


def queries(actor, name, /, *args, **query) -> int:
    """How many queries reading a page takes, sign-in look-ups included."""
    client = signed_in(actor)
    path = reverse(f"workspace:{name}", args=args)
    client.get(path, query)  # the first request marks the session as active
    with CaptureQueriesContext(connection) as found:
        assert client.get(path, query).status_code == 200
    return own_queries(found)


def own_queries(found: CaptureQueriesContext) -> int:
    """How many queries are the page's own.

    Savepoints are the test's, roles are set by the test's middleware, and now and then a request
    notes in the session that its person is there.
    """
    others = (
        "SAVEPOINT",
        "RELEASE SAVEPOINT",
        "SET ROLE",
        "SELECT current_user",
        'UPDATE "django_session"',
    )
    return len([one for one in found if not one["sql"].startswith(others)])
