"""What two records say alike is there once after a merge; ages follow where dates tell them."""

import datetime

import pytest

from hsb_cases.agencies.acting import acting
from hsb_cases.cases.commands.merging import merge_children, unmerge_children
from hsb_cases.cases.commands.sharing import SharingReason, share_case
from hsb_cases.cases.models import (
    Child,
    HouseholdMember,
    Incident,
    Level,
    Participation,
    Relationship,
    SharingBasis,
)
from hsb_cases.core.errors import NotPermitted
from tests.support.roles import as_owner
from tests.support.twice import LATER, recorded_twice
from tests.support.world import World

pytestmark = pytest.mark.django_db
AFTER = LATER + datetime.timedelta(days=1)
LONG_AGO = datetime.date(2017, 1, 1)
"""Before Mila was born: such a date was mistyped."""


def merge(world: World, twice):
    return merge_children(
        kept=twice.first,
        merged=twice.second,
        reason="Her mother confirmed both dates.",
        at=AFTER,
        by=world["northmere front door manager"],
    ).merge


def of(child, model):
    with as_owner():
        return list(model.objects.filter(child=child).order_by("pk"))


def test_the_same_adult_and_the_same_home_stand_once_with_the_kept_record(world):
    """Both records have been linked to one mother and one home before."""
    twice = recorded_twice(world, carers=(), household="")
    (mother,), (home,) = of(twice.first, Relationship), of(twice.first, HouseholdMember)
    with as_owner(), acting(world["northmere front door manager"]):
        double = Relationship.objects.create(
            child=twice.second, person_id=mother.person_id, kind=mother.kind
        )
        again = HouseholdMember.objects.create(child=twice.second, household_id=home.household_id)
        past = Relationship.objects.create(
            child=twice.second, person_id=mother.person_id, kind=mother.kind, to_date=LONG_AGO
        )
    merge(world, twice)
    assert of(twice.first, Relationship) == [mother, past]
    assert of(twice.first, HouseholdMember) == [home]
    # They stay where they were, so that undoing the merge has nothing to put back.
    assert of(twice.second, Relationship) == [double]
    assert of(twice.second, HouseholdMember) == [again]


@pytest.mark.parametrize(
    ("happened_from", "age"), [(datetime.date(2026, 3, 20), 7), (None, None), (LONG_AGO, None)]
)
def test_an_unknown_age_is_worked_out_where_both_dates_tell_it(world, happened_from, age):
    twice = recorded_twice(world, date_of_birth=None, date_of_birth_status="")
    with as_owner(), acting(world["northmere front door manager"]):
        part = Participation.objects.get(child=twice.second)
        incident = Incident.objects.get(pk=part.incident_id)
        incident.happened_from = happened_from
        incident.save()
    merge(world, twice)
    with as_owner():
        part.refresh_from_db()
        assert (part.child_id, part.age_at_incident) == (twice.first.pk, age)


def test_a_manager_who_may_only_add_to_the_cases_does_not_undo_a_merge(world):
    twice = recorded_twice(world)
    made = merge(world, twice)
    manager = world["northmere manager"]
    for case in (twice.first_case, twice.second_case):
        share_case(
            case=case,
            recipient=manager.membership,
            level=Level.CONTRIBUTE,
            why=SharingReason("Joint work", SharingBasis.PUBLIC_TASK),
            at=AFTER,
            by=world["northmere front door manager"],
        )
    with pytest.raises(NotPermitted) as refused:
        unmerge_children(merge=made, reason="Two cousins after all.", at=AFTER, by=manager)
    assert refused.value.sentence == (
        "You may not undo this merge: it needs a manager who manages every case of the child."
    )
    with as_owner():
        assert Child.objects.get(pk=twice.second.pk).merged_into_id == twice.first.pk
