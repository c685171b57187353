"""The people of a case, as pages show and change them."""

import pytest

from hsb_cases.cases.commands.people import AddressDetails, add_address
from hsb_cases.cases.commands.sharing import SharingReason, share_case
from hsb_cases.cases.models import HouseholdMember, Level, Relationship, SharingBasis
from tests.audit.arrange import ONE, cases_of_two
from tests.support.built_once import built_once
from tests.support.roles import as_owner
from tests.support.world import NOON
from tests.workspace.opening import main, opened, queries, sent

pytestmark = pytest.mark.django_db
WHY = SharingReason("To work with the child", SharingBasis.PUBLIC_TASK)


@built_once
def two(world):
    return cases_of_two(world)


def test_the_page_shows_the_adults_the_home_and_not_the_other_child(world, two):
    said = main(opened(world[ONE], "case_people", two.first.reference))
    for words in ("Dana Hart", "Mother", "Hart family home", "4 Orchard Row", "Castle Hill School"):
        assert words in said, words
    assert "Owen" not in said
    assert "Reed" not in said


def test_who_sees_both_children_sees_who_lives_together(world, two):
    said = main(opened(world["northmere manager"], "case_people", two.first.reference))
    assert "Owen Reed" in said


def test_a_protected_address_says_only_that_it_is_there(world, two):
    add_address(
        case=two.first, details=AddressDetails("1 Safe Street", protected=True), by=world[ONE]
    )
    share_case(
        case=two.first,
        recipient=world["police"].membership,
        level=Level.VIEW,
        why=WHY,
        at=NOON,
        by=world[ONE],
    )
    seen = main(opened(world["police"], "case_people", two.first.reference))
    assert "Safe Street" not in seen
    assert "Shown only to those who manage the case" in seen
    assert "1 Safe Street" in main(opened(world[ONE], "case_people", two.first.reference))


def test_a_reader_finds_no_way_to_change_anything(world, two):
    page = opened(world["northmere auditor"], "case_people", two.first.reference)
    links = [link["href"] for link in page.one("main").all("a") if link.get("href")]
    assert [href for href in links if "/people/" in href and not href.endswith("/people/")] == []
    assert "Change" not in main(page)


def test_an_adult_is_added_changed_and_ended_in_pages(world, two):
    one, reference = world[ONE], two.first.reference
    facts = {"kind": "grandparent", "parental_responsibility": "no"}
    assert sent(one, "person_new", reference, full_name="", **facts).status_code == 200
    assert sent(one, "person_new", reference, full_name="Joan Hart", **facts).status_code == 302
    with as_owner():
        number = Relationship.objects.get(person__full_name="Joan Hart").pk
    changed = {"full_name": "Joan Hart", "kind": "grandparent", "parental_responsibility": "yes"}
    changed |= {"contact_limit": "Supervised, by order of the court"}
    assert sent(one, "person_change", reference, number, **changed).status_code == 302
    assert "Supervised, by order" in main(opened(one, "case_people", reference))
    last = {"on_day": "1", "on_month": "4", "on_year": "2026"}
    assert (
        sent(one, "person_end", reference, number, reason="Moved away", **last).status_code == 302
    )
    assert "Joan Hart, grandparent, until 1 April 2026" in main(
        opened(one, "case_people", reference)
    )


def test_a_household_is_made_filled_and_left_in_pages(world, two):
    one, reference = world[ONE], two.first.reference
    assert sent(one, "household_new", reference, name="At gran’s").status_code == 302
    with as_owner():
        home = HouseholdMember.objects.get(household__name="At gran’s")
        mother = Relationship.objects.get(child_id=two.first.child_id)
    added = sent(one, "household_add", reference, home.household_id, person=str(mother.pk))
    assert added.status_code == 302
    said = main(opened(one, "case_people", reference))
    assert "At gran’s" in said
    last = {"on_day": "1", "on_month": "4", "on_year": "2026", "reason": "Back home"}
    assert sent(one, "household_leave", reference, home.pk, **last).status_code == 302
    assert "At gran’s" not in main(opened(one, "case_people", reference))


def test_people_take_as_many_queries_for_many_as_for_one(world, two):
    one, reference = world[ONE], two.first.reference
    few = queries(one, "case_people", reference)
    facts = {"kind": "other_family", "parental_responsibility": "unknown"}
    for number in range(8):
        sent(one, "person_new", reference, full_name=f"Person {number}", **facts)
    assert queries(one, "case_people", reference) == few
