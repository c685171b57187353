"""One worker asked for both children at once: at most one child gets the worker."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from assessments.models import Section47Enquiry
from assessments.rules.separate_workers import SAME_WORKER
from hsb_cases.agencies.acting import system_acting
from hsb_cases.cases.models import Case
from hsb_cases.core.errors import Refused
from tests.assessments.arrange import (
    ONE,
    allocated,
    case_allocated,
    pairs_that_share_a_worker,
    siblings,
    started,
)
from tests.support.roles import as_owner
from tests.support.world import build_world

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.faults,
    pytest.mark.rule("R12"),
]
ATTEMPTS = 100
AT_ONCE = 50
"""Connections at one moment: the server takes 100 from everybody."""
ROUNDS = 25


@pytest.fixture
def world(db, _django_db_helper):
    with as_owner():
        return build_world()


def all_at_once(acts):
    """Each act in a thread, connection and transaction of its own, begun together.

    Gives the sentence of each refusal, or "done".
    """
    begin = threading.Barrier(len(acts))

    def run(act):
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET ROLE hsb_runtime")
            begin.wait(timeout=120)
            act()
        except Refused as refused:
            return refused.sentence
        else:
            return "done"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [done.result(timeout=300) for done in [pool.submit(run, act) for act in acts]]


def held_by_one(world):
    """The children with whom worker one works, in an enquiry or a case."""
    with as_owner():
        mine = world[ONE].membership
        enquiries = Section47Enquiry.objects.filter(worker=mine)
        return set(enquiries.values_list("case__child", flat=True)) | set(
            Case.objects.filter(worker=mine).values_list("child", flat=True)
        )


def test_of_100_simultaneous_attempts_none_gives_one_worker_both_children(world):
    both = siblings(world)
    mila, owen = started(world, both.mila), started(world, both.owen)
    ways = [
        lambda: allocated(world, mila, ONE),
        lambda: allocated(world, owen, ONE),
        lambda: case_allocated(world, both.mila, ONE),
        lambda: case_allocated(world, both.owen, ONE),
    ]
    said = []
    for _ in range(ATTEMPTS // AT_ONCE):
        said += all_at_once([ways[number % len(ways)] for number in range(AT_ONCE)])
    assert len(said) == ATTEMPTS
    assert len(held_by_one(world)) == 1
    assert pairs_that_share_a_worker() == 0
    # The enquiry and the case of the one child; every other attempt was answered with a sentence.
    assert said.count("done") == 2
    assert set(said) == {
        "done",
        SAME_WORKER,
        "This social worker has the enquiry already.",
        "This worker has the case already.",
    }


def nobody_works(mila, owen):
    """Both enquiries as they were before anybody was allocated."""
    with as_owner(), system_acting("Test set-up"):
        for enquiry in Section47Enquiry.objects.filter(pk__in=[mila.pk, owen.pk]):
            enquiry.worker, enquiry.allocated_at = None, None
            enquiry.save()


def test_of_two_managers_at_the_same_moment_one_is_refused_every_time(world):
    both = siblings(world)
    mila, owen = started(world, both.mila), started(world, both.owen)
    for turn in range(ROUNDS):
        said = all_at_once(
            [lambda: allocated(world, mila, ONE), lambda: allocated(world, owen, ONE)]
        )
        assert sorted(said) == sorted(["done", SAME_WORKER]), f"round {turn}: {said}"
        assert pairs_that_share_a_worker() == 0
        nobody_works(mila, owen)
