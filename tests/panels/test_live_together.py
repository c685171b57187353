"""Several people in one live record: nobody's text is lost, and all know of each other."""

import pytest

from hsb_cases.core.idle import SESSION_KEY
from tests.panels.arrange import DOOR, closed, opened, said, siblings, two_families, whole
from tests.panels.live_steps import CHAIR, REASONS, at, autosaves, drafts, sending
from tests.referrals.pages import page_of, signed_in

pytestmark = pytest.mark.django_db
THEIRS = "Nobody was there to look after them, and both told the same."


@pytest.fixture
def under_way(world):
    arranged = siblings(world)
    opened(world, arranged, chair=CHAIR)
    return arranged


@pytest.fixture
def browser(world):
    """Opens a browser for somebody."""
    from django.test import Client

    def opened_for(name):
        return signed_in(Client(), world[name])

    return opened_for


@pytest.fixture
def two_texts(browser, under_way):
    """The front door saved a text first; the chair then typed another."""
    first, second = browser(DOOR), browser(CHAIR)
    assert (
        autosaves(first, under_way, "decision-1", window="a", rationale=THEIRS).status_code == 200
    )
    answer = autosaves(second, under_way, "decision-1", window="b", rationale=REASONS)
    return first, second, answer


class TestTwoTexts:
    """Two people wrote in one part: both texts are kept until one is chosen."""

    def test_saving_as_typed_keeps_the_second_text_beside_the_first(self, two_texts, world):
        answer = two_texts[2]
        assert answer.status_code == 409
        told = answer.json()
        assert told["says"].startswith(f"{world[DOOR].user.full_name} saved a different text at")
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
    def test_the_choice_leaves_one_text(self, two_texts, under_way, world, action, after):
        chair = two_texts[1]
        sent = sending(window="", version=1, rationale=REASONS, action=action,
                       other=world[CHAIR].membership.pk)  # fmt: skip
        response = chair.post(at(under_way, "decision", 1), sent)
        assert response.url == at(under_way, "decision", 1)
        assert {part: raw["rationale"] for part, raw in drafts().items()} == {"decision": [after]}
        page = chair.get(at(under_way, "decision", 1)).content.decode()
        assert "Show both and choose" not in page

    def test_the_choice_is_asked_again_where_the_first_goes_on_typing(
        self, two_texts, under_way, world
    ):
        autosaves(two_texts[0], under_way, "decision-1", window="a", sequence=2, rationale="Newer")
        sent = sending(window="", version=1, rationale=REASONS, action="other",
                       other=world[CHAIR].membership.pk)  # fmt: skip
        response = two_texts[1].post(at(under_way, "decision", 1), sent)
        assert response.status_code == 409
        assert drafts()["decision"]["rationale"] == ["Newer"]

    def test_a_choice_that_was_made_already_leads_to_the_page(self, browser, under_way):
        response = browser(CHAIR).get(f"{at(under_way, 'decision', 1)}?show=other&by=7")
        assert response.url == at(under_way, "decision", 1)

    def test_the_meeting_does_not_close_over_a_text_that_is_kept_beside(self, two_texts, under_way):
        page = page_of(two_texts[1].get(at(under_way, "close"))).text
        assert "typed another text in “Decision for this child: Mila Hart”. Choose one" in page
        assert "Record what Northmere Front Door typed in" in page


