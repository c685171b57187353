"""Text that no record can hold is answered like any other wrong text, and never by an error."""

import pytest
from django.test import Client

from hsb_cases.agencies.acting import system_acting
from hsb_cases.cases.models import Case
from referrals.commands.submitting import submit_concern
from tests.support.concerns import SIBLINGS
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def browser(world):
    client = Client()
    with as_owner(), system_acting("Signing in"):
        client.force_login(world["northmere front door"].user, backend=BACKEND)
    return client


@pytest.mark.parametrize(
    "address",
    [
        "/cases/%00/",
        "/referrals/concerns/%00/",
        "/referrals/drafts/%00/",
        "/referrals/%00/decide/",
        "/referrals/%00/hand-off.pdf",
        "/children/%00/merge/",
    ],
)
def test_an_address_with_a_nul_leads_nowhere(browser, address):
    assert browser.get(address).status_code == 404


def test_a_nul_in_the_address_of_somebody_to_share_with_is_refused_by_the_form(browser, world):
    submit_concern(facts=SIBLINGS, draft_reference="DRA-TEST-0001", at=NOON, by=world["school"])
    with as_owner():
        reference = Case.objects.order_by("pk").first().reference
    typed = {"kind": "person", "email": "a\0@example.test", "level": "30", "purpose": "To help"}
    answer = browser.post(f"/cases/{reference}/sharing/new/", typed)
    assert answer.status_code == 200
    assert "govuk-error-summary" in answer.content.decode()
