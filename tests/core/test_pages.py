"""The frame around a page, its title, the pages for failures and the end of an idle session."""

from dataclasses import dataclass

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.base import BaseStorage
from django.contrib.sessions.backends.cache import SessionStore
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse

from hsb_cases.core import clock, idle, pages
from hsb_cases.core.pages import Frame, NavigationItem
from hsb_cases.workspace.views import errors
from tests.support.markup import named, read

FRAME = Frame(
    opened_at=clock.now(),
    user_name="Priya <script>",
    role="Social worker",
    agency="Northmere City children’s social care",
    navigation=(NavigationItem("Home", "/"), NavigationItem("Cases", "/cases/", current=True)),
    search_url="/search/",
    account_url="/account/",
    sign_out_url="/account/logout/",
    change_agency_url="/account/agency/",
    messages_url="/messages/",
    unread=3,
    idle_minutes=30,
    keep_alive_url="/account/keep-alive/",
    help_links=(NavigationItem("Help", "/help/"),),
)


class NoMessages(BaseStorage):
    def _get(self, *args, **kwargs):
        return [], True

    def _store(self, messages, response, *args, **kwargs):
        return []


@pytest.fixture
def framed(monkeypatch, rf, settings):
    """A request whose pages get the frame that the test chooses."""

    def request(frame=FRAME, path="/cases/", method="get"):
        settings.FRAME_BUILDER = "somewhere.build"
        monkeypatch.setattr(pages, "import_string", lambda _: lambda _request: frame)
        made = getattr(rf, method)(path)
        made._messages = NoMessages(made)
        return made

    return request


def body(response):
    return read(response.content.decode().split("<!DOCTYPE html>")[1])


@dataclass(frozen=True)
class PageWithForm:
    form: forms.Form
    title: str = "When and where"


class TownForm(forms.Form):
    town = forms.CharField(label="Town")


def test_the_title_names_thing_section_and_product(framed):
    response = pages.render(framed(), "errors/400.jinja", PageWithForm(TownForm()))
    assert body(response).one("title").text == "When and where – Cases – HSB casework"


def test_a_page_with_errors_says_so_first_in_its_title(framed):
    response = pages.render(framed(), "errors/400.jinja", PageWithForm(TownForm({})))
    assert body(response).one("title").text == "Error: When and where – Cases – HSB casework"


def test_a_section_that_is_the_thing_is_not_said_twice(framed):
    response = pages.render(framed(), "errors/400.jinja", title="Cases", status=418)
    assert body(response).one("title").text == "Cases – HSB casework"
    assert response.status_code == 418


def test_the_frame_shows_who_acts_for_whom_and_the_way_around(framed):
    page = body(pages.render(framed(), "errors/400.jinja"))
    assert all(script.get("src") for script in page.all("script"))
    assert page.one("a", href="/account/").text == "Your account: Priya <script>"
    assert page.one("a", aria_current="true").text == "Cases"
    assert "Northmere City children’s social care · Social worker" in page.text
    assert page.one("a", href="/account/agency/").text == "Change agency"
    assert page.one("a", href="/messages/").text == "Messages3 (3 unread)"
    assert page.all("a")[0]["href"] == "#main"
    assert page.one("main")["id"] == "main"
    assert page.one("body")["data-idle-minutes"] == "30"
    assert page.one("footer").text.startswith("OpenedPrinted by Priya <script>, Social worker,")


def test_searching_and_signing_out_are_posted_with_a_token(framed):
    page = body(pages.render(framed(), "errors/400.jinja"))
    search = named(page, "Search cases by reference, name or date of birth").within("form")
    sign_out = next(b for b in page.all("button") if b.text == "Sign out").within("form")
    for form, action in ((search, "/search/"), (sign_out, "/account/logout/")):
        assert (form["method"], form["action"]) == ("post", action)
        assert form.all("input", name_="csrfmiddlewaretoken")


def test_nobody_signed_in_gets_no_menu_and_no_time_out(framed):
    page = body(pages.render(framed(Frame(opened_at=clock.now())), "errors/400.jinja"))
    assert not page.all("nav")
    assert not page.all("form")
    assert "data-idle-minutes" not in page.one("body").attributes


