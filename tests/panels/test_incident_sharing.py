"""Who may let whom into an incident, asked of the database itself."""

import datetime

import pytest
from django.db import DatabaseError, transaction

from hsb_cases.agencies.acting import acting, system_acting
from hsb_cases.cases.commands.incident_sharing import end_incident_shares, let_into_incident
from hsb_cases.cases.models import Child, Incident, IncidentShare, Participation
from hsb_cases.core.errors import Refused
from tests.panels.arrange import two_families
from tests.support.built_once import built_once
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db
LONG_AFTER = NOON + datetime.timedelta(days=999)


@built_once
def arranged(world):
    return two_families(world)


def let_in(arranged, recipient, *, by, why="Chairs"):
    return let_into_incident(
        incident=arranged.incident,
        recipient=recipient,
        why=why,
        subject_reference="MTG-TEST-0001",
        at=NOON,
        by=by,
    )


def refused(work):
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        work()


def test_who_manages_a_case_of_it_may_let_in_a_team_or_a_person(world, arranged):
    by = world["stoneford front door"]
    let_in(arranged, world.teams["police"].group, by=by)
    let_in(arranged, world["fenbridge chair"].membership, by=by)
    for who in ("police", "fenbridge chair"):
        with acting(world[who]):
            assert Incident.objects.get() == arranged.incident


def test_a_team_that_was_let_in_passes_it_on_to_a_person_of_its_own_agency_alone(world, arranged):
    by = world["fenbridge front door"]
    let_in(arranged, world["fenbridge chair"].membership, by=by)
    refused(lambda: let_in(arranged, world["police"].membership, by=by))
    refused(lambda: let_in(arranged, world.teams["fenbridge casework"].group, by=by))


def test_a_person_who_was_let_in_passes_it_on_to_nobody(world, arranged):
    let_in(arranged, world["fenbridge chair"].membership, by=world["fenbridge front door"])
    by = world["fenbridge chair"]
    refused(lambda: let_in(arranged, world["fenbridge worker one"].membership, by=by))


@pytest.mark.parametrize("who", ["school", "police", "stoneford worker one", "fenbridge manager"])
def test_nobody_else_lets_anybody_in(world, arranged, who):
    by = world[who]
    refused(lambda: let_in(arranged, by.membership, by=by))


def test_being_let_in_puts_nobody_into_the_incident(world, arranged):
    with acting(world["fenbridge front door"]):
        own = Child.objects.create(
            given_name="Nia", held_by=world["fenbridge front door"].team.group
        )
    with acting(world["fenbridge front door"]):
        refused(
            lambda: Participation.objects.create(
                incident=arranged.incident, child=own, role="affected"
            )
        )


def test_nobody_who_was_let_in_makes_it_longer_or_moves_it(world, arranged):
    with as_owner(), system_acting("Test set-up"):
        share = IncidentShare.objects.get()
        foreign = Incident.objects.create(
            reference="INC-TEST-0001", account="Account", held_by=world.teams["school"].group
        )
    with acting(world["fenbridge front door"]):
        for change in ({"until": LONG_AFTER}, {"incident": foreign}):
            held = IncidentShare.objects.filter(pk=share.pk)
            refused(lambda change=change, held=held: held.update(**change))


def test_ending_takes_the_incident_away_from_everybody_at_once(world, arranged):
    by = world["fenbridge front door"]
    reference = arranged.meeting.reference
    let_into_incident(
        incident=arranged.incident,
        recipient=world["fenbridge chair"].membership,
        why="Chairs",
        subject_reference=reference,
        at=NOON,
        by=by,
    )
    ended = end_incident_shares(
        incident=arranged.incident, subject_reference=reference, reason="Done", at=NOON, by=by
    )
    assert ended == 2
    for who in ("fenbridge front door", "fenbridge chair"):
        with acting(world[who]):
            assert not Incident.objects.exists()
            assert not IncidentShare.objects.exists()


def test_letting_in_and_ending_say_why(world, arranged):
    by = world["stoneford front door"]
    with pytest.raises(Refused, match="why they need"):
        let_in(arranged, world.teams["police"].group, by=by, why=" ")
    with pytest.raises(Refused, match="why their access ends"):
        end_incident_shares(
            incident=arranged.incident, subject_reference="MTG-1", reason=" ", at=NOON, by=by
        )
