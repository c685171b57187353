"""One setting for a whole module, and a browser for each person in it."""

from dataclasses import dataclass, field

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from hsb_cases.agencies.acting import system_acting
from tests.access.setting import NOBODY, Setting, build_setting
from tests.support.one_world import kept_open, taken_back
from tests.support.roles import as_owner
from tests.support.unmeasured import unmeasured  # noqa: F401 - a fixture of every module here

TODAY = "2026-03-25T10:00:00+00:00"


@dataclass
class Browsers:
    """Each person's browser, signed in when first asked for."""

    setting: Setting
    opened: dict[str, Client] = field(default_factory=dict)

    def __getitem__(self, person: str) -> Client:
        if person not in self.opened:
            client = Client()
            # A page that fails is answered as in production: with the page for that.
            client.raise_request_exception = False
            if person != NOBODY:
                sign_in(client, self.setting.world[person].user)
            self.opened[person] = client
        return self.opened[person]


def sign_in(client: Client, user) -> None:
    """Sign a person in without the form: signing in is tested elsewhere."""
    with as_owner(), system_acting("Signing in"):
        client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])


@pytest.fixture(scope="module")
def one_moment():
    """No page differs from another by the time it was made at."""
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture(scope="module")
def shared_setting(django_db_setup, django_db_blocker, one_moment):
    with kept_open(django_db_blocker):
        setting = build_setting()
        browsers = Browsers(setting)
        for person in [NOBODY, *setting.people]:
            browsers[person]
        yield setting, browsers


@pytest.fixture
def _django_db_helper(shared_setting):
    """In the place of pytest-django's: a test starts from the shared setting, not from nothing."""
    with taken_back():
        yield


@pytest.fixture
def setting(_django_db_helper, shared_setting):
    return shared_setting[0]


@pytest.fixture
def browsers(setting, shared_setting):
    cookies = {
        person: b.cookies.output(header="", sep=";")
        for person, b in shared_setting[1].opened.items()
    }
    yield shared_setting[1]
    for person, browser in shared_setting[1].opened.items():
        browser.cookies.clear()
        browser.cookies.load(cookies[person])
