"""The second lock of meetings: which rows each person sees, worked out here and asked of it.

Two families in two authorities, and a third authority that chairs: the rows that must stay hidden
are named one by one.
"""

import pytest
from django.db import DatabaseError, connection, transaction

from hsb_cases.agencies.acting import acting, system_acting
from hsb_cases.cases.commands.sharing import SharingReason, exclude_person, share_case
from hsb_cases.cases.models import Level, SharingBasis
from hsb_cases.core.database.row_security import history_model
from hsb_cases.core.errors import NotPermitted
from panels.commands.arranging import Guest, invite
from panels.commands.recording import Place, save_part
from panels.models import (
    AgencyInformation,
    Invitation,
    Meeting,
    MeetingChild,
    MeetingDraft,
    Minutes,
    SafetyMeasure,
)
from panels.selectors.minutes import known_of_children
from panels.selectors.record import children_of
from tests.panels.arrange import (
    BEGINS,
    STRATEGY_DAY,
    decided,
    everybody_came,
    measure,
    opened,
    said,
    sent,
    two_families,
    wrote,
)
from tests.support.built_once import built_once
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db
WHY = SharingReason("To work with the child", SharingBasis.PUBLIC_TASK)
CONDUCTS = ("fenbridge front door", "fenbridge front door manager", "fenbridge chair")
OF_ISLA = ("leaford front door", "leaford front door manager", "isla's therapist")
OF_THEO = ("stoneford front door", "stoneford front door manager", "stoneford coordinator")
OUTSIDE = (
    "fenbridge worker one", "fenbridge manager", "leaford worker one", "stoneford worker one",
    "northmere front door", "school", "teacher", "administrator",
)  # fmt: skip
TABLES = (
    Meeting, MeetingChild, Invitation, AgencyInformation, SafetyMeasure, MeetingDraft, Minutes,
)  # fmt: skip


@built_once
def arranged(world):
    """A meeting under way with rows of every kind about Isla, about Theo and about neither."""
    arranged = two_families(world)
    opened(world, arranged, chair="fenbridge chair")
    with as_owner(), system_acting("Test set-up"):
        world.agency("Leaford Therapy", "hsb_service", "Leaford")
        world.team("therapy", "Therapists", "Leaford Therapy")
        world.person("isla's therapist", "Thea Therapist", "therapy", "therapist")
    share_case(
        case=arranged.cases["Isla"],
        recipient=world["isla's therapist"].membership,
        level=Level.VIEW,
        why=WHY,
        at=NOON,
        by=world["leaford front door manager"],
    )
    for name in ("Isla", "Theo"):
        invite(
            meeting=arranged.meeting,
            guest=Guest("school", organisation=f"{name}’s school", about=arranged.child(name)),
            at=NOON,
            by=arranged.by,
        )
        wrote(arranged, name, **decided(name))
        said(arranged, f"What is known of {name}.", name)
        measure(arranged, name, measure=f"For {name}")
    invite(
        meeting=arranged.meeting,
        guest=Guest("police", team=world.teams["police"]),
        at=NOON,
        by=arranged.by,
    )
    said(arranged, "What is known of the camp.")
    measure(arranged, measure="For all")
    everybody_came(arranged)
    return arranged


def rows(model, actor):
    with acting(actor):
        return list(model.objects.order_by("pk"))


def children(model, actor):
    """About which children the rows are that a person sees: first names, and “all” for none."""
    with acting(actor):
        found = set(model.objects.values_list("meeting_child_id", flat=True))
    with as_owner():
        names = dict(MeetingChild.objects.values_list("pk", "participation__child__given_name"))
    return {names.get(key, "all") for key in found}


@pytest.mark.parametrize("who", CONDUCTS)
def test_who_conducts_sees_the_whole_record(world, arranged, who):
    actor = world[who]
    assert len(rows(MeetingChild, actor)) == 2
    assert len(rows(Invitation, actor)) == 6
    for model in (AgencyInformation, SafetyMeasure, MeetingDraft):
        assert children(model, actor) == {"Isla", "Theo", "all"}, model


@pytest.mark.parametrize(
    ("who", "own", "other"),
    [*((who, "Isla", "Theo") for who in OF_ISLA), *((who, "Theo", "Isla") for who in OF_THEO)],
)
def test_who_works_with_one_child_sees_that_childs_part_alone(world, arranged, who, own, other):
    actor = world[who]
    assert rows(MeetingChild, actor) == [arranged.child(own)]
    assert children(AgencyInformation, actor) == {own}
    assert children(SafetyMeasure, actor) == {own, "all"}
    assert children(MeetingDraft, actor) == {own}
    invited_to = {one.organisation for one in rows(Invitation, actor)}
    assert f"{own}’s school" in invited_to
    assert f"{other}’s school" not in invited_to
    with acting(actor):
        (told,) = children_of(arranged.meeting, today=STRATEGY_DAY)
        assert told.record == arranged.child(own)
        assert known_of_children(arranged.meeting) == {}


def test_who_is_invited_knows_of_the_meeting_and_nothing_of_any_child(world, arranged):
    actor = world["police"]
    assert rows(Meeting, actor) == [arranged.meeting]
    (own,) = rows(Invitation, actor)
    assert own.team == world.teams["police"]
    for model in (MeetingChild, AgencyInformation, SafetyMeasure, MeetingDraft, Minutes):
        assert rows(model, actor) == [], model
    with acting(actor):
        assert children_of(arranged.meeting, today=STRATEGY_DAY) == []
        assert known_of_children(arranged.meeting) == {}