class TestNews:
    """A short answer to a short question."""

    def test_it_tells_who_types_where_and_what_was_saved(self, browser, under_way, world):
        door, chair = browser(DOOR), browser(CHAIR)
        first = chair.get(f"{at(under_way, 'news')}?at=attendance").json()
        autosaves(door, under_way, "decision-1", window="a", rationale=THEIRS)
        door.get(f"{at(under_way, 'news')}?at=decision-1")
        told = chair.get(f"{at(under_way, 'news')}?at=attendance&seen={first['mark']}").json()
        assert told["mark"] != first["mark"]
        name = world[DOOR].user.full_name
        assert f"{name} is typing" in told["regions"]["rail"]
        assert f"{name} is typing in" in told["regions"]["strip"]
        assert (
            f"Here now: {name} (at “Decision for this child: Mila Hart”)"
            in told["regions"]["strip"]
        )
        (place,) = told["places"]
        assert (place["key"], place["version"], place["window"]) == ("decision-1", 1, "a")
        assert place["by"] == name

    def test_nothing_new_is_told_in_few_words(self, browser, under_way):
        chair = browser(CHAIR)
        first = chair.get(at(under_way, "news")).json()
        assert "regions" not in chair.get(f"{at(under_way, 'news')}?seen={first['mark']}").json()

    def test_what_an_agency_said_comes_without_opening_the_page_anew(self, browser, under_way):
        chair = browser(CHAIR)
        said(under_way, "Seen on Friday.", "Mila")
        told = chair.get(f"{at(under_way, 'news')}?at=risk-1").json()
        assert "Seen on Friday." in told["regions"]["said"]
        told = chair.get(f"{at(under_way, 'news')}?at=risk-2").json()
        assert "Seen on Friday." not in told["regions"]["said"]

    def test_asking_is_no_activity(self, browser, under_way):
        chair = browser(CHAIR)
        chair.get(at(under_way, "attendance"))
        session = chair.session
        session[SESSION_KEY] -= 100
        session.save()
        before = chair.session[SESSION_KEY]
        chair.get(at(under_way, "news"), headers={"X-Background": "1"})
        assert chair.session[SESSION_KEY] == before

    def test_whoever_left_is_not_shown_any_more(self, browser, under_way, world, monkeypatch):
        from hsb_cases.core import clock
        from panels.selectors.presence import SEEN_FOR

        browser(DOOR).get(at(under_way, "news"))
        later = clock.now() + 2 * SEEN_FOR
        monkeypatch.setattr(clock, "now", lambda: later)
        told = browser(CHAIR).get(at(under_way, "news")).json()
        assert world[DOOR].user.full_name not in told["regions"]["strip"]

    def test_the_page_goes_on_where_nobodys_presence_can_be_kept(
        self, browser, under_way, monkeypatch
    ):
        from django.core.cache import cache
        from redis import ConnectionError as NoBroker

        def away(*args, **kwargs):
            raise NoBroker

        monkeypatch.setattr(cache, "get", away)
        monkeypatch.setattr(cache, "set", away)
        assert browser(CHAIR).get(at(under_way, "news")).status_code == 200


class TestReadingAlong:
    """Whoever works with one child reads that child's part, and nothing of the other's side."""

    def test_a_family_sides_reader_sees_its_own_child_alone(self, browser, world):
        arranged = two_families(world)
        opened(world, arranged, chair="fenbridge chair")
        fenbridge, leaford = browser("fenbridge front door"), browser("leaford front door")
        for key, words in (("decision-1", "About Isla only"), ("decision-2", "About Theo only")):
            autosaves(fenbridge, arranged, key, rationale=words)
        response = leaford.get(at(arranged))
        assert response.status_code == 200
        page = response.content.decode()
        assert "About Isla only" in page
        for word in ("Theo", "Marlow", "T.M.", "About Theo only", "Beacon Rise"):
            assert word not in page
        told = leaford.get(at(arranged, "news")).content.decode()
        assert "About Isla only" in told
        for word in ("Theo", "Marlow", "T.M.", "About Theo only", "Decision for this child: T"):
            assert word not in told

    def test_who_reads_along_records_nothing(self, browser, world):
        arranged = two_families(world)
        opened(world, arranged, chair="fenbridge chair")
        leaford = browser("leaford front door")
        for part, child in (("attendance", 0), ("decision", 1), ("close", 0)):
            assert leaford.get(at(arranged, part, child)).status_code == 404
        assert autosaves(leaford, arranged, "decision-1", rationale="x").status_code == 404
        assert drafts() == {}

    def test_the_other_sides_readers_are_not_named(self, browser, world):
        arranged = two_families(world)
        opened(world, arranged, chair="fenbridge chair")
        browser("stoneford front door").get(at(arranged, "news"))
        stoneford = world["stoneford front door"].user.full_name
        assert (
            stoneford
            not in browser("leaford front door").get(at(arranged, "news")).content.decode()
        )
        strip = browser("fenbridge front door").get(at(arranged, "news")).json()["regions"]["strip"]
        assert f"{stoneford} (reading)" in strip

    def test_who_records_may_read_the_whole_record_too(self, browser, under_way):
        page = page_of(browser(CHAIR).get(f"{at(under_way)}?show=record"))
        assert any(one.text == "Go on recording" for one in page.all("a"))
        assert "Decision for this child: Owen Reed" in page.text

    def test_whoever_is_no_part_of_it_finds_nothing(self, browser, under_way):
        for name in ("police", "northmere worker one", "stoneford front door", "school"):
            for part in ("run", "news", "attendance", "close"):
                assert browser(name).get(at(under_way, part)).status_code == 404