def test_without_a_builder_there_is_an_empty_frame(rf, settings):
    settings.FRAME_BUILDER = ""
    assert not pages.build_frame(rf.get("/")).signed_in
    settings.FRAME_BUILDER = "no.such.place"
    with pytest.raises((ImproperlyConfigured, ImportError)):
        pages.build_frame(rf.get("/"))


def test_no_page_carries_a_script_or_style_of_its_own(framed):
    page = body(pages.render(framed(), "errors/400.jinja"))
    assert all(script.get("src") and not script.text for script in page.all("script"))
    assert not page.all("style")
    assert not [found for found in page.all() if found.get("style")]
    assert not [a for found in page.all() for a in found.attributes if a.startswith("on")]


def test_a_missing_page_is_byte_for_byte_the_same_each_time(framed):
    answers = {
        errors.not_found(framed(path=path), ValueError(path)).content
        for path in ("/cases/HSB-7K4M-2Q9X/", "/cases/HSB-2222-2222/")
    }
    assert len(answers) == 1
    response = errors.not_found(framed(), ValueError())
    assert response.status_code == 404
    assert body(response).one("h1").text == "Page not found"


@pytest.mark.parametrize(
    ("answer", "status", "heading"),
    [
        (lambda r: errors.bad_request(r, ValueError()), 400, "This did not arrive whole"),
        (lambda r: errors.permission_denied(r, ValueError()), 403, "This is not part of your role"),
        (errors.server_error, 500, "Something went wrong"),
        (errors.csrf_failure, 403, "Your form was not sent"),
    ],
)
def test_each_failure_has_a_page_that_says_how_to_go_on(framed, answer, status, heading):
    response = answer(framed())
    page = body(response)
    assert response.status_code == status
    assert page.one("h1").text == heading
    assert page.one("a", href="/", class_="govuk-link").text == "Go to your home page"


def test_a_failed_safety_check_says_that_the_text_is_kept(framed):
    words = body(errors.csrf_failure(framed())).one("main").text
    assert "Go back in your browser. The page keeps the text you typed." in words
    cookies = errors.csrf_failure(framed(), reason="CSRF cookie not set.")
    assert "Allow cookies for this site" in body(cookies).one("main").text


@dataclass
class SomebodySignedIn:
    is_authenticated = True


class Clock:
    def __init__(self, monkeypatch):
        self.seconds = 0.0
        start = clock.now()
        monkeypatch.setattr(idle.clock, "now", lambda: start + idle.timedelta(seconds=self.seconds))


@pytest.fixture
def visit(monkeypatch, rf, settings):
    """One person's requests, at seconds from the first; answers the status and where to."""
    settings.IDLE_MINUTES = 30
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    time = Clock(monkeypatch)
    session = SessionStore()
    monkeypatch.setattr(idle, "logout", lambda request: session.flush())
    middleware = idle.IdleMiddleware(lambda _: HttpResponse("page"))

    def request(after_seconds, *, method="get", background=False, user=None):
        time.seconds += after_seconds
        headers = {"X-Background": "1"} if background else {}
        made = getattr(rf, method)("/cases/?after=9", headers=headers)
        made.user, made.session = user or SomebodySignedIn(), session
        return middleware(made)

    return request


def test_a_session_ends_after_its_idle_time_and_comes_back_to_the_same_page(visit):
    assert visit(0).content == b"page"
    assert visit(29 * 60).content == b"page"
    answer = visit(30 * 60 + 1)
    assert answer.status_code == 302
    assert answer["Location"] == "/account/login/?next=%2Fcases%2F%3Fafter%3D9"


def test_background_requests_are_answered_but_do_not_count_as_activity(visit):
    visit(0)
    for _ in range(3):
        assert visit(10 * 60 - 1, background=True).status_code == 200
    assert visit(4, background=True).status_code == 403


def test_a_form_sent_too_late_leads_to_signing_in(visit):
    visit(0)
    answer = visit(31 * 60, method="post")
    assert (answer.status_code, answer["Location"]) == (302, "/account/login/")


def test_idle_time_is_nobodys_before_signing_in_and_may_be_switched_off(visit, settings):
    visit(0)
    assert visit(9999, user=AnonymousUser()).content == b"page"
    settings.IDLE_MINUTES = 0
    assert visit(9999).content == b"page"
