"""Minutes: a copy for each child and recipient, approved by a second person, of one side alone."""

import datetime

import pytest
from django.db import DatabaseError, transaction

from assessments.rules.papers import Line, Section, texts_of
from hsb_cases.agencies.acting import acting, system_acting
from hsb_cases.cases.models import ChildAddress, Incident, IncidentShare
from hsb_cases.core.errors import NotPermitted, Refused
from panels.commands.arranging import Guest, invite
from panels.commands.closing import close_meeting
from panels.commands.minutes import (
    approve_minutes,
    change_minutes,
    found_of_others,
    prepare_minutes,
    record_sent,
    withdraw_minutes,
)
from panels.models import MeetingDraft, Minutes
from panels.models.codes import RecipientKind
from panels.selectors.minutes import sections_of
from tests.panels.arrange import (
    ENDS,
    closed,
    decided,
    measure,
    opened,
    said,
    siblings,
    two_families,
    whole,
    wrote,
)
from tests.support.built_once import built_once
from tests.support.roles import as_owner

pytestmark = pytest.mark.django_db
CHAIR = "fenbridge chair"
LATER = ENDS + datetime.timedelta(days=1)
KIND = RecipientKind


@built_once
def arranged(world):
    arranged = two_families(world)
    closed(world, arranged, chair=CHAIR)
    return arranged


def prepared(arranged, name, *, kind=KIND.LOCAL_AUTHORITY, recipient="", by=None):
    return prepare_minutes(
        meeting=arranged.meeting,
        child=arranged.child(name),
        kind=kind,
        recipient=recipient or f"For {kind}",
        at=ENDS,
        by=by or arranged.by,
    )


def approved(world, minutes, *, by="fenbridge front door manager"):
    approve_minutes(minutes=minutes, at=LATER, by=world[by])
    with as_owner():
        return Minutes.objects.get(pk=minutes.pk)


def sent(minutes, by, *, how="Secure email", sent_at=LATER):
    record_sent(minutes=minutes, how=how, sent_at=sent_at, at=LATER, by=by)


def words_of(minutes):
    return "\n".join(texts_of(sections_of(minutes)))


def test_a_copy_holds_what_was_decided_for_that_child_alone(world, arranged):
    words = words_of(prepared(arranged, "Isla"))
    for value in (decided("Isla")["rationale"], decided("Isla")["support_needs"]):
        assert value in words
    for value in decided("Theo").values():
        if "Theo" in value:
            assert value not in words


def test_a_family_gets_no_agencys_information_and_no_plan_of_an_interview(world):
    arranged = two_families(world)
    whole(world, arranged, chair=CHAIR)
    said(arranged, "An earlier report about her grandfather.", "Isla")
    said(arranged, "The camp keeps a log of both evenings.")
    close_meeting(meeting=arranged.meeting, next_meeting_on=None, at=ENDS, by=arranged.by)
    arranged.meeting = arranged.again()
    family = words_of(prepared(arranged, "Isla", kind=KIND.FAMILY))
    authority = words_of(prepared(arranged, "Isla"))
    agency = words_of(prepared(arranged, "Isla", kind=KIND.AGENCY))
    for hidden in ("grandfather", "both evenings", "Interview of Isla"):
        assert hidden not in family
        assert hidden in authority
        assert hidden in agency
    assert "grandfather" not in words_of(prepared(arranged, "Theo"))
    assert "both evenings" not in words_of(prepared(arranged, "Theo", kind=KIND.FAMILY))


def test_the_other_childs_name_is_replaced_as_a_copy_is_made(world):
    arranged = two_families(world)
    told = "Isla said that Theo Marlow had hurt her."
    closed(world, arranged, chair=CHAIR)
    with as_owner(), system_acting("Test set-up"):
        child = arranged.child("Isla")
        child.support_needs = told
        child.save()
    words = words_of(prepared(arranged, "Isla"))
    assert "Isla said that another child had hurt her." in words
    assert "Theo" not in words
    assert "Marlow" not in words


LEAKS = {
    "the first name": "Theo was there",
    "the family name": "the Marlow boy",
    "the carer": "his mother, Petra Marlow",
    "the street": "near Quarry Bank",
    "the address": "12 Quarry Bank, Stoneford",
    "the postcode": "sf42qb",
    "the school": "he goes to Beacon Rise",
}