class TestBeforeAndAfter:
    """A meeting that is not under way is read, not recorded."""

    def test_a_meeting_that_has_not_begun_is_not_recorded(self, browser, world):
        arranged = siblings(world)
        chair = browser(DOOR)
        assert "has not begun" in page_of(chair.get(at(arranged))).text
        assert chair.get(at(arranged, "attendance")).url == at(arranged)
        response = chair.post(at(arranged, "decision", 1), sending(rationale=REASONS))
        assert "Open the meeting first." in page_of(response).text
        assert REASONS in response.content.decode()
        assert autosaves(chair, arranged, "decision-1", rationale="x").status_code == 410

    def test_after_closing_what_was_decided_is_read(self, browser, world):
        arranged = siblings(world)
        closed(world, arranged, chair=CHAIR)
        chair = browser(CHAIR)
        page = page_of(chair.get(at(arranged))).text
        assert "The meeting is closed." in page
        assert "What Mila told is clear and several times the same." in page
        assert chair.get(at(arranged, "close")).url == at(arranged)
        assert autosaves(chair, arranged, "decision-1", rationale="x").status_code == 410


class TestClosing:
    """What is missing, item by item, as links; then the outcome for each child."""

    def test_what_is_missing_is_a_link_to_its_question(self, browser, under_way):
        page = page_of(browser(CHAIR).get(at(under_way, "close")))
        links = {one.text: one.attributes["href"] for one in page.all("a") if one.text.strip()}
        assert links[
            "Choose whether the threshold of significant harm is met for Owen Reed."
        ] == f"{at(under_way, 'decision', 2)}#id_threshold"  # fmt: skip

    def test_it_does_not_close_while_something_is_missing(self, browser, under_way):
        response = browser(CHAIR).post(at(under_way, "close"), {"next_meeting_on_day": "15"})
        assert response.status_code == 200
        assert under_way.again().status == "under_way"
        assert 'value="15"' in response.content.decode()

    def test_it_closes_and_says_what_follows(self, browser, world):
        arranged = siblings(world)
        whole(world, arranged, chair=CHAIR)
        chair = browser(DOOR)
        sent = {
            "next_meeting_on_day": "15", "next_meeting_on_month": "1",
            "next_meeting_on_year": "2027",
        }  # fmt: skip
        response = chair.post(at(arranged, "close"), sent)
        assert response.url == at(arranged)
        again = arranged.again()
        assert (again.status, again.next_meeting_on.isoformat()) == ("closed", "2027-01-15")
        page = page_of(chair.get(at(arranged))).text
        assert "The meeting is closed." in page
        assert page.count("is started for case") == 2
        assert "15 January 2027" in page

    def test_a_next_meeting_in_the_past_keeps_what_was_typed(self, browser, world):
        arranged = siblings(world)
        whole(world, arranged, chair=CHAIR)
        sent = {
            "next_meeting_on_day": "15", "next_meeting_on_month": "1",
            "next_meeting_on_year": "2026",
        }  # fmt: skip
        page = browser(CHAIR).post(at(arranged, "close"), sent).content.decode()
        assert "Enter a day that is not in the past." in page
        assert 'value="2026"' in page
        assert arranged.again().status == "under_way"
