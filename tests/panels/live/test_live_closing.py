"""Before a meeting begins, closing it, and after."""

import pytest

from panels.commands.closing import close_meeting
from panels.models import Meeting
from tests.panels.arrange import DOOR, ENDS, decided, everybody_came, measure, wrote
from tests.panels.live.steps import CHAIR, REASONS, at, autosaves, sending
from tests.referrals.pages import page_of
from tests.support.roles import as_owner

pytestmark = pytest.mark.django_db


class TestWhoElse:
    """Who conducts it reads it too; who has no part in it finds nothing."""

    def test_who_records_may_read_the_whole_record_too(self, browse, under_way):
        page = page_of(browse(CHAIR).get(f"{at(under_way)}?show=record"))
        assert any(one.text == "Go on recording" for one in page.all("a"))
        assert "Decision for this child: O.R." in page.text

    def test_whoever_is_no_part_of_it_finds_nothing(self, browse, under_way):
        for name in ("police", "northmere worker one", "stoneford front door", "school"):
            person = browse(name)
            for part in ("run", "news", "attendance", "close"):
                assert person.get(at(under_way, part)).status_code == 404, (name, part)


class TestBeforeAndAfter:
    """A meeting that is not under way is read, not recorded."""

    def test_a_meeting_that_has_not_begun_is_not_recorded(self, browse, under_way):
        with as_owner():
            Meeting.objects.filter(pk=under_way.meeting.pk).update(
                status="planned", opened_at=None, opened_by=None
            )
        chair = browse(CHAIR)
        assert "has not begun" in page_of(chair.get(at(under_way))).text
        assert chair.get(at(under_way, "attendance")).url == at(under_way)
        response = chair.post(at(under_way, "decision", 1), sending(rationale=REASONS))
        assert "Open the meeting first." in page_of(response).text
        assert REASONS in response.content.decode()
        assert autosaves(chair, under_way, "decision-1", rationale="x").status_code == 410

    def test_after_closing_what_was_decided_is_read(self, browse, under_way):
        made_whole(under_way)
        close_meeting(meeting=under_way.meeting, next_meeting_on=None, at=ENDS, by=under_way.by)
        chair = browse(CHAIR)
        page = page_of(chair.get(at(under_way))).text
        assert "The meeting is closed." in page
        assert "What Mila told is clear and several times the same." in page
        assert chair.get(at(under_way, "close")).url == at(under_way)
        assert autosaves(chair, under_way, "decision-1", rationale="x").status_code == 410


def made_whole(arranged):
    """Everything is recorded that closing asks for."""
    everybody_came(arranged)
    for name in arranged.cases:
        wrote(arranged, name, **decided(name))
    measure(arranged)


def next_meeting(year):
    """What the form sends."""
    day = {"next_meeting_on_day": "15", "next_meeting_on_month": "1"}
    return {**day, "next_meeting_on_year": year}


class TestClosing:
    """What is missing, item by item, as links; then the outcome for each child."""

    def test_what_is_missing_is_a_link_to_its_question(self, browse, under_way):
        page = page_of(browse(CHAIR).get(at(under_way, "close")))
        links = {one.text: one.attributes["href"] for one in page.all("a") if one.text.strip()}
        assert links[
            "Choose whether the threshold of significant harm is met for O.R.."
        ] == f"{at(under_way, 'decision', 2)}#id_threshold"  # fmt: skip

    def test_it_does_not_close_while_something_is_missing(self, browse, under_way):
        response = browse(CHAIR).post(at(under_way, "close"), {"next_meeting_on_day": "15"})
        assert response.status_code == 200
        assert under_way.again().status == "under_way"
        assert 'value="15"' in response.content.decode()

    def test_it_closes_and_says_what_follows(self, browse, under_way):
        made_whole(under_way)
        door = browse(DOOR)
        assert door.post(at(under_way, "close"), next_meeting("2027")).url == at(under_way)
        again = under_way.again()
        assert (again.status, again.next_meeting_on.isoformat()) == ("closed", "2027-01-15")
        page = page_of(door.get(at(under_way))).text
        assert "The meeting is closed." in page
        assert page.count("is started for case") == 2
        assert "15 January 2027" in page

    def test_a_next_meeting_in_the_past_keeps_what_was_typed(self, browse, under_way):
        made_whole(under_way)
        page = browse(CHAIR).post(at(under_way, "close"), next_meeting("2026")).content.decode()
        assert "Enter a day that is not in the past." in page
        assert 'value="2026"' in page
        assert under_way.again().status == "under_way"
