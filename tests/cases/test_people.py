"""The people around a child, homes, addresses, and the child's own details."""

import datetime
from dataclasses import fields, replace

import pytest

from hsb_cases.agencies.acting import acting
from hsb_cases.cases.commands.children import change_child
from hsb_cases.cases.commands.people import (
    AddressDetails,
    PersonDetails,
    RelationshipDetails,
    add_address,
    add_relationship,
    add_to_household,
    change_address,
    change_relationship,
    end_relationship,
    join_household,
    leave_household,
)
from hsb_cases.cases.commands.sharing import SharingReason, share_case
from hsb_cases.cases.models import (
    Case,
    Child,
    ChildAddress,
    HouseholdMember,
    Level,
    Person,
    Relationship,
    SharingBasis,
)
from hsb_cases.cases.rules.child_details import (
    Care,
    Health,
    Identity,
    Needs,
    Safety,
    School,
)
from hsb_cases.core.errors import NotPermitted, OutOfScope, Refused
from referrals.commands.submitting import submit_concern
from tests.audit.arrange import ONE, TWO, cases_of_two
from tests.support.built_once import built_once
from tests.support.concerns import MILA, with_children
from tests.support.roles import as_owner
from tests.support.world import DAY, NOON

pytestmark = pytest.mark.django_db
WHY = SharingReason("To work with the child", SharingBasis.PUBLIC_TASK)
GRAN = PersonDetails("Joan Hart")
PARTS = (Identity, Needs, Care, School, Health, Safety)
GRANDPARENT = RelationshipDetails("grandparent", contact_limit="None")


@built_once
def two(world):
    return cases_of_two(world)


@built_once
def case(two):
    with as_owner():
        two.first.child  # noqa: B018 -- fetched as the owner, for arranging
    return two.first


def part_of(kind, case, **changes):
    with as_owner():
        child = Child.objects.select_related("home_authority", "placing_authority").get(
            pk=case.child_id
        )
    kept = {one.name: getattr(child, one.name) for one in fields(kind)}
    kept = {
        name: tuple(value) if isinstance(value, list) else value for name, value in kept.items()
    }
    return kind(**(kept | changes))


def change(case, by, **changes):
    for kind in PARTS:
        own = {one.name: changes.pop(one.name) for one in fields(kind) if one.name in changes}
        if own:
            change_child(case=case, part=part_of(kind, case, **own), on=DAY, by=by)
    assert not changes


# Role, the level given first (0: as it is), and whether that person may add to the case.
TABLE = [
    (ONE, 0, True),
    ("northmere manager", 0, True),
    ("police", Level.CONTRIBUTE, True),
    ("police", Level.VIEW, False),
    ("northmere auditor", 0, False),
    ("northmere coordinator", 0, False),
    ("teacher", Level.CONTRIBUTE, False),
    (TWO, 0, False),
    ("school", 0, False),
    ("stoneford front door", 0, False),
    ("administrator", 0, False),
]


@pytest.mark.parametrize(("who", "given", "may"), TABLE)
def test_who_may_change_what_is_known_of_the_child_and_the_people(world, case, who, given, may):
    actor = world[who]
    if given:
        share_case(
            case=case, recipient=actor.membership, level=given, why=WHY, at=NOON, by=world[ONE]
        )
    with as_owner():
        mother = Relationship.objects.select_related("person").get(child_id=case.child_id)
        home = HouseholdMember.objects.select_related("household").get(child_id=case.child_id)
        address = ChildAddress.objects.get(child_id=case.child_id)
    acts = [
        lambda: change(case, actor, school_name="Another School"),
        lambda: add_relationship(case=case, person=GRAN, relationship=GRANDPARENT, by=actor),
        lambda: change_relationship(
            case=case,
            relationship=mother,
            person=PersonDetails("Dana Hart-Reed"),
            details=RelationshipDetails("mother", "yes"),
            by=actor,
        ),
        lambda: add_address(case=case, details=AddressDetails("2 New Row"), by=actor),
        lambda: change_address(
            case=case, address=address, details=AddressDetails("4a Orchard Row"), by=actor
        ),
        lambda: join_household(case=case, household_name="At gran’s", from_date=None, by=actor),
        lambda: add_to_household(
            case=case, household=home.household, relationship=mother, from_date=None, by=actor
        ),
        lambda: leave_household(case=case, member=home, on=DAY, reason="Moved", by=actor),
        lambda: end_relationship(case=case, relationship=mother, on=DAY, reason="Died", by=actor),
    ]
    for act in acts:
        if may:
            act()
        else:
            with pytest.raises(NotPermitted):
                act()
    with as_owner():
        child = Child.objects.get(pk=case.child_id)
        assert (child.school_name == "Another School") is may
        assert Person.objects.filter(full_name="Joan Hart").exists() is may
        assert (Relationship.objects.get(pk=mother.pk).to_date == DAY) is may
        assert (HouseholdMember.objects.get(pk=home.pk).to_date == DAY) is may


