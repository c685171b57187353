"""Signing in and out, a forgotten password, two steps, and what each page says to a person."""

import base64
import hmac
import re
import struct

import pytest
from django.core import mail
from django.test import Client
from django.urls import get_resolver, reverse

from hsb_cases.agencies.acting import system_acting
from tests.support.markup import named, read
from tests.support.roles import as_owner
from tests.support.world import NOON, PASSWORD

pytestmark = pytest.mark.django_db
FIREFOX_ON_WINDOWS = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0"
)
NEW_PASSWORD = "another long password"


def body(response):
    return read(response.content.decode().split("<!DOCTYPE html>")[1])


def fill_in(client, address, **typed):
    return client.post(reverse(address), typed, follow=True)


def sign_in(client, email, password=PASSWORD):
    return fill_in(client, "account_login", login=email, password=password)


def summary(response):
    return body(response).one(class_="govuk-error-summary").text


@pytest.fixture
def person(world):
    return next(iter(world.actors.values())).user


def test_a_person_signs_in_and_out(client, person):
    response = sign_in(client, person.email)
    assert response.wsgi_request.user == person
    response = fill_in(client, "account_logout")
    assert not response.wsgi_request.user.is_authenticated
    assert "You have signed out." in body(response).text


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(client, person):
    wrong = sign_in(client, person.email, "not the password")
    unknown = sign_in(client, "nobody@example.test", "not the password")
    sentence = "There is a problem Check your email address and password: they do not go together"
    assert summary(wrong) == summary(unknown) == sentence
    assert body(wrong).one("title").text.startswith("Error: Sign in")
    assert named(body(wrong), "Password").get("value") == ""


def test_an_empty_form_says_what_to_enter(client, person):
    response = fill_in(client, "account_login", login="", password="")
    assert summary(response) == "There is a problem Enter your email address Enter your password"


def test_nobody_signs_up(client, person):
    response = client.post(
        reverse("account_signup"),
        {"email": "new@example.test", "password1": PASSWORD, "password2": PASSWORD},
    )
    assert body(response).one("h1").text == "People are invited"
    assert not type(person).objects.filter(email="new@example.test").exists()


def test_a_forgotten_password_is_replaced_by_a_link_that_works_once(client, person):
    empty = fill_in(client, "account_reset_password", email="")
    assert summary(empty) == "There is a problem Enter your email address"
    fill_in(client, "account_reset_password", email=person.email)
    (sent,) = mail.outbox
    assert sent.subject == "Choose a new password for HSB casework"
    link = re.search(r"http://testserver(\S+)", sent.body)[1]
    form = client.get(link, follow=True)
    assert named(body(form), "New password")["type"] == "password"
    typed = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    done = client.post(form.wsgi_request.path, typed, follow=True)
    assert body(done).one("h1").text == "Your password is changed"
    assert sign_in(client, person.email, NEW_PASSWORD).wsgi_request.user == person
    client.logout()
    again = client.get(link, follow=True)
    assert body(again).one("h1").text == "This link no longer works"


def test_an_unknown_address_gets_the_same_answer_and_a_mail_that_names_nobody(client, person):
    response = fill_in(client, "account_reset_password", email="nobody@example.test")
    assert body(response).one("h1").text == "Check your email"
    (sent,) = mail.outbox
    assert "No account has\nthis address" in sent.body


def test_changing_the_password_needs_the_present_one_and_signs_out_everywhere(client, person):
    sign_in(client, person.email)
    address = "account_change_password"
    wrong = fill_in(client, address, oldpassword="no", password1="short", password2="shorter")
    assert summary(wrong) == (
        "There is a problem Enter the password you sign in with now"
        " Choose a password of at least 12 characters"
    )
    typed = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    response = fill_in(client, address, oldpassword=PASSWORD, **typed)
    assert not response.wsgi_request.user.is_authenticated
    assert sign_in(client, person.email, NEW_PASSWORD).wsgi_request.user == person


