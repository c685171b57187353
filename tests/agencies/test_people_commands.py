"""People, their memberships and invitations."""

import datetime

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from hsb_cases.agencies.acting import system_acting
from hsb_cases.agencies.commands.invitations import (
    FirstMembership,
    accept_invitation,
    invite_person,
    revoke_invitation,
    send_invitation_again,
)
from hsb_cases.agencies.commands.memberships import end_membership, give_membership
from hsb_cases.agencies.commands.people import (
    add_person,
    change_person,
    deactivate_person,
    reactivate_person,
)
from hsb_cases.agencies.models import Invitation, Membership, User
from hsb_cases.agencies.selectors.actors import actor_for
from hsb_cases.core.errors import NotPermitted, Refused
from tests.support.world import DAY, NOON, PASSWORD

ADDRESS = "https://hsb.example.test/"
GOOD = "correct horse battery staple"


@pytest.fixture
def admin(world):
    return world["administrator"]


@pytest.fixture
def invited(admin):
    return invite_person(
        email="New.Person@Example.test",
        full_name="New Person",
        address=ADDRESS,
        at=NOON,
        by=admin,
    )


def token_of(invited) -> str:
    return invited.link.rstrip("/").rsplit("/", 1)[1]


def test_a_person_is_added_without_a_way_in(admin):
    person = add_person(email="A@Example.test", full_name="Ann", by=admin)
    assert person.email == "a@example.test"
    assert not person.has_usable_password()


def test_an_address_belongs_to_one_person(admin):
    add_person(email="a@example.test", full_name="Ann", by=admin)
    with pytest.raises(Refused) as refused:
        add_person(email="A@EXAMPLE.test", full_name="Another", by=admin)
    assert refused.value.field == "email"


def test_passwords_are_given_to_demo_people_only(admin, settings):
    person = add_person(email="a@example.test", full_name="Ann", password=PASSWORD, by=admin)
    assert person.check_password(PASSWORD)
    settings.DEMO_PEOPLE = False
    with pytest.raises(Refused, match="Invite the person"):
        add_person(email="b@example.test", full_name="Bob", password=PASSWORD, by=admin)
    assert not User.objects.filter(email="b@example.test").exists()


