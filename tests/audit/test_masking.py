"""What must stay hidden in a history, even from people who see the rest of it."""

import datetime

import pytest

from hsb_cases.agencies.acting import acting
from hsb_cases.audit.selectors.changes import Wanted, saves_of_case
from hsb_cases.cases.commands.sharing import SharingReason, exclude_person, share_case
from hsb_cases.cases.models import (
    ChildAddress,
    Exclusion,
    Level,
    Participation,
    SharingBasis,
)
from tests.audit.arrange import ONE, TWO, cases_of_two
from tests.support.built_once import built_once
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db


@built_once
def two(world):
    return cases_of_two(world)


def kinds(actor, case):
    with acting(actor):
        page = saves_of_case(case_id=case.pk, child_id=case.child_id, wanted=Wanted())
    return {record.source.kind for save in page.saves for record in save.records}


def police_reading(world, two):
    share_case(
        case=two.first,
        recipient=world["police"].membership,
        level=Level.VIEW,
        why=SharingReason("Joint investigation", SharingBasis.LAW_ENFORCEMENT),
        at=NOON,
        by=world[ONE],
    )
    return world["police"]


def test_the_first_version_of_a_part_is_not_left_open_to_the_other_worker(world, two):
    """It was written before its case was opened, when only the incident told whose it is."""
    with as_owner():
        part = Participation.objects.get(case=two.first)
        assert Participation.history.filter(id=part.pk, case__isnull=True).exists()
    with acting(world[TWO]):
        assert not Participation.history.filter(id=part.pk).exists()
    with acting(world[ONE]):
        assert Participation.history.filter(id=part.pk).count() == 2


def test_an_address_protected_today_takes_its_earlier_versions_with_it(world, two):
    police = police_reading(world, two)
    assert "cases.childaddress" in kinds(police, two.first)
    with acting(world[ONE], summary="Protected the address"):
        address = ChildAddress.objects.get(child=two.first.child_id)
        address.protected = True
        address.save()
    with acting(police):
        assert not ChildAddress.history.exists()
    assert "cases.childaddress" not in kinds(police, two.first)
    assert "cases.childaddress" in kinds(world[ONE], two.first)


def test_an_address_no_longer_protected_keeps_its_past(world, two):
    police = police_reading(world, two)
    for protected in (True, False):
        with acting(world[ONE]):
            address = ChildAddress.objects.get(child=two.first.child_id)
            address.protected = protected
            address.save()
    with acting(police):
        assert ChildAddress.objects.exists()
        assert not ChildAddress.history.exists()


def test_exclusions_are_read_by_whoever_manages_the_case(world, two):
    exclude_person(
        case=two.first,
        user=world["teacher"].user,
        reason="A relative",
        at=NOON,
        by=world[ONE],
    )
    police = police_reading(world, two)
    assert "cases.exclusion" in kinds(world[ONE], two.first)
    assert "cases.exclusion" not in kinds(police, two.first)
    with acting(police):
        assert not Exclusion.history.exists()


def test_a_save_of_which_nothing_is_visible_is_no_entry_at_all(world, two):
    police = police_reading(world, two)
    exclude_person(
        case=two.first, user=world["teacher"].user, reason="A relative", at=NOON, by=world[ONE]
    )
    with acting(police):
        page = saves_of_case(case_id=two.first.pk, child_id=two.first.child_id, wanted=Wanted())
    assert "Excluded a person from the case" not in {save.summary for save in page.saves}
    assert page.count == len(page.saves)


def test_the_other_childs_place_in_the_household_is_not_in_the_history(world, two):
    auditor = world["northmere auditor"]
    with acting(auditor):
        page = saves_of_case(case_id=two.first.pk, child_id=two.first.child_id, wanted=Wanted())
    children = {
        record.found.after["child_id"]
        for save in page.saves
        for record in save.records
        if record.source.kind == "cases.householdmember"
    }
    assert children == {two.first.child_id}


def test_access_that_has_ended_ends_for_the_history_too(world, two):
    police = police_reading(world, two)
    with as_owner():
        share = two.first.shares.get(membership=police.membership)
        with acting(world[ONE]):
            share.until = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
            share.save()
    assert kinds(police, two.first) == set()