@pytest.mark.rule("R7")
@pytest.mark.parametrize("what", LEAKS)
def test_a_copy_with_anything_of_the_other_family_is_not_approved(world, arranged, what):
    minutes = prepared(arranged, "Isla")
    change_minutes(
        minutes=minutes,
        sections=[Section("What was decided", (Line("Reasons", LEAKS[what]),))],
        at=ENDS,
        by=arranged.by,
    )
    with pytest.raises(Refused, match="of another child’s side"):
        approved(world, minutes)
    with as_owner():
        assert Minutes.objects.get(pk=minutes.pk).approved_at is None
    with acting(arranged.by):
        minutes.refresh_from_db()
        assert [text for text, _ in found_of_others(minutes)] == [LEAKS[what]] * len(
            found_of_others(minutes)
        )


def test_what_comes_or_is_done_for_the_other_child_alone_is_the_other_sides_too(world):
    arranged = two_families(world)
    guest = Guest(
        "hsb_service",
        organisation="Harbour Swimming Club",
        person_name="Kim Farrow",
        about=arranged.child("Theo"),
    )
    invite(meeting=arranged.meeting, guest=guest, at=ENDS, by=arranged.by)
    closed(world, arranged, chair=CHAIR)
    for words in ("at Harbour Swimming", "Ms Farrow rang"):
        minutes = prepared(arranged, "Isla", recipient=words[:9])
        change_minutes(
            minutes=minutes,
            sections=[Section("Decision", (Line("Reasons", words),))],
            at=ENDS,
            by=arranged.by,
        )
        with pytest.raises(Refused, match="of another child’s side"):
            approved(world, minutes)


@pytest.mark.parametrize("place", ["a title", "a key", "the recipient"])
def test_every_text_of_a_copy_is_looked_through(world, arranged, place):
    recipient = "Ms Petra Marlow" if place == "the recipient" else "Leaford"
    minutes = prepared(arranged, "Isla", recipient=recipient)
    title = "About Theo" if place == "a title" else "Decision"
    key = "Theo" if place == "a key" else "Reasons"
    change_minutes(
        minutes=minutes,
        sections=[Section(title, (Line(key, "Words"),))],
        at=ENDS,
        by=arranged.by,
    )
    with pytest.raises(Refused, match="of another child’s side"):
        approved(world, minutes)


def test_a_protected_address_is_looked_for_although_the_chair_may_not_read_it(world):
    arranged = two_families(world)
    with as_owner():
        address = ChildAddress.objects.get(child=arranged.cases["Isla"].child)
        ChildAddress.objects.filter(pk=address.pk).update(protected=True)
    closed(world, arranged, chair=CHAIR)
    minutes = prepared(arranged, "Theo")
    change_minutes(
        minutes=minutes,
        sections=[Section("Decision", (Line("Reasons", "She is at 7 Tannery Court."),))],
        at=ENDS,
        by=arranged.by,
    )
    with pytest.raises(Refused, match="Tannery Court"):
        approved(world, minutes)


def test_a_second_person_approves_whatever_membership_they_act_in(world, arranged):
    minutes = prepared(arranged, "Isla")
    with pytest.raises(NotPermitted, match="A second person"):
        approve_minutes(minutes=minutes, at=LATER, by=arranged.by)
    with as_owner(), system_acting("Test set-up"):
        hat = world.member("hat", arranged.by.user, "fenbridge front door", "team_manager")
    with pytest.raises(NotPermitted, match="A second person"):
        approve_minutes(minutes=minutes, at=LATER, by=hat)
    done = approved(world, minutes)
    assert done.approved_by == world["fenbridge front door manager"].membership


def test_whoever_changed_the_text_has_prepared_it(world, arranged):
    minutes = prepared(arranged, "Isla")
    manager = world["fenbridge front door manager"]
    text = sections_of(minutes)
    with pytest.raises(Refused, match="Nothing is changed"):
        change_minutes(minutes=minutes, sections=text, at=ENDS, by=manager)
    more = Section("More", (Line("Reasons", "Said once more."),))
    change_minutes(minutes=minutes, sections=[*text, more], at=ENDS, by=manager)
    with pytest.raises(NotPermitted, match="A second person"):
        approve_minutes(minutes=minutes, at=LATER, by=manager)
    approve_minutes(minutes=minutes, at=LATER, by=arranged.by)


def test_approved_minutes_stay_as_they_are_in_the_database_too(world, arranged):
    minutes = approved(world, prepared(arranged, "Isla"))
    with pytest.raises(Refused, match="not changed"):
        change_minutes(minutes=minutes, sections=[], at=LATER, by=arranged.by)
    with as_owner():
        for change in (
            {"sections": []},
            {"meeting_child": arranged.child("Theo")},
            {"recipient": "Somebody else"},
        ):
            with pytest.raises(DatabaseError, match="not changed"), transaction.atomic():
                Minutes.objects.filter(pk=minutes.pk).update(**change)


