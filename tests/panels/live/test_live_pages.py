"""Recording a meeting under way, item by item."""

import datetime

import pytest
from django.urls import reverse

from panels.models import AgencyInformation, Invitation, SafetyMeasure
from tests.panels.arrange import DOOR, measure
from tests.panels.live.steps import CHAIR, REASONS, at, autosaves, drafts, sending
from tests.referrals.pages import errors_in, page_of
from tests.support.roles import as_owner

SOON = datetime.date(2027, 1, 15)

pytestmark = pytest.mark.django_db


@pytest.fixture
def chair(browse, under_way):
    """The chair works on neither child's case, and sees initials."""
    return browse(CHAIR)


def first_invitation():
    with as_owner():
        return Invitation.objects.order_by("pk").first()


def test_going_on_leads_to_the_first_item_in_which_something_is_missing(chair, under_way):
    assert chair.get(at(under_way)).url == at(under_way, "attendance")


def test_each_item_has_a_page_with_what_is_missing_in_it(chair, under_way):
    for part, words in (("attendance", "Record whether Northmere Police came."),
                        ("information", "Nothing is recorded yet."),
                        ("measures", "Add what each organisation does about risk")):  # fmt: skip
        assert words in page_of(chair.get(at(under_way, part))).text
    for child, name in ((1, "M.H."), (2, "O.R.")):
        page = page_of(chair.get(at(under_way, "decision", child)))
        assert f"Choose whether the threshold of significant harm is met for {name}." in page.text


def test_a_part_that_there_is_not_is_not_found(chair, under_way):
    assert chair.get(at(under_way, "no-such-part")).status_code == 404
    assert chair.get(at(under_way, "decision", 3)).status_code == 404
    assert chair.get(at(under_way, "decision")).status_code == 404


class TestAChild:
    """What is decided for one child."""

    def test_recording_writes_the_childs_record_and_goes_on(self, chair, under_way):
        sent = sending(threshold="met", rationale=REASONS, next_step="section_47", enquiry="joint")
        response = chair.post(at(under_way, "decision", 1), sent)
        assert response.url == at(under_way, "protection", 2)
        mila = under_way.child("Mila")
        assert (mila.threshold, mila.rationale, mila.enquiry) == ("met", REASONS, "joint")
        assert under_way.child("Owen").rationale == ""

    def test_going_back_records_too(self, chair, under_way):
        sent = sending(rationale=REASONS, go="back")
        assert chair.post(at(under_way, "decision", 1), sent).url == at(under_way, "risk", 1)
        assert under_way.child("Mila").rationale == REASONS

    def test_an_answer_under_a_choice_that_was_taken_back_is_not_recorded(self, chair, under_way):
        sent = sending(next_step="early_help", enquiry="joint", abe_plan="On Monday")
        chair.post(at(under_way, "decision", 1), sent)
        mila = under_way.child("Mila")
        assert (mila.enquiry, mila.abe_plan) == ("", "")

    def test_what_cannot_be_right_keeps_everything_that_was_typed(self, chair, under_way):
        sent = sending(threshold="perhaps", rationale=REASONS)
        response = chair.post(at(under_way, "decision", 1), sent)
        page = page_of(response)
        assert errors_in(page) == [
            "Choose one of the answers shown for “Is the threshold of significant harm met for this"
            " child?”"
        ]
        assert REASONS in response.content.decode()
        assert under_way.child("Mila").rationale == ""
        assert drafts()["decision"]["rationale"] == [REASONS]

    def test_the_household_and_harm_are_asked_of_the_child_who_displayed_it(self, chair, under_way):
        mila, owen = (
            chair.get(at(under_way, "protection", child)).content.decode() for child in (1, 2)
        )
        assert "Where does this child live for now?" not in mila
        assert "Where does this child live for now?" in owen
        mila, owen = (chair.get(at(under_way, "risk", child)).content.decode() for child in (1, 2))
        assert "May this child be harmed" not in mila
        assert "May this child be harmed" in owen
        assert "risk of self-harm or suicide" in mila


class TestWhoCame:
    """Attendance."""

    def test_absence_has_its_reason_and_who_came_takes_something_on(self, chair, under_way):
        with as_owner():
            police, health, _ = Invitation.objects.order_by("pk")
        sent = {
            f"attended_{police.pk}": "yes",
            f"person_name_{police.pk}": "DC Shah",
            f"takes_on_{police.pk}": "Interviews on Monday",
            f"attended_{health.pk}": "no",
            f"absence_reason_{health.pk}": "On leave",
        }
        response = chair.post(at(under_way, "attendance"), sending(**sent))
        assert response.url == at(under_way, "information")
        with as_owner():
            police.refresh_from_db()
            health.refresh_from_db()
        assert (police.attended, police.person_name, police.takes_on) == (
            "yes", "DC Shah", "Interviews on Monday",
        )  # fmt: skip
        assert (health.attended, health.absence_reason) == ("no", "On leave")
        page = page_of(chair.get(at(under_way, "decision", 1))).text
        assert "DC Shah, Northmere Police" in page
        assert "(On leave)" in page

    def test_an_absence_without_a_reason_is_asked_for(self, chair, under_way):
        police = first_invitation()
        chair.post(at(under_way, "attendance"), sending(**{f"attended_{police.pk}": "no"}))
        page = page_of(chair.get(at(under_way, "attendance")))
        link = next(
            one for one in page.all("a") if "Enter why Northmere Police did not" in one.text
        )
        assert link.attributes["href"].endswith(f"#id_absence_reason_{police.pk}")


