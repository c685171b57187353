"""Saves and submits that really run at the same time, on connections of their own."""

import threading

import pytest
from django.db import connection

from hsb_cases.core.errors import OutOfScope
from hsb_cases.drafts.commands import save_section, start_draft
from hsb_cases.drafts.models import Draft
from hsb_cases.drafts.rules.versions import Sent
from referrals.commands.submitting import submit_concern
from referrals.models import Concern
from tests.support.concerns import SIBLINGS
from tests.support.roles import as_owner
from tests.support.world import NOON, build_world

pytestmark = pytest.mark.django_db(transaction=True)


def together(*acts):
    """Run the acts at one moment, each in a thread; what each returned or raised."""
    start = threading.Barrier(len(acts))
    results = [None] * len(acts)

    def run(number, act):
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET ROLE hsb_runtime")
            start.wait(timeout=10)
            results[number] = act()
        except Exception as raised:  # noqa: BLE001 -- handed to the test, which looks at it
            results[number] = raised
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return results


@pytest.fixture
def world(transactional_db):
    with as_owner():
        return build_world()


@pytest.fixture
def draft(world):
    return start_draft(kind="concern", at=NOON, by=world["school"])


def test_of_two_saves_at_one_moment_one_is_told_of_the_conflict(world, draft):
    def saving(text):
        return lambda: save_section(
            reference=draft.reference,
            path="account",
            sent=Sent({"account": [text]}, 1, window=text, sequence=1),
            complete=True,
            at=NOON,
            by=world["school"],
        )

    results = together(saving("first"), saving("second"))
    assert sorted(result.conflict for result in results) == [False, True]
    with as_owner():
        stored = Draft.objects.get(pk=draft.pk).contents["sections"]["account"]["raw"]
    saved = next(result for result in results if not result.conflict)
    assert stored == saved.draft.contents["sections"]["account"]["raw"]


def test_submitting_twice_at_one_moment_makes_one_concern(world, draft):
    def submitting():
        return submit_concern(
            facts=SIBLINGS, draft_reference=draft.reference, at=NOON, by=world["school"]
        )

    first, second = together(submitting, submitting)
    assert first == second
    with as_owner():
        assert Concern.objects.count() == 1
        assert not Draft.objects.filter(pk=draft.pk).exists()


def test_a_save_that_meets_a_submit_is_either_in_it_or_told_that_the_draft_is_gone(world, draft):
    def submitting():
        return submit_concern(
            facts=SIBLINGS, draft_reference=draft.reference, at=NOON, by=world["school"]
        )

    def saving():
        return save_section(
            reference=draft.reference,
            path="account",
            sent=Sent({"account": ["late"]}, 1),
            complete=True,
            at=NOON,
            by=world["school"],
        )

    concern, saved = together(submitting, saving)
    assert isinstance(concern, Concern)
    assert isinstance(saved, OutOfScope) or not saved.conflict