def code_now(secret, clock_seconds):
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", clock_seconds // 30), "sha1")
    start = digest.digest()[-1] & 15
    number = struct.unpack(">I", digest.digest()[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06d}"


def test_two_steps_are_switched_on_after_confirming_the_password(client, person, time_machine):
    time_machine.move_to("2026-03-24T12:00:00+00:00", tick=False)
    seconds = 1774353600
    sign_in(client, person.email)
    time_machine.move_to("2026-03-24T12:20:00+00:00", tick=False)
    asked = client.get(reverse("mfa_activate_totp"), follow=True)
    assert body(asked).one("h1").text == "Confirm it is you"
    form = fill_in_at(client, asked, password=PASSWORD)
    secret = body(form).one(class_="app-key").text
    wrong = fill_in_at(client, form, code="000000")
    assert "Enter the code your app shows now" in summary(wrong)
    done = fill_in_at(client, form, code=code_now(secret, seconds + 1200))
    assert body(done).one("h1").text == "Recovery codes"
    recovery = body(done).one(class_="govuk-list app-codes").all("code")[0].text
    fill_in(client, "account_logout")
    second = sign_in(client, person.email)
    assert body(second).one("h1").text == "Enter your code"
    assert not second.wsgi_request.user.is_authenticated
    assert fill_in_at(client, second, code=recovery).wsgi_request.user == person


def fill_in_at(client, response, **typed):
    """Send the form of the page that a response shows."""
    request = response.wsgi_request
    return client.post(request.get_full_path(), typed, follow=True)


def test_signing_out_everywhere_ends_the_other_session(client, person):
    other = type(client)(headers={"user-agent": FIREFOX_ON_WINDOWS})
    sign_in(other, person.email)
    sign_in(client, person.email)
    page = body(client.get(reverse("usersessions_list")))
    there, here = [row.text for row in page.one("tbody").all("tr")]
    assert "Firefox on Windows" in there
    assert "Mozilla" not in there
    assert "A browser we do not recognise" in here
    assert "This browser, now" in here
    fill_in(client, "usersessions_list")
    assert other.get(reverse("account")).status_code == 302
    assert client.get(reverse("account")).status_code == 200


def test_the_account_page_says_who_one_is_and_acts_for(client, world):
    actor = next(iter(world.actors.values()))
    sign_in(client, actor.user.email)
    page = body(client.get(reverse("account")))
    words = page.one("main").text
    for fact in (actor.user.full_name, actor.user.email, actor.agency.name, actor.role.label):
        assert fact in words
    assert actor.agency.name in page.one("section").text


def test_a_forged_host_gets_the_page_for_a_damaged_request(client):
    response = client.get(reverse("account_login"), headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert body(response).one("h1").text == "This did not arrive whole"


def test_a_form_without_its_token_says_how_to_go_on(person):
    careful = Client(enforce_csrf_checks=True)
    response = careful.post(reverse("account_login"), {"login": "a", "password": "b"})
    assert response.status_code == 403
    assert body(response).one("h1").text == "Your form was not sent"


def test_a_person_whose_memberships_have_ended_sees_a_name_and_a_way_out(client, world, person):
    sign_in(client, person.email)
    with as_owner(), system_acting("Test"):
        membership = person.memberships.get()
        membership.ended_at = NOON
        membership.save()
    page = body(client.get(reverse("account")))
    assert not page.all(class_="govuk-service-navigation")
    assert any(button.text == "Sign out" for button in page.all("button"))


def test_staying_signed_in_answers_nothing_and_gives_a_fresh_token(client, person):
    assert client.post(reverse("keep_alive")).status_code == 302
    sign_in(client, person.email)
    assert client.post(reverse("keep_alive")).status_code == 204
    answer = client.get(reverse("keep_alive"))
    assert len(answer.json()["token"]) == 64
    assert answer["Cache-Control"] == "no-store"


def test_every_sign_in_page_stands_in_our_frame(client, person):
    names = {
        name
        for name in get_resolver().reverse_dict
        if isinstance(name, str) and name.startswith(("account", "mfa_", "usersessions_"))
    }
    seen = set()
    for signed_in in (False, True):
        if signed_in:
            sign_in(client, person.email)
        for name in sorted(names - {"account_reset_password_from_key"}):
            response = client.get(reverse(name), follow=True)
            if response.status_code == 200 and "html" in response["Content-Type"]:
                page = body(response)
                assert page.one("title").text.endswith("HSB casework"), name
                assert page.one("h1").text, name
                seen.add(name)
            else:
                assert response.status_code == 404, name  # codes that are not made yet
    assert names - seen <= {"account_reset_password_from_key", "mfa_download_recovery_codes"}
