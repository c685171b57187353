"""Changes that are written down can be put back, and never over what somebody did since."""

import pytest

from hsb_cases.agencies.acting import acting
from hsb_cases.cases.commands.ledger import Ledger, put_back
from hsb_cases.cases.models import Case
from hsb_cases.core.errors import Refused
from referrals.commands.submitting import submit_concern
from tests.support.built_once import built_once
from tests.support.concerns import SIBLINGS
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def front_door(world):
    return world["northmere front door"]


@built_once
def case(world):
    submit_concern(facts=SIBLINGS, draft_reference="DRA-TEST-0001", at=NOON, by=world["school"])
    with as_owner():
        return Case.objects.order_by("pk").first()


@pytest.fixture
def entries(case, front_door):
    """The case closed, as a ledger has it."""
    ledger = Ledger()
    with acting(front_door):
        ledger.put(Case.objects.get(pk=case.pk), status="closed", closed_at=NOON)
    return ledger.entries


def state(case):
    with as_owner():
        return Case.objects.values_list("status", "closed_at").get(pk=case.pk)


def test_what_was_put_is_put_back_each_with_a_version_of_its_own(case, front_door, entries):
    assert state(case) == ("closed", NOON)
    with as_owner():
        versions = case.history.count()
    with acting(front_door):
        put_back(entries)
    assert state(case) == ("referred", None)
    with as_owner():
        assert case.history.count() == versions + 1


def test_a_later_change_is_not_overwritten(case, front_door, entries):
    with acting(front_door):
        reopened = Case.objects.get(pk=case.pk)
        reopened.status, reopened.closed_at = "open", None
        reopened.save()
        with pytest.raises(Refused) as refused:
            put_back(entries)
    assert refused.value.sentence == (
        f"The case “{case}” has been changed since the merge. Undo that change first, then undo"
        " the merge."
    )
    assert state(case) == ("open", None)


def test_who_does_not_see_a_row_cannot_put_it_back(world, case, entries):
    with acting(world["stoneford front door manager"]), pytest.raises(Refused) as refused:
        put_back(entries)
    assert refused.value.sentence == (
        "You may not see everything that was moved, so you cannot put it back. Ask a manager of"
        " the team that holds the rest."
    )
    assert state(case) == ("closed", NOON)
