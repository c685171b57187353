"""Writing a concern in the browser: every page keeps what was typed, right or wrong."""

import pytest
from django.urls import reverse

from hsb_cases.drafts.commands import discard_draft, start_draft
from hsb_cases.drafts.models import Draft
from tests.referrals.pages import (
    address,
    draft_of,
    errors_in,
    page_of,
    raw_at,
    signed_in,
    stored,
)
from tests.support.built_once import built_once
from tests.support.drafting import MILA, OWEN, PAGES, as_raw
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db

TYPED = {
    **PAGES,
    **{f"children.k1.{slug}": fields for slug, fields in MILA.items()},
    "children.k2.home": OWEN["home"],
}
NOTHING = {"behaviour", "refer"}  # pages on which nothing is wrong when nothing is typed
WRONG = {
    "account": ({"account": "   "}, "Enter what happened"),
    "behaviour": ({"frequency": "sometimes"}, "Choose one of the answers shown"),
    "agreement": ({"agreed": "agreed"}, "Answer “Was there any pressure?”"),
    "when": (
        {
            "when": "day",
            "happened_on_day": "31",
            "happened_on_month": "2",
            "happened_on_year": "2026",
        },
        "The day it happened must be a real date",
    ),
    "where": ({"place": "x" * 201}, "Shorten"),
    "who-knows": ({"parents_told": "no"}, "Enter why the parents or carers were not told"),
    "safety": ({"immediate_action": "Stays at home."}, "Is any child in immediate danger?"),
    "wellbeing": ({"self_harm_risk": "yes"}, "Enter which child is at risk"),
    "first-view": ({"first_view": "abusive"}, "Enter why you see it so"),
    "you": ({"reporter_name": "A", "consent": "not_asked"}, "Enter why consent was not asked for"),
    "children.k1.who": ({"identified": "yes"}, "Enter a first name, a last name"),
    "children.k1.part": ({"role": "harmed"}, "Choose whether Mila was sexually harmed"),
    "children.k1.home": ({"postcode": "nowhere"}, "Enter a whole postcode"),
    "children.k1.needs": (
        {"disabilities": ["NONE", "AUT"], "send_support": "none", "interpreter": "no"},
        "Choose “No disability” alone",
    ),
    "children.k1.numbers": ({"nhs_number": "123", "care_status": "none"}, "Check the NHS number"),
    "children.k2.home": ({"postcode": ""}, "Choose where Owen lives"),
}


@built_once
def draft(world):
    return draft_of(world["school"])


@pytest.fixture
def school(client, world):
    return signed_in(client, world["school"])


@pytest.mark.parametrize("path", sorted(TYPED))
def test_what_was_typed_stands_there_again_without_complaint(school, draft, path):
    page = page_of(school.get(address(draft, path)))
    assert errors_in(page) == []
    shown = {
        one["name"]
        for one in [*page.all("input"), *page.all("textarea"), *page.all("select")]
        if one.get("name")
    }
    assert set(TYPED[path]) - {"lives_with"} <= shown


@pytest.mark.parametrize("path", sorted(TYPED))
def test_a_whole_page_is_saved_and_leads_on(school, draft, path):
    sent = as_raw(TYPED[path])
    response = school.post(address(draft, path), {**sent, "version": 1})
    assert response.status_code == 302, errors_in(page_of(response))
    assert raw_at(draft, path) == {k: v for k, v in sent.items() if _asked(draft, path, k)}


def _asked(draft, path, name):
    return name != "lives_with" or path == "children.k2.home"


@pytest.mark.parametrize("path", sorted(set(TYPED) - NOTHING))
def test_an_empty_page_is_kept_and_says_what_to_enter(school, draft, path):
    response = school.post(address(draft, path), {"version": 9})
    assert response.status_code == 200
    assert errors_in(page_of(response))
    assert raw_at(draft, path) == {}
    assert not stored(draft).contents["sections"][path]["complete"]


@pytest.mark.parametrize("path", sorted(WRONG))
def test_what_is_wrong_is_kept_as_typed_with_words_what_to_do(school, draft, path):
    typed, words = WRONG[path]
    response = school.post(address(draft, path), {**typed, "version": 9})
    page = page_of(response)
    assert any(words in error for error in errors_in(page)), errors_in(page)
    assert raw_at(draft, path) == as_raw(typed)
    assert response.content.decode().count("Error:") >= 1


@pytest.mark.parametrize("path", sorted(WRONG))
def test_coming_back_later_needs_nothing_to_be_right(school, draft, path):
    typed, _ = WRONG[path]
    response = school.post(address(draft, path), {**typed, "version": 9, "action": "later"})
    assert response.url == reverse("referrals:draft", args=[draft.reference])
    assert raw_at(draft, path) == as_raw(typed)