def test_an_invitation_brings_a_link_by_email_and_keeps_only_its_digest(
    admin, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        invited = invite_person(
            email="o@example.test",
            full_name="Orla O’Neill & Co",
            address=ADDRESS,
            at=NOON,
            by=admin,
        )
    assert invited.link.startswith("https://hsb.example.test/account/invitation/")
    assert mail.outbox[0].to == ["o@example.test"]
    body = mail.outbox[0].body
    assert invited.link in body
    assert "Hello Orla O’Neill & Co," in body
    assert "31 March 2026 at 13:00" in body  # 7 days on, and summer time has begun
    assert token_of(invited) not in str(Invitation.objects.values())
    assert token_of(invited) not in str(list(Invitation.history.values()))


def invite_and_undo(admin) -> None:
    with transaction.atomic():
        invite_person(email="o@example.test", full_name="Orla", address=ADDRESS, at=NOON, by=admin)
        raise RuntimeError


def test_nothing_is_sent_when_the_act_is_undone(admin, django_capture_on_commit_callbacks):
    with (
        django_capture_on_commit_callbacks(execute=True) as callbacks,
        pytest.raises(RuntimeError),
    ):
        invite_and_undo(admin)
    assert callbacks == []
    assert mail.outbox == []


def test_a_mail_server_that_is_down_does_not_undo_the_invitation(
    admin, settings, django_capture_on_commit_callbacks, caplog
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.nowhere.EmailBackend"
    with django_capture_on_commit_callbacks(execute=True):
        invited = invite_person(
            email="o@example.test", full_name="Orla", address=ADDRESS, at=NOON, by=admin
        )
    assert Invitation.objects.filter(pk=invited.invitation.pk).exists()
    assert "Error calling" in caplog.text


def test_an_invitation_may_come_with_a_first_membership(world, admin):
    place = FirstMembership(team=world.teams["school"], role="referrer", starts_on=DAY)
    invited = invite_person(
        email="t@example.test",
        full_name="Tia",
        address=ADDRESS,
        at=NOON,
        membership=place,
        by=admin,
    )
    assert actor_for(invited.person, chosen=None, on=DAY).team == world.teams["school"]


def test_an_invitation_to_a_place_that_cannot_be_given_makes_no_person(world, admin):
    place = FirstMembership(team=world.teams["school"], role="administrator", starts_on=DAY)
    with pytest.raises(Refused):
        invite_person(
            email="t@example.test",
            full_name="Tia",
            address=ADDRESS,
            at=NOON,
            membership=place,
            by=admin,
        )
    assert not User.objects.filter(email="t@example.test").exists()


def test_an_invitation_is_accepted_once(invited):
    person = accept_invitation(token=token_of(invited), password=GOOD, at=NOON)
    person.refresh_from_db()
    assert person.check_password(GOOD)
    assert invited.invitation.history.latest().actor_name == "New Person"
    with pytest.raises(Refused, match="no longer"):
        accept_invitation(token=token_of(invited), password="another long password", at=NOON)
    person.refresh_from_db()
    assert person.check_password(GOOD)


@pytest.mark.parametrize("password", ["short", "password12345", "newperson@example"])
def test_a_weak_password_is_refused_and_the_link_stays_good(invited, password):
    with pytest.raises(Refused) as refused:
        accept_invitation(token=token_of(invited), password=password, at=NOON)
    assert refused.value.field == "password"
    assert accept_invitation(token=token_of(invited), password=GOOD, at=NOON)


def test_no_composition_rules_are_asked_of_a_password(invited):
    assert accept_invitation(token=token_of(invited), password="onlylowercaseletters", at=NOON)


def test_a_link_that_nobody_was_sent_is_refused(db):
    with pytest.raises(Refused):
        accept_invitation(token="made-up", password=GOOD, at=NOON)


def test_a_link_runs_out_after_seven_days(invited):
    late = NOON + datetime.timedelta(days=7)
    with pytest.raises(Refused):
        accept_invitation(token=token_of(invited), password=GOOD, at=late)


def test_only_the_newest_link_works(invited, admin):
    again = send_invitation_again(person=invited.person, address=ADDRESS, at=NOON, by=admin)
    with pytest.raises(Refused):
        accept_invitation(token=token_of(invited), password=GOOD, at=NOON)
    assert accept_invitation(token=token_of(again), password=GOOD, at=NOON)


def test_a_link_that_was_withdrawn_is_refused(invited, admin):
    revoke_invitation(person=invited.person, reason="Wrong person", at=NOON, by=admin)
    with pytest.raises(Refused):
        accept_invitation(token=token_of(invited), password=GOOD, at=NOON)
    with pytest.raises(Refused, match="no open invitation"):
        revoke_invitation(person=invited.person, reason="Again", at=NOON, by=admin)


def test_a_person_has_one_open_invitation_whoever_writes_it(invited):
    twin = Invitation(user=invited.person, token_digest="f" * 64, made_at=NOON, expires_at=NOON)
    with pytest.raises(IntegrityError), transaction.atomic(), system_acting("Test"):
        twin.save()


def test_who_has_a_password_or_is_deactivated_is_not_invited_again(world, invited, admin):
    with pytest.raises(Refused, match="has a password"):
        send_invitation_again(person=world["teacher"].user, address=ADDRESS, at=NOON, by=admin)
    deactivate_person(person=invited.person, reason="Left", at=NOON, by=admin)
    with pytest.raises(Refused, match="Reactivate"):
        send_invitation_again(person=invited.person, address=ADDRESS, at=NOON, by=admin)


def test_a_changed_address_withdraws_the_link_that_went_to_the_old_one(invited, admin):
    change_person(
        person=invited.person, email="Right@Example.test", full_name="New P.", at=NOON, by=admin
    )
    invited.person.refresh_from_db()
    assert (invited.person.email, invited.person.full_name) == ("right@example.test", "New P.")
    with pytest.raises(Refused):
        accept_invitation(token=token_of(invited), password=GOOD, at=NOON)


def test_a_changed_name_leaves_the_link_good(invited, admin):
    change_person(
        person=invited.person, email=invited.person.email, full_name="N", at=NOON, by=admin
    )
    assert accept_invitation(token=token_of(invited), password=GOOD, at=NOON)


def test_a_person_cannot_take_another_ones_address(world, admin):
    with pytest.raises(Refused) as refused:
        change_person(
            person=world["teacher"].user,
            email=world["school"].user.email.upper(),
            full_name="Terry",
            at=NOON,
            by=admin,
        )
    assert refused.value.field == "email"


def test_a_deactivated_person_acts_nowhere_and_their_link_is_dead(world, invited, admin):
    teacher = world["teacher"].user
    deactivate_person(person=teacher, reason="Left the school", at=NOON, by=admin)
    deactivate_person(person=invited.person, reason="Never came", at=NOON, by=admin)
    teacher.refresh_from_db()
    assert actor_for(teacher, chosen=None, on=DAY) is None
    with pytest.raises(Refused):
        accept_invitation(token=token_of(invited), password=GOOD, at=NOON)
    reactivate_person(person=teacher, reason="Came back", by=admin)
    teacher.refresh_from_db()
    assert actor_for(teacher, chosen=None, on=DAY) is not None
    assert teacher.history.latest().history_change_reason == "Came back"


def test_a_membership_gives_access_from_its_first_to_its_last_day(world, admin):
    person = add_person(email="a@example.test", full_name="Ann", by=admin)
    last = DAY + datetime.timedelta(days=30)
    give_membership(
        person=person,
        team=world.teams["school"],
        role="referrer",
        starts_on=DAY + datetime.timedelta(days=1),
        ends_on=last,
        at=NOON,
        by=admin,
    )
    held = {
        day: actor_for(person, chosen=None, on=day) is not None
        for day in (DAY, DAY + datetime.timedelta(days=1), last, last + datetime.timedelta(days=1))
    }
    assert list(held.values()) == [False, True, True, False]


def place(world, admin, **changes):
    facts = {
        "person": world["teacher"].user,
        "team": world.teams["school"],
        "role": "referrer",
        "starts_on": DAY,
        "at": NOON,
        "by": admin,
    }
    return give_membership(**{**facts, **changes})


def test_the_same_place_is_held_once(world, admin):
    with pytest.raises(Refused) as refused:
        place(world, admin)
    assert refused.value.field == "role"
    assert place(world, admin, role="safeguarding_lead").role == "safeguarding_lead"


def test_a_place_whose_last_day_is_over_can_be_given_again(world, admin):
    first = place(world, admin, role="early_help_lead", ends_on=DAY)
    with pytest.raises(Refused):
        place(world, admin, role="early_help_lead")
    tomorrow = NOON + datetime.timedelta(days=1)
    again = place(world, admin, role="early_help_lead", starts_on=tomorrow.date(), at=tomorrow)
    first.refresh_from_db()
    assert first.ended_at == tomorrow
    assert again.pk != first.pk


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"role": "administrator"}, "role"),
        ({"team": "administration", "role": "social_worker"}, "role"),
        ({"role": "police", "ends_on": DAY - datetime.timedelta(days=1)}, "ends_on"),
    ],
)
def test_a_place_that_does_not_fit_is_not_given(world, admin, changes, field):
    if "team" in changes:
        changes = {**changes, "team": world.teams[changes["team"]]}
    with pytest.raises(Refused) as refused:
        place(world, admin, **changes)
    assert refused.value.field == field


