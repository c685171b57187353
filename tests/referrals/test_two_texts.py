"""Two windows, two texts: whoever walks away finds both again and chooses then."""

import pytest
from django.urls import reverse

from tests.referrals.pages import address, draft_of, page_of, raw_at, signed_in, stored
from tests.support.built_once import built_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def school(client, world):
    return signed_in(client, world["school"])


@built_once
def draft(world):
    return draft_of(world["school"])


def typed_twice(school, draft, path="account", first=None, second=None):
    """The first window saves; the second, opened before, saves after it. Gives its answer."""
    page = address(draft, path)
    school.post(page, {**(first or {"account": "From the first window."}), "version": 1})
    return school.post(page, {**(second or {"account": "From the second window."}), "version": 1})


def choices(page):
    """The hidden fields of the choice, as a browser would send them."""
    form = next(one for one in page.all("form") if one.all("input", name_="version"))
    sent = {one["name"]: one["value"] for one in form.all("input", type="hidden")}
    sent.pop("csrfmiddlewaretoken")
    return sent


def walks_away_and_comes_back(school, draft, path="account"):
    """Follows the link that the page shows to somebody who left without choosing."""
    body = page_of(school.get(address(draft, path)))
    link = next(one for one in body.all("a") if one.text == "Show both and choose")
    return page_of(
        school.get(address(draft, path) + link["href"].removeprefix(address(draft, path)))
    )


def test_the_second_text_is_there_when_its_writer_comes_back(school, draft):
    assert typed_twice(school, draft).status_code == 409
    for where in (
        address(draft, "account"),
        reverse("referrals:draft", args=[draft.reference]),
        reverse("referrals:draft_check", args=[draft.reference]),
    ):
        said = page_of(school.get(where)).one("main").text
        assert "You typed another text on “What happened” in a second window" in said, where
    both = walks_away_and_comes_back(school, draft).one("main").text
    assert "From the first window." in both
    assert "From the second window." in both
    assert "Your other text, " in both


def test_the_other_text_can_still_be_used(school, draft):
    typed_twice(school, draft)
    sent = choices(walks_away_and_comes_back(school, draft))
    assert school.post(address(draft, "account"), sent).status_code == 302
    assert raw_at(draft, "account") == {"account": ["From the second window."]}
    assert "others" not in stored(draft).contents["sections"]["account"]


@pytest.mark.parametrize("later", [True, False])
def test_or_thrown_away_once_at_the_conflict_or_later(school, draft, later):
    conflict = page_of(typed_twice(school, draft))
    sent = choices(walks_away_and_comes_back(school, draft) if later else conflict)
    for words in ("The other one was thrown away", "The choice was made already"):
        answer = school.post(address(draft, "account"), {**sent, "action": "drop"}, follow=True)
        assert words in answer.content.decode()
    assert raw_at(draft, "account") == {"account": ["From the first window."]}
    assert "others" not in stored(draft).contents["sections"]["account"]
    assert "another text" not in school.get(address(draft, "account")).content.decode()


def test_a_choice_that_came_too_late_loses_nothing_either(school, draft):
    typed_twice(school, draft)
    sent = choices(walks_away_and_comes_back(school, draft))
    third = {"account": "From a third window.", "version": stored(draft).version}
    school.post(address(draft, "account"), third)
    again = school.post(address(draft, "account"), sent)
    assert again.status_code == 409
    assert raw_at(draft, "account") == {"account": ["From a third window."]}
    kept = stored(draft).contents["sections"]["account"]["others"]
    assert [one["raw"] for one in kept] == [{"account": ["From the second window."]}]


def test_typing_on_in_the_background_is_kept_as_well(school, draft):
    autosave = reverse("referrals:draft_autosave", args=[draft.reference])
    one = {"path": "account", "version": 1, "window": "one", "sequence": 1, "account": "First"}
    two = {**one, "window": "two", "account": "Second"}
    assert school.post(autosave, one).status_code == 200
    assert school.post(autosave, two).status_code == 409
    two |= {"sequence": 2, "account": "Second, and more"}
    assert school.post(autosave, two).status_code == 409
    assert school.post(autosave, {**one, "sequence": 2, "account": "First on"}).status_code == 200
    both = walks_away_and_comes_back(school, draft).one("main").text
    assert "First on" in both
    assert "Second, and more" in both


def test_the_page_of_a_child_is_named_by_the_child(school, draft):
    role = {"role": "harmed", "harmed_sexually": "yes"}
    typed_twice(
        school,
        draft,
        "children.k1.part",
        first=role | {"what_the_child_said": "“One.”"},
        second=role | {"what_the_child_said": "“Two.”"},
    )
    both = walks_away_and_comes_back(school, draft, "children.k1.part").one("main").text
    assert "Mila’s part in what happened: two texts" in both
    assert "What has Mila said?" in both
    assert "What part did" not in both  # both windows gave the same answer


@pytest.mark.parametrize("path", ["account", "children.k1.who"])
def test_without_another_text_there_is_no_choice_to_make(school, draft, path):
    answer = school.get(f"{address(draft, path)}?show=other")
    assert (answer.status_code, answer.url) == (302, address(draft, path))


@pytest.mark.parametrize("key", ["", "x", "9", "9" * 12, "９"])
def test_a_key_that_is_none_throws_nothing_away(school, draft, key):
    typed_twice(school, draft)
    sent = {"action": "drop", "other": key}
    assert school.post(address(draft, "account"), sent).status_code == 302
    assert stored(draft).contents["sections"]["account"]["others"]
    assert school.post(address(draft, "children.k9.who"), sent).status_code == 404
