"""Several people in one live record: nobody's text is lost, and all know of each other."""

import pytest

from hsb_cases.core.idle import SESSION_KEY
from tests.panels.arrange import DOOR, said
from tests.panels.live.steps import CHAIR, REASONS, at, autosaves, drafts, sending
from tests.referrals.pages import page_of

THEIRS = "Nobody was there to look after them, and both told the same."

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_texts(browse, under_way):
    """The front door saved a text first; the chair then typed another."""
    first, second = browse(DOOR), browse(CHAIR)
    assert (
        autosaves(first, under_way, "decision-1", window="a", rationale=THEIRS).status_code == 200
    )
    answer = autosaves(second, under_way, "decision-1", window="b", rationale=REASONS)
    return first, second, answer


class TestTwoTexts:
    """Two people wrote in one part: both texts are kept until one is chosen."""

    def test_saving_as_typed_keeps_the_second_text_beside_the_first(self, two_texts, people):
        answer = two_texts[2]
        assert answer.status_code == 409
        told = answer.json()
        assert told["says"].startswith(f"{people[DOOR].user.full_name} saved a different text at")
        assert sorted(raw["rationale"][0] for raw in drafts().values()) == [REASONS, THEIRS]

    def test_sending_the_page_shows_both(self, two_texts, under_way):
        sent = sending(window="b", sequence=2, rationale=REASONS)
        response = two_texts[1].post(at(under_way, "decision", 1), sent)
        assert response.status_code == 409
        page = page_of(response).text
        assert REASONS in page
        assert THEIRS in page
        assert under_way.child("Mila").rationale == ""

    def test_whoever_comes_later_is_told_of_both(self, two_texts, under_way):
        page = page_of(two_texts[0].get(at(under_way, "decision", 1)))
        link = next(one for one in page.all("a") if one.text == "Show both and choose")
        both = page_of(two_texts[0].get(link.attributes["href"])).text
        assert REASONS in both
        assert THEIRS in both

    @pytest.mark.parametrize(
        ("action", "after"),
        [("both", f"{THEIRS}\n\n{REASONS}"), ("other", REASONS), ("drop", THEIRS)],
    )
    def test_the_choice_leaves_one_text(self, two_texts, under_way, people, action, after):
        chair = two_texts[1]
        sent = sending(window="", version=1, rationale=REASONS, action=action,
                       other=people[CHAIR].membership.pk)  # fmt: skip
        response = chair.post(at(under_way, "decision", 1), sent)
        assert response.url == at(under_way, "decision", 1)
        assert {part: raw["rationale"] for part, raw in drafts().items()} == {"decision": [after]}
        page = chair.get(at(under_way, "decision", 1)).content.decode()
        assert "Show both and choose" not in page

    def test_the_choice_is_asked_again_where_the_first_goes_on_typing(
        self, two_texts, under_way, people
    ):
        autosaves(two_texts[0], under_way, "decision-1", window="a", sequence=2, rationale="Newer")
        sent = sending(window="", version=1, rationale=REASONS, action="other",
                       other=people[CHAIR].membership.pk)  # fmt: skip
        response = two_texts[1].post(at(under_way, "decision", 1), sent)
        assert response.status_code == 409
        assert drafts()["decision"]["rationale"] == ["Newer"]

    def test_a_choice_that_was_made_already_leads_to_the_page(self, browse, under_way):
        response = browse(CHAIR).get(f"{at(under_way, 'decision', 1)}?show=other&by=7")
        assert response.url == at(under_way, "decision", 1)

    def test_the_meeting_does_not_close_over_a_text_that_is_kept_beside(self, two_texts, under_way):
        page = page_of(two_texts[1].get(at(under_way, "close"))).text
        assert "typed another text in “Decision for this child: M.H.”. Choose one" in page
        assert "Record what Northmere Front Door typed in" in page


class TestNews:
    """A short answer to a short question."""

    def test_it_tells_who_types_where_and_what_was_saved(self, browse, under_way, people):
        door, chair = browse(DOOR), browse(CHAIR)
        first = chair.get(f"{at(under_way, 'news')}?at=attendance").json()
        autosaves(door, under_way, "decision-1", window="a", rationale=THEIRS)
        door.get(f"{at(under_way, 'news')}?at=decision-1")
        told = chair.get(f"{at(under_way, 'news')}?at=attendance&seen={first['mark']}").json()
        assert told["mark"] != first["mark"]
        name = people[DOOR].user.full_name
        assert f"{name} is typing" in told["regions"]["rail"]
        assert f"{name} is typing in" in told["regions"]["strip"]
        assert f"Here now: {name} (at “Decision for this child: M.H.”)" in told["regions"]["strip"]
        (place,) = told["places"]
        assert (place["key"], place["version"], place["window"]) == ("decision-1", 1, "a")
        assert place["by"] == name

    def test_nothing_new_is_told_in_few_words(self, browse, under_way):
        chair = browse(CHAIR)
        first = chair.get(at(under_way, "news")).json()
        assert "regions" not in chair.get(f"{at(under_way, 'news')}?seen={first['mark']}").json()

    def test_what_an_agency_said_comes_without_opening_the_page_anew(self, browse, under_way):
        chair = browse(CHAIR)
        said(under_way, "Seen on Friday.", "Mila")
        told = chair.get(f"{at(under_way, 'news')}?at=risk-1").json()
        assert "Seen on Friday." in told["regions"]["said"]
        told = chair.get(f"{at(under_way, 'news')}?at=risk-2").json()
        assert "Seen on Friday." not in told["regions"]["said"]

    def test_asking_is_no_activity(self, browse, under_way):
        chair = browse(CHAIR)
        chair.get(at(under_way, "attendance"))
        session = chair.session
        session[SESSION_KEY] -= 100
        session.save()
        before = chair.session[SESSION_KEY]
        chair.get(at(under_way, "news"), headers={"X-Background": "1"})
        assert chair.session[SESSION_KEY] == before

    def test_whoever_left_is_not_shown_any_more(self, browse, under_way, people, monkeypatch):
        from hsb_cases.core import clock
        from panels.selectors.presence import SEEN_FOR

        browse(DOOR).get(at(under_way, "news"))
        later = clock.now() + 2 * SEEN_FOR
        monkeypatch.setattr(clock, "now", lambda: later)
        told = browse(CHAIR).get(at(under_way, "news")).json()
        assert people[DOOR].user.full_name not in told["regions"]["strip"]

    def test_the_page_goes_on_where_nobodys_presence_can_be_kept(
        self, browse, under_way, monkeypatch
    ):
        from django.core.cache import cache
        from redis import ConnectionError as NoBroker

        def away(*args, **kwargs):
            raise NoBroker

        monkeypatch.setattr(cache, "get", away)
        monkeypatch.setattr(cache, "set", away)
        assert browse(CHAIR).get(at(under_way, "news")).status_code == 200