def test_no_place_for_a_deactivated_person_or_in_a_closed_team(world, admin):
    teacher, team = world["teacher"].user, world.teams["police"]
    team.active = False
    with pytest.raises(Refused) as refused:
        place(world, admin, team=team)
    assert refused.value.field == "team"
    deactivate_person(person=teacher, reason="Left", at=NOON, by=admin)
    with pytest.raises(Refused, match="Reactivate"):
        place(world, admin, role="police")


def test_a_membership_ends_once(world, admin):
    membership = world["teacher"].membership
    ended = end_membership(membership=membership, reason="Left", at=NOON, by=admin)
    assert ended.ended_at == NOON
    assert ended.history.latest().history_change_reason == "Left"
    with pytest.raises(Refused, match="ended already"):
        end_membership(membership=membership, reason="Again", at=NOON, by=admin)


def test_the_last_administrator_stays(world, admin):
    with pytest.raises(Refused, match="Nobody could look after"):
        end_membership(membership=admin.membership, reason="Leaving", at=NOON, by=admin)
    with pytest.raises(Refused, match="Nobody could look after"):
        deactivate_person(person=admin.user, reason="Leaving", at=NOON, by=admin)
    assert Membership.objects.get(pk=admin.membership.pk).ended_at is None
    assert User.objects.get(pk=admin.user.pk).is_active


def test_an_administrator_may_go_once_another_can_sign_in_for_good(world, admin):
    invited = invite_person(
        email="next@example.test",
        full_name="Nia Next",
        address=ADDRESS,
        at=NOON,
        membership=FirstMembership(
            team=world.teams["administration"], role="administrator", starts_on=DAY
        ),
        by=admin,
    )
    with pytest.raises(Refused):  # she has no password yet
        end_membership(membership=admin.membership, reason="Leaving", at=NOON, by=admin)
    accept_invitation(token=token_of(invited), password=GOOD, at=NOON)
    assert end_membership(membership=admin.membership, reason="Leaving", at=NOON, by=admin)


def test_an_administrator_with_a_last_day_does_not_count(world, admin):
    helper = add_person(email="h@example.test", full_name="Hal", password=PASSWORD, by=admin)
    give_membership(
        person=helper,
        team=world.teams["administration"],
        role="administrator",
        starts_on=DAY,
        ends_on=DAY,
        at=NOON,
        by=admin,
    )
    with pytest.raises(Refused):
        end_membership(membership=admin.membership, reason="Leaving", at=NOON, by=admin)


@pytest.mark.parametrize("who", ["northmere manager", "northmere auditor", "school", "police"])
def test_only_administrators_look_after_people(world, invited, who):
    by, person = world[who], world["teacher"].user
    membership = world["teacher"].membership
    attempts = [
        lambda: add_person(email="x@example.test", full_name="X", by=by),
        lambda: change_person(person=person, email="x@example.test", full_name="X", at=NOON, by=by),
        lambda: deactivate_person(person=person, reason="-", at=NOON, by=by),
        lambda: reactivate_person(person=person, reason="-", by=by),
        lambda: place(world, by, role="police"),
        lambda: end_membership(membership=membership, reason="-", at=NOON, by=by),
        lambda: invite_person(
            email="x@example.test", full_name="X", address=ADDRESS, at=NOON, by=by
        ),
        lambda: send_invitation_again(person=invited.person, address=ADDRESS, at=NOON, by=by),
        lambda: revoke_invitation(person=invited.person, reason="-", at=NOON, by=by),
    ]
    for attempt in attempts:
        with pytest.raises(NotPermitted):
            attempt()
    assert not User.objects.filter(email="x@example.test").exists()
