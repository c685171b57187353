"""How access begins, moves between agencies and ends: always at the next request."""

import datetime
import os
import subprocess
import sys
import uuid

import pytest
from django.test import Client

from hsb_cases.agencies.commands.memberships import end_membership, give_membership
from hsb_cases.agencies.commands.people import deactivate_person, reactivate_person
from hsb_cases.agencies.models import Membership, User
from hsb_cases.core import clock
from hsb_cases.settings import base
from tests.support.roles import as_owner
from tests.support.world import PASSWORD

ENDED = "Your access has ended"


@pytest.fixture
def teacher(client, world):
    sign_in(client, "teacher@example.test")
    return client


def sign_in(client, email: str, password: str = PASSWORD):
    return client.post("/account/login/", {"login": email, "password": password})


def test_an_ended_membership_ends_access_at_the_next_request(teacher, world):
    assert teacher.get("/account/").status_code == 200
    end_membership(
        membership=world["teacher"].membership,
        reason="Left the school",
        at=clock.now(),
        by=world["administrator"],
    )
    for address in (
        "/account/",
        "/account/agency/",
        "/administration/people/",
        "/account/sessions/",
    ):
        page = teacher.get(address)
        assert page.status_code == 403
        assert ENDED in page.text
        assert "Castle Hill" not in page.text
    assert teacher.post("/account/keep-alive/").status_code == 403


def test_a_membership_ends_by_itself_with_its_last_day(teacher, world):
    with as_owner():
        yesterday = clock.today() - datetime.timedelta(days=1)
        Membership.objects.filter(pk=world["teacher"].membership.pk).update(ends_on=yesterday)
    assert ENDED in teacher.get("/account/").text


def test_who_has_no_access_left_can_sign_out_and_does_not_see_anything_else(teacher, world):
    end_membership(
        membership=world["teacher"].membership,
        reason="Left",
        at=clock.now(),
        by=world["administrator"],
    )
    teacher.post("/account/logout/")
    assert teacher.get("/account/").url.startswith("/account/login/")
    sign_in(teacher, "teacher@example.test")
    assert ENDED in teacher.get("/account/").text


def test_a_deactivated_person_is_out_at_the_next_request_and_cannot_sign_in(teacher, world):
    admin, person = world["administrator"], world["teacher"].user
    assert teacher.get("/account/").status_code == 200
    deactivate_person(person=person, reason="Left", at=clock.now(), by=admin)
    assert teacher.get("/account/").url.startswith("/account/login/")
    refused = sign_in(teacher, "teacher@example.test")
    assert refused.url == "/account/inactive/"
    assert teacher.get("/account/").status_code == 302
    reactivate_person(person=person, reason="Back", by=admin)
    # The old session stays dead; a new sign-in works.
    assert teacher.get("/account/").status_code == 302
    sign_in(teacher, "teacher@example.test")
    assert teacher.get("/account/").status_code == 200


def test_a_session_that_was_open_does_not_come_back_with_the_person(world):
    admin, person = world["administrator"], world["teacher"].user
    elsewhere = Client()
    sign_in(elsewhere, "teacher@example.test")
    assert elsewhere.get("/account/").status_code == 200
    deactivate_person(person=person, reason="Left", at=clock.now(), by=admin)
    reactivate_person(person=person, reason="Back", by=admin)
    assert elsewhere.get("/account/").status_code == 302


def test_signing_in_leaves_no_version_of_the_person_and_notes_the_time(client, world):
    person = world["teacher"].user
    before = person.history.count()
    assert sign_in(client, "TEACHER@example.test").url == "/"
    person.refresh_from_db()
    assert person.last_login is not None
    assert person.history.count() == before


def test_nobody_signs_up(client, db):
    facts = {"email": "x@example.test", "password1": PASSWORD, "password2": PASSWORD}
    page = client.post("/account/signup/", facts)
    assert page.status_code == 200
    assert not User.objects.filter(email="x@example.test").exists()


@pytest.fixture
def limits(settings):
    """The limits of real servers, counted in Redis under names of this test alone."""
    counted = {**base.CACHES["default"], "KEY_PREFIX": f"test-{uuid.uuid4()}"}
    settings.CACHES = {"default": counted}
    settings.ACCOUNT_RATE_LIMITS = base.ACCOUNT_RATE_LIMITS


def test_wrong_passwords_are_held_up_and_then_even_the_right_one(client, world, limits):
    for _ in range(5):
        page = sign_in(client, "teacher@example.test", "a wrong password")
        assert page.status_code == 200
    held = sign_in(client, "teacher@example.test")
    assert held.status_code == 200
    assert "You have tried too many times" in held.text
    assert client.get("/account/").status_code == 302
    # Somebody else at the same address is not held up yet.
    assert sign_in(client, "school@example.test").status_code == 302


def test_many_tries_from_one_address_are_held_up_and_other_addresses_are_not(
    world, limits, settings
):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    near, far = (Client(headers={"X-Forwarded-For": ip}) for ip in ("192.0.2.1", "192.0.2.2"))
    for number in range(10):
        sign_in(near, f"nobody{number}@example.test", "a wrong password")
    assert "You have tried too many times" in sign_in(near, "school@example.test").text
    assert sign_in(far, "school@example.test").status_code == 302


