"""Around a meeting: who goes on reading after it, two acts at once, who is only invited."""

import pytest
from django.db import connection
from django.urls import reverse

from assessments.rules.papers import Line, Section
from hsb_cases.cases.models import IncidentShare
from hsb_cases.core.errors import Refused
from panels.commands.arranging import Guest, invite
from panels.commands.minutes import (
    approve_minutes,
    change_minutes,
    prepare_minutes,
    record_sent,
    withdraw_minutes,
)
from panels.models import Minutes
from panels.models.codes import RecipientKind
from tests.panels.arrange import ENDS, closed, two_families
from tests.support.racing import together
from tests.support.roles import as_owner
from tests.workspace.opening import signed_in

CHAIR, SECOND = "fenbridge chair", "fenbridge front door manager"
KIND = RecipientKind


def prepared(arranged, name, *, kind=KIND.LOCAL_AUTHORITY, recipient=""):
    return prepare_minutes(
        meeting=arranged.meeting,
        child=arranged.child(name),
        kind=kind,
        recipient=recipient or f"For {name}",
        at=ENDS,
        by=arranged.by,
    )


def approved(world, minutes):
    approve_minutes(minutes=minutes, at=ENDS, by=world[SECOND])
    return minutes


def sent(world, minutes, *, by=SECOND):
    record_sent(minutes=minutes, how="Secure email", sent_at=ENDS, at=ENDS, by=world[by])


def still_let_in():
    with as_owner():
        return IncidentShare.objects.filter(ended_at__isnull=True).count()


@pytest.mark.django_db
def test_the_access_ends_where_the_last_copy_to_wait_is_withdrawn(world):
    arranged = two_families(world)
    closed(world, arranged, chair=CHAIR)
    wrong = prepared(arranged, "Isla", kind=KIND.AGENCY, recipient="The wrong agency")
    for name in arranged.cases:
        sent(world, approved(world, prepared(arranged, name)))
    assert still_let_in()
    withdraw_minutes(minutes=wrong, reason="It was not needed", at=ENDS, by=arranged.by)
    assert not still_let_in()


@pytest.mark.django_db
def test_where_no_child_is_identified_a_school_of_one_side_is_found_all_the_same(world):
    arranged = two_families(world)
    invite(
        meeting=arranged.meeting,
        guest=Guest("school", organisation="Beacon Rise Academy", about=arranged.child("Theo")),
        at=ENDS,
        by=arranged.by,
    )
    closed(world, arranged, chair=CHAIR)
    with as_owner(), connection.cursor() as cursor:
        for table in ("cases_relationship", "cases_householdmember", "cases_childaddress"):
            cursor.execute(f"DELETE FROM {table}")
        cursor.execute(
            "UPDATE cases_child SET identified = false, school_name = '', gp_practice = '',"
            " description = 'A child in a red coat', other_names = '{}'"
        )
    copy = prepared(arranged, "Isla")
    line = Line("School", "They were seen near Beacon Rise Academy.")
    change_minutes(
        minutes=copy, sections=[Section("Safety", (line,))], at=ENDS, by=world["fenbridge chair"]
    )
    with as_owner():
        copy = Minutes.objects.get(pk=copy.pk)
    with pytest.raises(Refused, match="Beacon Rise"):
        approve_minutes(minutes=copy, at=ENDS, by=world[SECOND])


@pytest.mark.django_db(transaction=True)
def test_of_two_copies_sent_at_once_the_later_ends_the_access(world):
    arranged = two_families(world)
    closed(world, arranged, chair=CHAIR)
    first, second = (approved(world, prepared(arranged, name)) for name in arranged.cases)
    together(
        lambda: sent(world, first, by=SECOND),
        lambda: sent(world, second, by="fenbridge front door"),
    )
    assert not still_let_in()
    again = together(
        *[lambda: prepared(arranged, "Isla", kind=KIND.FAMILY, recipient="Her mother")] * 2
    )
    refused = [one for one in again if isinstance(one, Refused)]
    assert [one.sentence for one in refused] == ["There is a copy for this recipient already."]


@pytest.mark.django_db
def test_who_is_only_invited_reads_no_words_of_whoever_arranged_it(world):
    arranged = two_families(world, chaired_by="Leaford")
    invite(
        meeting=arranged.meeting,
        guest=Guest("police", team=world.teams["police"]),
        at=ENDS,
        by=world["leaford front door"],
    )
    address = reverse("meetings:meeting", args=[arranged.meeting.reference])
    answer = signed_in(world["police"]).get(address)
    page = answer.content.decode()
    assert arranged.meeting.reference in page
    assert "Fenbridge asked us to do so." not in page
    assert "live in different areas" not in page
    assert "Fenbridge asked us to do so." in (
        signed_in(world["stoneford front door"]).get(address).content.decode()
    )
    assert "no-store" in answer["Cache-Control"]
