"""The auditor changes nothing anywhere: not by a page, not by a command, not in the database."""

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import URLResolver, get_resolver

from hsb_cases.agencies.acting import acting
from hsb_cases.agencies.reading_only import OWN_ACCOUNT, OWN_MATTERS, reads_only
from hsb_cases.agencies.roles import ROLES
from hsb_cases.cases.commands.sharing import SharingReason, share_case
from hsb_cases.cases.models import Case, Child, Incident, Level, SharingBasis
from hsb_cases.core.errors import NotPermitted
from tests.audit.arrange import ONE, cases_of_two, in_a_role
from tests.support.world import NOON

pytestmark = pytest.mark.django_db

METHODS = ("post", "put", "patch", "delete")
REFUSED = {403, 404, 405}


def routes(resolver=None, before="", namespace=""):
    """Every route of the product: its name, and its address with something in each place."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from routes(pattern, before + str(pattern.pattern), inner)
        else:
            yield f"{namespace}{pattern.name}", before + str(pattern.pattern)


def fill(route, reference):
    """An address of a route: numbers are 1, texts are the reference."""
    made = ""
    for piece in route.replace("^", "").replace("$", "").split("<"):
        inside, closed, rest = piece.partition(">")
        if not closed:
            made += piece
            continue
        made += ("1" if inside.startswith("int:") else reference) + rest
    return f"/{made}"


def casework_routes():
    return [
        (name, route)
        for name, route in routes()
        if name not in OWN_MATTERS and not name.startswith(OWN_ACCOUNT) and "(?P" not in route
    ]


def test_there_are_routes_to_try():
    names = {name for name, _ in casework_routes()}
    assert {"workspace:audit", "workspace:case_history", "referrals:new"} <= names
    assert len(names) > 20


def test_whatever_an_auditor_sends_is_refused(world):
    two = cases_of_two(world)
    client = Client(raise_request_exception=True)
    client.force_login(world["northmere auditor"].user)
    with acting(world["northmere auditor"]):
        before = (Case.objects.count(), Child.objects.count())
    for name, route in casework_routes():
        for method in METHODS:
            answer = getattr(client, method)(fill(route, two.first.reference), {"reason": "x"})
            assert answer.status_code in REFUSED, (name, method, answer.status_code)
    with acting(world["northmere auditor"]):
        assert (Case.objects.count(), Child.objects.count()) == before


def test_an_auditor_may_sign_out(world):
    client = Client()
    client.force_login(world["northmere auditor"].user)
    assert client.post("/account/logout/").status_code == 302
    assert client.get("/audit/").status_code == 302


@pytest.mark.parametrize("role", sorted(ROLES))
def test_only_the_auditor_reads_only(world, role):
    assert reads_only(in_a_role(world[ONE], role)) == (role == "auditor")


def test_no_command_lets_an_auditor_write(world):
    two = cases_of_two(world)
    auditor = world["northmere auditor"]
    with pytest.raises(NotPermitted, match="Your role, auditor, may not"):
        share_case(
            case=two.first,
            recipient=auditor.membership,
            level=Level.MANAGE,
            why=SharingReason("Wants to", SharingBasis.PUBLIC_TASK),
            at=NOON,
            by=auditor,
        )


@pytest.mark.parametrize(
    ("table", "column"),
    [(Case, "status"), (Child, "given_name"), (Incident, "account")],
)
def test_the_database_takes_no_change_from_an_auditor(world, table, column):
    cases_of_two(world)
    with acting(world["northmere auditor"]):
        assert table.objects.exists()
        with transaction.atomic(), connection.cursor() as cursor:
            name = table._meta.db_table
            cursor.execute(f"UPDATE {name} SET {column} = {column}")
            assert cursor.rowcount == 0