class TestEntries:
    """What agencies said, and what organisations do: each an entry of its own."""

    def test_what_an_agency_said_stands_in_the_facts_pack(self, chair, under_way):
        autosaves(chair, under_way, "information", text="Seen at home on Friday.")
        sent = sending(
            window="w", sequence=2, version=1, invitation=first_invitation().pk, about="1",
            text="Seen at home on Friday.",
        )  # fmt: skip
        assert chair.post(at(under_way, "information"), sent).status_code == 302
        with as_owner():
            said = AgencyInformation.objects.get()
        assert said.meeting_child == under_way.child("Mila")
        assert drafts() == {}
        pages = [page_of(chair.get(at(under_way, "risk", child))).text for child in (1, 2)]
        assert ["Seen at home on Friday." in page for page in pages] == [True, False]

    def test_two_people_add_entries_without_being_in_each_others_way(self, browse, under_way):
        autosaves(browse(DOOR), under_way, "information", text="Of one")
        saved = autosaves(browse(CHAIR), under_way, "information", text="Of two")
        assert saved.status_code == 200
        assert sorted(raw["text"] for raw in drafts().values()) == [["Of one"], ["Of two"]]

    def test_an_entry_that_lacks_something_keeps_what_was_typed(self, chair, under_way):
        response = chair.post(at(under_way, "information"), sending(text="Half an entry"))
        assert errors_in(page_of(response)) == [
            "Choose who said it", "Choose whom it is about",
        ]  # fmt: skip
        assert "Half an entry" in response.content.decode()
        assert "Half an entry" in chair.get(at(under_way, "information")).content.decode()

    def test_a_measure_has_an_owner_and_a_date_and_can_be_taken_back(self, chair, under_way):
        sent = {
            "about": "all", "organisation": "The swimming club", "measure": "Changes separately.",
            "owner": "Jo Coach", "agency": "The club", "due_on_day": "15", "due_on_month": "1",
            "due_on_year": "2027",
        }  # fmt: skip
        chair.post(at(under_way, "measures"), sending(**sent))
        with as_owner():
            made = SafetyMeasure.objects.get()
        assert (made.owner, made.due_on, made.meeting_child) == ("Jo Coach", SOON, None)
        page = page_of(chair.get(at(under_way, "measures")))
        link = next(one for one in page.all("a") if one.text.startswith("Take back"))
        href = link.attributes["href"]
        assert errors_in(page_of(chair.post(href, {"reason": ""}))) == [
            "Enter why the measure is taken back"
        ]
        assert chair.post(href, {"reason": "The club is closed."}).url == at(under_way, "measures")
        assert chair.get(href).status_code == 404
        assert "The swimming club" not in page_of(chair.get(at(under_way, "measures"))).text

    def test_a_measure_without_a_date_keeps_what_was_typed(self, chair, under_way):
        response = chair.post(at(under_way, "measures"), sending(measure="Only this", about="1"))
        assert "Enter the day by which it is done" in errors_in(page_of(response))
        assert "Only this" in response.content.decode()

    def test_a_measure_of_another_meeting_is_not_found(self, chair, under_way):
        href = reverse("live:withdraw", args=[under_way.meeting.reference, 987_654])
        assert chair.get(href).status_code == 404


class TestPrompts:
    """What is shown with the reason behind it, and stops nothing."""

    def test_an_interpreter_who_is_needed_is_spoken_of_on_each_of_the_childs_items(
        self, chair, under_way
    ):
        mila = under_way.child("Mila")
        with as_owner():
            child = mila.participation.child
            child.interpreter, child.interpreter_language = "yes", "Tigrinya"
            child.save_without_historical_record()
        page = page_of(chair.get(at(under_way, "risk", 1))).text
        assert "M.H. needs an interpreter (Tigrinya)." in page
        assert "An interpreter (R37)." in page

    def test_a_description_of_an_image_is_pointed_out(self, chair, under_way):
        sent = sending(rationale="There is a photo in which she is naked.", threshold="perhaps")
        page = page_of(chair.post(at(under_way, "decision", 1), sent)).text
        assert "Words to look at" in page

    def test_closing_shows_what_to_think_of(self, chair, under_way):
        measure(under_way)
        page = page_of(chair.get(at(under_way, "close"))).text
        assert "Why am I seeing this?" in page
