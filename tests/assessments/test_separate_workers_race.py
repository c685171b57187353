"""One worker asked for both children at once: at most one child gets the worker."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

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
CONNECTIONS = 50
"""How many of the attempts the database works on at one moment: a server takes 100 connections
from everybody together, so the others wait in line, as they do before a pool."""
ROUNDS = 100


@pytest.fixture
def world(db, _django_db_helper):
    with as_owner():
        return build_world()


def all_at_once(acts):
    """Each act in a thread and a transaction of its own, begun together.

    Gives the sentence of each refusal, or "done"; and how many transactions the database had open
    at one moment.
    """
    begin = threading.Barrier(len(acts))
    line = threading.BoundedSemaphore(CONNECTIONS)

    def run(act):
        begin.wait(timeout=120)
        with line:
            try:
                with connection.cursor() as cursor:
                    cursor.execute("SET ROLE hsb_runtime")
                act()
            except Refused as refused:
                return refused.sentence
            else:
                return "done"
            finally:
                connection.close()

    with ThreadPoolExecutor(len(acts)) as pool, counted() as most:
        said = [done.result(timeout=300) for done in [pool.submit(run, act) for act in acts]]
    return said, most[0]


@contextmanager
def counted():
    """The most transactions of this database, but for the one that looks, open at one moment."""
    most, ended = [0], threading.Event()

    def look():
        with connection.cursor() as cursor:
            while not ended.wait(0.01):
                cursor.execute(
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                    " AND xact_start IS NOT NULL AND pid <> pg_backend_pid()"
                )
                most[0] = max(most[0], cursor.fetchone()[0])
        connection.close()

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield most
    finally:
        ended.set()
        looking.join()


def again_and_again(acts, rounds):
    """The acts together, round after round, on connections that stay; what each round said."""
    begin, end = (threading.Barrier(len(acts) + 1) for _ in range(2))
    said = [""] * len(acts)

    def run(number, act):
        with connection.cursor() as cursor:
            cursor.execute("SET ROLE hsb_runtime")
        for _ in range(rounds):
            begin.wait(timeout=120)
            try:
                act()
                said[number] = "done"
            except Refused as refused:
                said[number] = refused.sentence
            finally:
                end.wait(timeout=120)
        connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        running = [pool.submit(run, *numbered) for numbered in enumerate(acts)]
        try:
            for _ in range(rounds):
                begin.wait(timeout=120)
                end.wait(timeout=120)
                yield tuple(said)
        finally:
            # Nobody waits for a round that does not come, after a test that failed.
            begin.abort()
        for one in running:
            one.result(timeout=120)


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
    said, at_one_moment = all_at_once([ways[number % len(ways)] for number in range(ATTEMPTS)])
    assert len(said) == ATTEMPTS
    assert at_one_moment > len(ways), "they ran one after another"
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
    acts = [lambda: allocated(world, mila, ONE), lambda: allocated(world, owen, ONE)]
    for turn, said in enumerate(again_and_again(acts, ROUNDS)):
        assert sorted(said) == sorted(["done", SAME_WORKER]), f"round {turn}: {said}"
        assert pairs_that_share_a_worker() == 0
        nobody_works(mila, owen)