def test_nothing_leaves_before_approval(world, arranged):
    minutes = prepared(arranged, "Isla")
    with pytest.raises(Refused, match="A second person approves"):
        sent(minutes, arranged.by)


def test_sending_says_how_and_when(world, arranged):
    minutes = approved(world, prepared(arranged, "Isla"))
    with pytest.raises(Refused, match="how you sent it"):
        sent(minutes, arranged.by, how=" ")
    with pytest.raises(Refused, match="not in the future"):
        sent(minutes, arranged.by, sent_at=LATER + datetime.timedelta(minutes=1))
    sent(minutes, arranged.by)
    with pytest.raises(Refused):
        sent(minutes, arranged.by)


def test_the_chair_reads_the_incident_until_every_authority_has_its_copy(world, arranged):
    copies = [approved(world, prepared(arranged, name)) for name in ("Isla", "Theo")]
    for copy in copies:
        with acting(arranged.by):
            assert Incident.objects.exists()
        sent(copy, arranged.by)
    for who in (arranged.by, world[CHAIR]):
        with acting(who):
            assert not Incident.objects.exists()
            assert Minutes.objects.count() == 2
    with as_owner():
        assert not IncidentShare.objects.filter(ended_at__isnull=True).exists()


def test_a_copy_that_waits_keeps_the_incident_open_to_the_chair(world, arranged):
    copies = [approved(world, prepared(arranged, name)) for name in ("Isla", "Theo")]
    prepared(arranged, "Isla", kind=KIND.FAMILY)
    for copy in copies:
        sent(copy, arranged.by)
    with acting(arranged.by):
        assert Incident.objects.exists()


def test_a_copy_is_withdrawn_with_a_reason_unless_it_was_sent(world, arranged):
    minutes = prepared(arranged, "Isla")
    with pytest.raises(Refused, match="why this copy"):
        withdraw_minutes(minutes=minutes, reason=" ", at=LATER, by=arranged.by)
    withdraw_minutes(minutes=minutes, reason="Another recipient", at=LATER, by=arranged.by)
    again = approved(world, prepared(arranged, "Isla"))
    sent(again, arranged.by)
    with pytest.raises(Refused, match="were sent"):
        withdraw_minutes(minutes=again, reason="Wrong", at=LATER, by=arranged.by)


def test_a_copy_is_made_once_a_recipient_and_after_the_meeting(world, arranged):
    prepared(arranged, "Isla")
    with pytest.raises(Refused, match="for this recipient already"):
        prepared(arranged, "Isla")
    with pytest.raises(Refused, match="for whom"):
        prepared(arranged, "Isla", recipient=" ")


def test_minutes_wait_for_the_end_of_the_meeting(world):
    arranged = siblings(world)
    opened(world, arranged, chair="northmere manager")
    with pytest.raises(Refused, match="Close the meeting first"):
        prepared(arranged, "Mila")


@pytest.mark.parametrize(
    "who", ["leaford front door", "stoneford front door", "fenbridge worker one", "police"]
)
def test_nobody_else_prepares_approves_or_sends(world, arranged, who):
    minutes = prepared(arranged, "Isla")
    by = world[who]
    for work in (
        lambda: prepared(arranged, "Theo", by=by),
        lambda: change_minutes(minutes=minutes, sections=[], at=ENDS, by=by),
        lambda: approve_minutes(minutes=minutes, at=ENDS, by=by),
        lambda: sent(minutes, by),
        lambda: withdraw_minutes(minutes=minutes, reason="No", at=ENDS, by=by),
    ):
        with pytest.raises(NotPermitted):
            work()


def test_siblings_share_their_home_and_their_mother_in_both_copies(world):
    arranged = siblings(world)
    whole(world, arranged, chair="northmere manager")
    measure(arranged, "Mila", organisation="4 Orchard Row", owner="Dana Hart", agency="Family")
    wrote_owen = {**decided("Owen"), "support_needs": "Dana Hart takes him to school from home."}
    with as_owner():
        drafts = MeetingDraft.objects.all()
        drafts.delete()
    wrote(arranged, "Owen", **wrote_owen)
    close_meeting(meeting=arranged.meeting, next_meeting_on=None, at=ENDS, by=arranged.by)
    arranged.meeting = arranged.again()
    for name in ("Mila", "Owen"):
        approved(world, prepared(arranged, name), by="northmere front door manager")
