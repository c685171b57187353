"""One partnership of five invented areas for every scenario; each test's changes are taken back."""

import pytest

from hsb_cases.workspace.demo.partnership import build_partnership
from tests.scenarios.steps import Story, moment
from tests.support.one_world import kept_open, taken_back

BEGINNING = moment("2026-01-02 09:00")


@pytest.fixture(scope="package")
def partnership(django_db_setup, django_db_blocker):
    with kept_open(django_db_blocker):
        yield build_partnership(at=BEGINNING)


@pytest.fixture
def _django_db_helper(partnership):
    """In the place of pytest-django's: a test starts from the shared partnership."""
    with taken_back():
        yield


@pytest.fixture
def story(_django_db_helper, partnership):
    return Story(partnership)
