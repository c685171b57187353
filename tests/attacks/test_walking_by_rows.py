"""Nobody walks to a record by writing a row of their own onto it: the second lock alone.

Each row would be the writer's own and lead on to a record of somebody else: a part to an
incident, a relationship to an adult, a case to a child.
"""

from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction

from hsb_cases.agencies.acting import acting
from hsb_cases.cases.models import (
    Case,
    ChildAddress,
    Exclusion,
    Household,
    HouseholdMember,
    Incident,
    Participation,
    Person,
    PossibleMatch,
    Relationship,
)
from hsb_cases.core.references import new_reference
from hsb_cases.reminders.models import Deadline
from referrals.commands.submitting import submit_concern
from referrals.models import ConcernChild, NotReferred, Referral
from tests.support.built_once import built_once
from tests.support.concerns import MILA, OWEN, SIBLINGS
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db


@built_once
def theirs(world):
    """A case in Stoneford, of which nobody in Northmere knows."""
    child = replace(
        MILA, home_authority="stoneford", carers=(("Ruth Hall", "mother"),), household="Hall"
    )
    facts = replace(SIBLINGS, children=(child,))
    submit_concern(
        facts=facts, draft_reference="DRA-TEST-0001", at=NOON, by=world["stoneford worker one"]
    )
    with as_owner():
        return Case.objects.get()


@built_once
def mine(world, theirs):
    """A case that Northmere's front door manages."""
    facts = replace(SIBLINGS, children=(replace(OWEN, carers=(), household="", refer=True),))
    submit_concern(facts=facts, draft_reference="DRA-TEST-0002", at=NOON, by=world["school"])
    with as_owner():
        return Case.objects.exclude(pk=theirs.pk).get()


def refused(act):
    with pytest.raises(DatabaseError), transaction.atomic():
        act()


def owners(model, **where):
    with as_owner():
        return model.objects.filter(**where).first()


def test_a_part_leads_to_no_incident_child_or_case_of_others(world, mine, theirs):
    incident = owners(Incident, participations__case=theirs)
    part = owners(Participation, case=mine)
    with acting(world["northmere front door"]):
        for incident_id, child_id, case in (
            (incident.pk, mine.child_id, mine),
            (part.incident_id, theirs.child_id, None),
            (part.incident_id, theirs.child_id, mine),
            (part.incident_id, mine.child_id, theirs),
        ):
            facts = {"incident_id": incident_id, "child_id": child_id, "case": case}
            refused(lambda facts=facts: Participation.objects.create(role="harmed", **facts))
        part.incident_id = incident.pk
        refused(part.save)
        assert not Incident.objects.filter(pk=incident.pk).exists()


def test_a_relationship_or_a_household_leads_to_no_adult_of_others(world, mine, theirs):
    mother, home = owners(Person, full_name="Ruth Hall"), owners(Household, name="Hall")
    with acting(world["northmere front door"]):
        refused(
            lambda: Relationship.objects.create(
                child_id=mine.child_id, person_id=mother.pk, kind="mother"
            )
        )
        refused(
            lambda: Relationship.objects.create(
                child_id=theirs.child_id,
                person_id=Person.objects.create(full_name="Somebody").pk,
                kind="other_relative",
            )
        )
        refused(
            lambda: HouseholdMember.objects.create(household_id=home.pk, child_id=mine.child_id)
        )
        own_home = Household.objects.create(name="Here")
        refused(
            lambda: HouseholdMember.objects.create(
                household_id=own_home.pk, child_id=theirs.child_id
            )
        )
        own = Relationship.objects.create(
            child_id=mine.child_id,
            person=Person.objects.create(full_name="An aunt"),
            kind="other_relative",
        )
        own.person_id = mother.pk
        refused(own.save)


def test_a_case_cannot_be_opened_for_or_moved_to_a_child_of_others(world, mine, theirs):
    actor = world["northmere front door"]
    with acting(actor):
        refused(
            lambda: Case.objects.create(
                reference=new_reference("HSB"),
                child_id=theirs.child_id,
                local_authority=mine.local_authority,
                managing_team=actor.team,
                opened_at=NOON,
            )
        )
        mine.child_id = theirs.child_id
        refused(mine.save)


def test_nothing_is_written_onto_a_case_or_child_of_others(world, mine, theirs):
    part, actor = owners(Participation, case=theirs), world["northmere front door"]
    with acting(actor):
        refused(lambda: ChildAddress.objects.create(child_id=theirs.child_id, lines="1 Road"))
        refused(
            lambda: Exclusion.objects.create(
                case=theirs, user=world["stoneford front door"].user, reason="x", starts_at=NOON
            )
        )
        deadline = Deadline.objects.filter(case=mine).first()
        deadline.case = theirs
        refused(deadline.save)
        deadline.pk = None
        deadline._state.adding = True
        refused(deadline.save)
        refused(
            lambda: NotReferred.objects.create(
                participation=part, reason="x", recorded_at=NOON, recorded_by=actor.membership
            )
        )
        refused(
            lambda: PossibleMatch.objects.create(
                case=mine, child_id=theirs.child_id, why="x", noticed_at=NOON
            )
        )


def test_a_concern_of_ones_own_tells_the_outcome_of_no_other_referral(world, mine, theirs):
    referral = owners(Referral, case=theirs)
    own = owners(ConcernChild, child_id=mine.child_id)
    with acting(world["school"]):
        refused(
            lambda: ConcernChild.objects.create(
                concern_id=own.concern_id,
                position=9,
                child_id=own.child_id,
                display_name="x",
                role="harmed",
                referral_id=referral.pk,
            )
        )