def test_nothing_of_the_other_sibling_can_be_changed_through_this_case(world, two, case):
    with as_owner():
        relationship = Relationship.objects.get(child_id=two.second.child_id)
        address = ChildAddress.objects.get(child_id=two.second.child_id)
        member = HouseholdMember.objects.get(child_id=two.second.child_id)
    manager = world["northmere manager"]  # sees both cases
    for act in (
        lambda: end_relationship(
            case=case, relationship=relationship, on=DAY, reason="X", by=manager
        ),
        lambda: change_address(case=case, address=address, details=AddressDetails("X"), by=manager),
        lambda: leave_household(case=case, member=member, on=DAY, reason="X", by=manager),
    ):
        with pytest.raises(OutOfScope):
            act()


def test_a_protected_address_is_for_who_manages_the_case(world, case):
    police = world["police"]
    share_case(
        case=case,
        recipient=police.membership,
        level=Level.CONTRIBUTE,
        why=WHY,
        at=NOON,
        by=world[ONE],
    )
    secret = AddressDetails("1 Safe Street", protected=True)
    with pytest.raises(NotPermitted, match="Only those who manage"):
        add_address(case=case, details=secret, by=police)
    add_address(case=case, details=secret, by=world[ONE])
    for who, lines in ((ONE, 2), ("police", 1), ("northmere auditor", 1), (TWO, 0)):
        with acting(world[who]):
            found = ChildAddress.objects.filter(child_id=case.child_id)
            assert found.count() == lines, who


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"given_name": "", "family_name": "", "known_as": ""}, "given_name"),
        ({"disabilities": ("NONE", "AUT")}, "disabilities"),
        ({"legal_status": "C2"}, "legal_status"),
        ({"upn": "A950000178302"}, "upn"),
        ({"nhs_number": "9990000019"}, "nhs_number"),
    ],
)
def test_a_part_that_cannot_stand_changes_nothing_and_says_which_field(world, case, changes, field):
    with pytest.raises(Refused) as refused:
        change(case, world[ONE], **changes)
    assert refused.value.field == field
    with as_owner():
        child = Child.objects.get(pk=case.child_id)
    assert (child.given_name, child.legal_status) == ("Mila", "none")


def test_a_child_who_is_not_identified_stays_described(world):
    unknown = replace(
        MILA, identified=False, description="A girl in a red coat", given_name="", family_name=""
    )
    submit_concern(
        facts=with_children(unknown), draft_reference="DRA-UNKNOWN", at=NOON, by=world["school"]
    )
    with as_owner():
        case = Case.objects.select_related("child").get()
    front_door = world["northmere front door"]
    with pytest.raises(Refused) as refused:
        change(case, front_door, description=" ")
    assert refused.value.field == "description"
    assert refused.value.sentence == "Enter how the child was described."
    change(case, front_door, description="A girl of about seven in a red coat")
    with as_owner():
        assert Child.objects.get().description == "A girl of about seven in a red coat"


def test_numbers_are_kept_without_the_spaces_people_write(world, case):
    change(case, world[ONE], nhs_number="999 000 0018", upn="a950 0001 78301")
    with as_owner():
        child = Child.objects.get(pk=case.child_id)
    assert (child.nhs_number, child.upn) == ("9990000018", "A950000178301")


@pytest.mark.parametrize(
    ("act", "field"),
    [
        (
            lambda case, by: add_relationship(
                case=case, person=PersonDetails(" "), relationship=GRANDPARENT, by=by
            ),
            "full_name",
        ),
        (lambda case, by: add_address(case=case, details=AddressDetails(""), by=by), "lines"),
        (
            lambda case, by: add_address(
                case=case,
                details=AddressDetails("X", from_date=DAY, to_date=datetime.date(2020, 1, 1)),
                by=by,
            ),
            "to_date",
        ),
        (
            lambda case, by: join_household(case=case, household_name="", from_date=None, by=by),
            "name",
        ),
    ],
)
def test_what_is_missing_is_said_with_its_field(world, case, act, field):
    with pytest.raises(Refused) as refused:
        act(case, world[ONE])
    assert refused.value.field == field
