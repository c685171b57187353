"""One setting with a person of every role for all tests here; what each did is taken back."""

import pytest

from tests.states.people import build_people
from tests.support.one_world import kept_open, taken_back


@pytest.fixture(scope="package")
def people(django_db_setup, django_db_blocker):
    with kept_open(django_db_blocker):
        yield build_people()


@pytest.fixture
def _django_db_helper(people):
    """In the place of pytest-django's: every test starts from the same people."""
    with taken_back():
        yield


@pytest.fixture
def world(_django_db_helper, people):
    return people
