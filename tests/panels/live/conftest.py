"""Meetings under way that many tests share: made once a module, each test's changes taken back."""

from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from tests.panels.arrange import Arranged, opened, siblings, two_families
from tests.panels.live.steps import CHAIR
from tests.referrals.pages import signed_in
from tests.support.one_world import kept_open, taken_back
from tests.support.roles import as_owner
from tests.support.world import World, build_world

Made = tuple[World, Arranged]


@pytest.fixture(scope="module")
def siblings_made(django_db_setup, django_db_blocker) -> Iterator[Made]:
    """Mila's and Owen's meeting has begun."""
    with kept_open(django_db_blocker):
        yield _made(siblings, chair=CHAIR)


@pytest.fixture(scope="module")
def families_made(django_db_setup, django_db_blocker) -> Iterator[Made]:
    """Theo's and Isla's meeting has begun; their families live in two areas."""
    with kept_open(django_db_blocker):
        yield _made(two_families, chair="fenbridge chair")


def _made(arrange: Callable[[World], Arranged], *, chair: str) -> Made:
    with as_owner():
        world = build_world()
        arranged = arrange(world)
        opened(world, arranged, chair=chair)
    return world, arranged


@pytest.fixture
def made(request) -> Made:
    """The people and the meeting that the test is about."""
    name = "families_made" if "two_sides" in request.fixturenames else "siblings_made"
    return request.getfixturevalue(name)


@pytest.fixture
def _django_db_helper(made) -> Iterator[None]:
    """In the place of pytest-django's: a test starts from a meeting that has just begun."""
    with taken_back():
        cache.clear()
        yield


@pytest.fixture
def under_way(_django_db_helper, made) -> Arranged:
    """The siblings' meeting, as it begins."""
    return made[1]


@pytest.fixture
def two_sides(_django_db_helper, made) -> Arranged:
    """The two families' meeting, as it begins."""
    return made[1]


@pytest.fixture
def people(_django_db_helper, made) -> World:
    """The people of the meeting that the test is about."""
    return made[0]


@pytest.fixture
def browse(people) -> Callable[[str], Client]:
    """Opens a browser for somebody."""
    return lambda name: signed_in(Client(), people[name])