def test_markup_in_what_was_typed_is_shown_as_text(school, draft):
    text = '<script>alert("x")</script> & “quoted”'
    school.post(address(draft, "account"), {"account": text, "version": 1})
    body = school.get(address(draft, "account")).content.decode()
    assert "<script>alert" not in body
    assert page_of(school.get(address(draft, "account"))).one("textarea").raw_text.strip() == text


def test_starting_makes_a_draft_and_only_a_post_does(school, world):
    assert school.get(reverse("referrals:new")).status_code == 200
    with as_owner():
        assert Draft.objects.count() == 0
    response = school.post(reverse("referrals:new"))
    with as_owner():
        draft = Draft.objects.get()
    assert response.url == reverse("referrals:draft", args=[draft.reference])
    assert "0 of 7 sections complete" in school.get(response.url).content.decode()


@pytest.mark.parametrize("who", ["northmere auditor", "administrator"])
def test_a_role_that_logs_no_concerns_cannot_start(client, world, who):
    response = signed_in(client, world[who]).get(reverse("referrals:new"))
    assert response.status_code == 403


PAGES_OF_A_DRAFT = [
    ("referrals:draft", []),
    ("referrals:draft_check", []),
    ("referrals:draft_discard", []),
    ("referrals:draft_children", []),
    ("referrals:draft_page", ["account"]),
    ("referrals:draft_item", ["children", "k1", "who"]),
    ("referrals:draft_remove", ["children", "k1"]),
]


@pytest.mark.parametrize(("name", "more"), PAGES_OF_A_DRAFT)
@pytest.mark.parametrize("who", ["teacher", "police", "northmere front door"])
def test_somebody_elses_draft_answers_like_one_that_does_not_exist(
    client, world, draft, name, more, who
):
    other = signed_in(client, world[who])
    foreign = reverse(name, args=[draft.reference, *more])
    missing = reverse(name, args=["DRA-2222-2222", *more])
    for method in (other.get, other.post):
        answers = [method(foreign), method(missing)]
        assert [answer.status_code for answer in answers] in ([404, 404], [405, 405])
        assert answers[0].content == answers[1].content
    assert stored(draft).contents["sections"]["account"]


@pytest.mark.parametrize(
    "path",
    ["nonsense", "children.k9.who", "children.k1.nonsense", "adults.k1.adult", "people.k1.who"],
)
def test_a_page_that_does_not_exist_is_not_found(school, draft, path):
    assert school.get(address(draft, path)).status_code == 404
    assert school.post(address(draft, path), {}).status_code == 404


def test_children_are_added_and_removed_on_the_server(school, draft):
    children = reverse("referrals:draft_children", args=[draft.reference])
    response = school.post(children, {"add": "children"})
    key = stored(draft).contents["items"]["children"][-1]
    assert response.url == address(draft, f"children.{key}.who")
    remove = reverse("referrals:draft_remove", args=[draft.reference, "children", "k1"])
    assert "Remove Mila?" in school.get(remove).content.decode()
    assert school.post(remove).url == children
    assert stored(draft).contents["items"]["children"] == ["k2", key]
    assert raw_at(draft, "children.k1.who") is None


def test_an_adult_harmed_is_entered_too(school, draft):
    children = reverse("referrals:draft_children", args=[draft.reference])
    school.post(children, {"add": "adults"})
    key = stored(draft).contents["items"]["adults"][0]
    path = f"adults.{key}.adult"
    response = school.post(address(draft, path), {"relation": "Teaching assistant", "version": 9})
    assert response.url == children
    assert "Teaching assistant" in school.get(children).content.decode()


def test_a_discarded_draft_is_gone_after_one_question(school, draft):
    discard = reverse("referrals:draft_discard", args=[draft.reference])
    assert "deleted for good" in school.get(discard).content.decode()
    assert school.post(discard).status_code == 302
    assert school.get(reverse("referrals:draft", args=[draft.reference])).status_code == 404


def test_an_under_13_harmed_is_told_what_follows(school, draft):
    body = school.get(address(draft, "children.k1.home")).content.decode()
    assert "child protection referral" in body
    assert "Why am I seeing this?" in body


def test_children_of_different_areas_are_each_shown_their_area(school, world):
    apart = {**OWEN, "home": {"lives_with": "own", "home_authority": "stoneford"}}
    draft = draft_of(world["school"], MILA, apart)
    body = school.get(reverse("referrals:draft_children", args=[draft.reference])).content.decode()
    assert "The children live in different areas" in body
    assert "Owen: Stoneford" in body


def test_immediate_danger_says_whom_to_ring_now_on_every_page(school, world):
    draft = draft_of(world["school"], safety={"immediate_danger": "yes"})
    for path in ("account", "children.k1.who", "you"):
        assert "call 999 now" in school.get(address(draft, path)).content.decode()