def test_web_processes_count_in_one_place():
    assert base.CACHES["default"]["BACKEND"].endswith(".RedisCache")
    settings = (
        "from hsb_cases.settings import production as p;"
        "print(p.CACHES['default']['LOCATION'], p.PUBLIC_ADDRESS, p.ALLAUTH_TRUSTED_PROXY_COUNT)"
    )
    environment = {
        **os.environ,
        "SECRET_KEY": "x",
        "DATABASE_URL": "postgres://somebody@db/hsb",
        "REDIS_URL": "redis://cache:6379/3",
        "ALLOWED_HOSTS": "hsb.example.test,other.example.test",
        "TRUSTED_PROXY_COUNT": "1",
    }
    printed = subprocess.run(
        [sys.executable, "-c", settings],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert printed.stdout.split() == ["redis://cache:6379/3", "https://hsb.example.test", "1"]


@pytest.mark.parametrize("hosts", ["*", "hsb.example.test, *", "*.example.test"])
def test_real_servers_do_not_answer_to_every_host(hosts):
    environment = {
        **os.environ,
        "SECRET_KEY": "x",
        "DATABASE_URL": "postgres://somebody@db/hsb",
        "REDIS_URL": "redis://cache:6379/3",
        "ALLOWED_HOSTS": hosts,
    }
    tried = subprocess.run(
        [sys.executable, "-c", "from hsb_cases.settings import production"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert tried.returncode != 0
    assert "Name each host that people use" in tried.stderr


def test_sign_out_everywhere_ends_the_other_sessions(world):
    here, elsewhere = Client(), Client()
    for browser in (here, elsewhere):
        sign_in(browser, "teacher@example.test")
        assert browser.get("/account/").status_code == 200
    assert here.get("/account/sessions/").status_code == 200
    here.post("/account/sessions/")
    assert here.get("/account/").status_code == 200
    assert elsewhere.get("/account/").url.startswith("/account/login/")


def test_a_changed_password_signs_out_everywhere_and_is_in_the_history(world):
    here, elsewhere = Client(), Client()
    for browser in (here, elsewhere):
        sign_in(browser, "teacher@example.test")
    new = "correct horse battery staple"
    facts = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    here.post("/account/password/change/", facts)
    assert elsewhere.get("/account/").status_code == 302
    person = world["teacher"].user
    version = person.history.latest()
    assert version.act_summary == "Changed the own password"
    assert version.actor_name == "Terry Teacher"
    assert sign_in(Client(), "teacher@example.test", new).url == "/"


@pytest.fixture
def two_places(world):
    """The teacher also works for the police."""
    return give_membership(
        person=world["teacher"].user,
        team=world.teams["police"],
        role="police",
        starts_on=clock.today(),
        at=clock.now(),
        by=world["administrator"],
    )


def test_a_person_acts_in_the_agency_they_choose(teacher, two_places):
    assert "Castle Hill School" in teacher.get("/account/").text
    page = teacher.get("/account/agency/")
    assert "Northmere Police, Child protection: Police officer" in page.text
    assert teacher.post("/account/agency/", {"membership": two_places.pk}).url == "/"
    assert "Northmere Police" in teacher.get("/account/").text


def test_an_agency_whose_membership_has_ended_is_left_for_the_other(teacher, world, two_places):
    teacher.post("/account/agency/", {"membership": two_places.pk})
    end_membership(membership=two_places, reason="Left", at=clock.now(), by=world["administrator"])
    page = teacher.get("/account/")
    assert page.status_code == 200
    assert "Castle Hill School" in page.text
    assert "Northmere Police" not in page.text


def test_nobody_acts_in_a_membership_that_is_not_theirs(teacher, world):
    stranger = world["police"].membership.pk
    page = teacher.post("/account/agency/", {"membership": stranger})
    assert "Choose one of the agencies in the list" in page.text
    assert "Northmere Police" not in teacher.get("/account/").text
    assert "Choose an agency" in teacher.post("/account/agency/", {}).text


def test_a_session_without_activity_ends(teacher, settings):
    settings.IDLE_MINUTES = 30
    teacher.get("/account/")
    grow_older(teacher, minutes=31)
    assert teacher.get("/account/").url.startswith("/account/login/")
    assert teacher.get("/account/").status_code == 302


def test_background_requests_are_no_activity(teacher, settings):
    settings.IDLE_MINUTES = 30
    teacher.get("/account/")
    grow_older(teacher, minutes=20)
    assert teacher.get("/account/", headers={"X-Background": "1"}).status_code == 200
    grow_older(teacher, minutes=11)
    assert teacher.get("/account/", headers={"X-Background": "1"}).status_code == 403


def test_pages_a_person_opens_are_activity(teacher, settings):
    settings.IDLE_MINUTES = 30
    teacher.get("/account/")
    for _ in range(3):
        grow_older(teacher, minutes=20)
        assert teacher.get("/account/").status_code == 200


def grow_older(client, *, minutes: int) -> None:
    """Move the session's last activity into the past."""
    session = client.session
    session["last_active"] -= minutes * 60
    session.save()
