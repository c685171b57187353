"""Adults and homes around a child: what ends once and with a reason, and what is double."""

import datetime
from dataclasses import replace

import pytest

from hsb_cases.cases.commands.people import (
    PersonDetails,
    RelationshipDetails,
    add_to_household,
    change_relationship,
    end_relationship,
    leave_household,
)
from hsb_cases.cases.models import HouseholdMember, Relationship
from hsb_cases.core.errors import Refused
from tests.audit.arrange import ONE, cases_of_two
from tests.support.built_once import built_once
from tests.support.concerns import MILA, OWEN, with_children
from tests.support.roles import as_owner
from tests.support.world import DAY

pytestmark = pytest.mark.django_db
BEFORE = DAY - datetime.timedelta(days=1)
DANA = PersonDetails("Dana Hart")
TWO_PARTS = (("Dana Hart", "mother"), ("Dana Hart", "foster_carer"))


@built_once
def case(world):
    """Mila’s, whose mother is recorded as her foster carer too."""
    facts = with_children(replace(MILA, carers=TWO_PARTS), OWEN)
    case = cases_of_two(world, facts).first
    with as_owner():
        case.child  # noqa: B018 -- fetched as the owner, for arranging
    return case


@built_once
def mother(case):
    with as_owner():
        return Relationship.objects.get(child_id=case.child_id, kind="mother")


@built_once
def at_home(case):
    with as_owner():
        return HouseholdMember.objects.select_related("household").get(child_id=case.child_id)


def began(row, day):
    with as_owner():
        type(row).objects.filter(pk=row.pk).update(from_date=day)


def end(world, case, mother, on=DAY, reason="Moved abroad"):
    end_relationship(case=case, relationship=mother, on=on, reason=reason, by=world[ONE])


def leave(world, case, member, on=DAY, reason="Moved to gran’s"):
    leave_household(case=case, member=member, on=on, reason=reason, by=world[ONE])


def kind_becomes(world, case, relationship, kind):
    change_relationship(
        case=case,
        relationship=relationship,
        person=DANA,
        details=RelationshipDetails(kind),
        by=world[ONE],
    )


def test_an_adult_is_the_same_to_a_child_once(world, case, mother):
    with pytest.raises(Refused) as refused:
        kind_becomes(world, case, mother, "foster_carer")
    assert refused.value.sentence == "This person is recorded as that already."
    assert refused.value.field == "kind"
    kind_becomes(world, case, mother, "other_family")
    with as_owner():
        kinds = Relationship.objects.filter(child_id=case.child_id).values_list("kind", flat=True)
        assert sorted(kinds) == ["foster_carer", "other_family"]


def test_a_relationship_ends_once_and_is_not_changed_afterwards(world, case, mother):
    end(world, case, mother)
    with pytest.raises(Refused) as refused:
        end(world, case, mother)
    assert refused.value.sentence == "This has ended already."
    with pytest.raises(Refused, match="ended already"):
        kind_becomes(world, case, mother, "other_family")


def test_an_adult_lives_once_in_a_household(world, case, mother, at_home):
    facts = {"case": case, "household": at_home.household, "relationship": mother}
    add_to_household(**facts, from_date=DAY, by=world[ONE])
    with pytest.raises(Refused) as refused:
        add_to_household(**facts, from_date=DAY, by=world[ONE])
    assert refused.value.sentence == "This person lives there already."
    assert refused.value.field == "person"


def test_who_left_a_household_has_left_it(world, case, at_home):
    leave(world, case, at_home)
    with pytest.raises(Refused) as refused:
        leave(world, case, at_home)
    assert refused.value.sentence == "This has ended already."


@pytest.mark.parametrize(
    ("on", "reason", "field", "sentence"),
    [
        (DAY, " ", "reason", "Enter why this ends."),
        (BEFORE, "Moved", "on", "Enter a day that is not before it began."),
    ],
)
def test_an_end_has_a_reason_and_comes_after_the_beginning(
    world, case, mother, at_home, on, reason, field, sentence
):
    began(mother, DAY)
    began(at_home, DAY)
    for act, row in ((end, mother), (leave, at_home)):
        with pytest.raises(Refused) as refused:
            act(world, case, row, on=on, reason=reason)
        assert (refused.value.field, refused.value.sentence) == (field, sentence)
    end(world, case, mother)
    leave(world, case, at_home)
    with as_owner():
        assert Relationship.objects.get(pk=mother.pk).to_date == DAY
        assert HouseholdMember.objects.get(pk=at_home.pk).to_date == DAY