def test_words_to_look_at_stand_under_the_field_and_block_nothing(school, draft):
    typed = {"account": "The victim said “you perpetrator”.", "version": 1}
    response = school.post(address(draft, "account"), typed)
    assert response.status_code == 302
    body = school.get(address(draft, "account")).content.decode()
    assert "child who has been harmed" in body
    assert "child who has displayed" not in body


def test_pages_of_a_draft_are_kept_by_no_browser(school, draft):
    assert "no-store" in school.get(address(draft, "account"))["Cache-Control"]


def autosave(client, draft, path, fields, **sent):
    address = reverse("referrals:draft_autosave", args=[draft.reference])
    return client.post(address, {"path": path, "version": 1, **fields, **sent})


def test_autosave_answers_with_the_time_and_the_version(school, draft):
    response = autosave(
        school, draft, "account", {"account": "half a sent"}, window="w", sequence=2
    )
    assert response.status_code == 200
    assert response.json()["version"] == stored(draft).version
    assert len(response.json()["saved_at"]) == len("12:04:31")
    assert raw_at(draft, "account") == {"account": ["half a sent"]}


def test_autosave_keeps_what_is_neither_complete_nor_valid(school, draft):
    typed = {"happened_on_day": "99", "when": "day"}
    assert autosave(school, draft, "when", typed).status_code == 200
    assert raw_at(draft, "when") == as_raw(typed)


def test_autosave_never_overwrites_another_window(school, draft):
    autosave(school, draft, "account", {"account": "first"}, window="one", sequence=1)
    second = autosave(school, draft, "account", {"account": "second"}, window="two", sequence=1)
    assert second.status_code == 409
    assert second.json()["fields"] == [
        {"question": "What happened, in the words used", "mine": "second", "saved": "first"}
    ]
    assert raw_at(draft, "account") == {"account": ["first"]}


def test_without_scripts_a_conflict_shows_both_texts_and_lets_the_person_choose(school, draft):
    school.post(address(draft, "account"), {"account": "first", "version": 1})
    response = school.post(address(draft, "account"), {"account": "second", "version": 1})
    assert response.status_code == 409
    page = page_of(response)
    assert "first" in page.text
    assert "second" in page.text
    form = next(one for one in page.all("form") if one.all("input", name_="version"))
    sent = {one["name"]: one["value"] for one in form.all("input", type="hidden")}
    sent.pop("csrfmiddlewaretoken")
    assert school.post(address(draft, "account"), sent).status_code == 302
    assert raw_at(draft, "account") == {"account": ["second"]}


def test_autosave_of_a_draft_that_is_gone_is_not_found(school, world, draft):
    discard_draft(reference=draft.reference, by=world["school"])
    assert autosave(school, draft, "account", {"account": "x"}).status_code == 404


def test_autosave_is_for_the_writer_alone(client, world, draft):
    other = signed_in(client, world["teacher"])
    assert autosave(other, draft, "account", {"account": "x"}).status_code == 404
    client.logout()
    assert autosave(client, draft, "account", {"account": "x"}).status_code == 302
    assert raw_at(draft, "account") == as_raw(PAGES["account"])


def test_the_language_address_answers_words_of_a_text(school):
    response = school.post(reverse("referrals:language"), {"text": "The victim."})
    assert [hint["found"] for hint in response.json()["hints"]] == ["victim"]
    assert school.get(reverse("referrals:language")).status_code == 405


@pytest.mark.parametrize(
    ("name", "more"), [entry for entry in PAGES_OF_A_DRAFT if entry[0] != "referrals:draft_discard"]
)
def test_pages_of_a_draft_take_few_queries_however_many_children(
    school, world, django_assert_max_num_queries, name, more
):
    school.get(reverse("referrals:new"))  # the first request of a session writes it down
    for count in (1, 25):
        draft = draft_of(world["school"], *([MILA] * count))
        with django_assert_max_num_queries(20) as counted:
            assert school.get(reverse(name, args=[draft.reference, *more])).status_code == 200
        if count == 1:
            first = len(counted)
    assert len(counted) == first


def test_a_draft_begun_in_one_membership_is_not_continued_in_another(client, world):
    draft = start_draft(kind="concern", at=NOON, by=world["school"])
    with as_owner():
        from hsb_cases.agencies.acting import acting

        with acting(world["administrator"]):
            also = world.member("school too", world["school"].user, "police", "police")
    person = signed_in(client, world["school"])
    session = person.session
    session["acting_membership"] = also.membership.pk
    session.save()
    assert person.get(reverse("referrals:draft", args=[draft.reference])).status_code == 404