@pytest.mark.parametrize("who", OUTSIDE)
def test_everybody_else_sees_nothing_at_all(world, arranged, who):
    for model in TABLES:
        assert rows(model, world[who]) == [], model


@pytest.mark.parametrize("who", CONDUCTS[:2])
@pytest.mark.parametrize("child", ["Isla", "Theo"])
def test_whoever_is_kept_away_from_one_child_sees_nothing_of_the_meeting(
    world, arranged, who, child
):
    area = "leaford" if child == "Isla" else "stoneford"
    exclude_person(
        case=arranged.cases[child],
        user=world[who].user,
        reason="A relative",
        at=NOON,
        by=world[f"{area} front door manager"],
    )
    for model in TABLES:
        assert rows(model, world[who]) == [], model
    with acting(world[who]):
        assert children_of(arranged.meeting, today=STRATEGY_DAY) == []
        assert known_of_children(arranged.meeting) == {}


def test_a_worker_kept_away_from_the_other_child_sees_nothing_of_the_meeting_either(
    world, arranged
):
    exclude_person(
        case=arranged.cases["Theo"],
        user=world["isla's therapist"].user,
        reason="A relative",
        at=NOON,
        by=world["stoneford front door manager"],
    )
    for model in TABLES:
        assert rows(model, world["isla's therapist"]) == [], model


def test_history_is_seen_like_the_record(world, arranged):
    for who in (*CONDUCTS, *OF_ISLA, *OF_THEO, *OUTSIDE, "police"):
        actor = world[who]
        for model in TABLES:
            past = history_model(model)
            if past is None:
                continue
            seen = {one.pk for one in rows(model, actor)}
            with acting(actor):
                versions = set(past.objects.values_list("id", flat=True))
            assert versions <= seen, (who, model)


def test_the_chair_is_told_initials_where_a_case_is_not_seen(world, arranged):
    with acting(world["fenbridge chair"]):
        told = children_of(arranged.meeting, today=STRATEGY_DAY)
    assert [(one.who, one.full_name, one.case_id, one.case_reference) for one in told] == [
        ("I.B.", "", None, ""),
        ("T.M.", "", None, ""),
    ]
    assert [one.safety_facts for one in told] == [
        "Her address is not to be told.",
        "Not to be alone with younger children.",
    ]


def refused(work):
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        work()


@pytest.mark.parametrize("who", ["leaford front door", "stoneford front door", "police", "school"])
def test_nobody_who_does_not_conduct_writes_into_the_record(world, arranged, who):
    actor = world[who]
    with as_owner():
        invitation = Invitation.objects.order_by("pk").first()
        isla, theo = arranged.child("Isla"), arranged.child("Theo")
        by = actor.membership
    with acting(actor):
        for work in (
            lambda: AgencyInformation.objects.create(
                meeting=arranged.meeting,
                invitation=invitation,
                meeting_child=theo,
                text="x",
                recorded_at=NOON,
                recorded_by=by,
            ),
            lambda: MeetingDraft.objects.create(
                meeting=arranged.meeting, part="x", saved_at=NOON, saved_by=by
            ),
            lambda: Invitation.objects.create(
                meeting=arranged.meeting, agency_kind="school", organisation="x"
            ),
            lambda: MeetingChild.objects.create(
                meeting=arranged.meeting, participation_id=isla.participation_id, position=9
            ),
            lambda: Minutes.objects.create(
                reference="MIN-TEST-0001",
                meeting=arranged.meeting,
                meeting_child=isla,
                recipient_kind="family",
                recipient="x",
                prepared_at=NOON,
                prepared_by=by,
            ),
        ):
            refused(work)
        assert Meeting.objects.filter(pk=arranged.meeting.pk).update(status="closed") == 0
        assert MeetingChild.objects.filter(pk=isla.pk).update(rationale="x") == 0


def test_a_row_cannot_be_hung_on_a_child_of_another_meeting(world, arranged):
    with as_owner(), system_acting("Test set-up"):
        other = Meeting.objects.get(pk=arranged.meeting.pk)
        other.pk, other.reference, other.kind = None, "MTG-TEST-0002", "planning_meeting"
        other.save()
    with acting(arranged.by):
        for model in (SafetyMeasure, AgencyInformation):
            held = model.objects.filter(meeting=arranged.meeting)
            refused(lambda held=held: held.update(meeting=other))


def test_conducting_over_does_not_mean_writing_on(world, arranged):
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE panels_meeting SET status = 'closed', closed_at = now(), closed_by_id ="
            " opened_by_id WHERE id = %s",
            [arranged.meeting.pk],
        )
    with acting(arranged.by):
        held = MeetingChild.objects.filter(meeting=arranged.meeting)
        assert held.count() == 2
        assert held.update(rationale="Changed afterwards") == 0
        assert SafetyMeasure.objects.filter(meeting=arranged.meeting).update(owner="x") == 0
        assert Meeting.objects.filter(pk=arranged.meeting.pk).update(status="planned") == 0


def test_a_draft_about_a_child_is_typed_by_who_conducts_alone(world, arranged):
    with pytest.raises(NotPermitted):
        save_part(
            place=Place(arranged.meeting, "decision", arranged.child("Theo")),
            sent=sent(window="x", version=99, rationale="x"),
            at=BEGINS,
            by=world["stoneford front door"],
        )
