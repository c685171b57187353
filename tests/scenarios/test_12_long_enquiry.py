"""Scenario 12: Yonas of Stoneford, estimated age, Tigrinya speaker; up to the HSB service.

The relationship work that avoids the allegation, the adapted programme, the police's decision of
18 September and the request for the record are not part of what there is yet.
"""

import pytest

from hsb_cases.agencies.acting import acting
from hsb_cases.cases.models.codes import DateOfBirthStatus
from hsb_cases.core.errors import NotPermitted
from hsb_cases.reminders.rules.timescales import INITIAL_CONFERENCE, REFERRAL_DECISION
from hsb_cases.workspace.demo.scenarios import LONG_ENQUIRY
from panels.rules.prompts import to_think_of
from panels.selectors.facts import record_of
from referrals.models import Decision
from tests.scenarios.assessing import acknowledges, answers, begun, happened, referred_on, trained
from tests.scenarios.steps import NOT_MET, day, moment, refused

pytestmark = pytest.mark.django_db

DOOR, DUTY, MANAGER = "Leah Sutton", "Paul Grady", "Mary Quill"
YONASES, HANAS, COORDINATOR = "Idris Khan", "Esther Boyle", "Nadia Farouk"
TEAM = ("Stoneford children’s social care", "Assessment team")


@pytest.fixture
def opened(story):
    """The strategy discussion of 11 February is under way."""
    story.reported(LONG_ENQUIRY)
    for name in ("Yonas", "Hana"):
        story.decided(name, Decision.STRATEGY_DISCUSSION, by=DOOR, at=moment("2026-02-10 10:30"))
    story.convened(
        "Stoneford", by=DOOR, at=moment("2026-02-10 11:00"), begins=moment("2026-02-11 10:00")
    )
    story.opened(chair=MANAGER, by=DOOR)
    return story


@pytest.fixture
def enquiring(opened):
    """Both enquiries are allocated."""
    for name in ("Yonas", "Hana"):
        opened.wrote(name, by=DOOR)
    opened.measured("Stoneford High School", "A named adult meets Hana at the gate.", by=DOOR)
    opened.closed(by=DOOR)
    for name, worker in (("Yonas", YONASES), ("Hana", HANAS)):
        opened.taken_over(name, team=TEAM, by=DUTY, at=moment("2026-02-11 13:00"))
        opened.enquires(name, worker, by=MANAGER, at=moment("2026-02-11 14:00"))
    return opened


def test_an_estimated_age_counts_and_is_said_to_be_estimated(story):
    story.reported(LONG_ENQUIRY)
    yonas = story.referral("Yonas")
    assert yonas.child.date_of_birth_status == DateOfBirthStatus.ESTIMATED
    assert yonas.participation.age_at_incident == 15
    assert story.due("Yonas", REFERRAL_DECISION).due_on == day("2026-02-10")


def test_no_visit_is_recorded_without_saying_whether_an_interpreter_was_there(enquiring):
    """R37: mandatory for Yonas, and not for Hana."""
    assert enquiring.due("Yonas", INITIAL_CONFERENCE).due_on == day("2026-03-04")
    at = moment("2026-02-13 15:00")
    for arranged in ("", "not_needed", "not_arranged"):
        sentence = refused(
            lambda arranged=arranged: enquiring.saw(
                "Yonas", by=YONASES, at=at, interpreter_arranged=arranged
            )
        )
        assert "interpreter" in sentence, arranged
    enquiring.saw("Yonas", by=YONASES, at=at, interpreter_arranged="booked")
    enquiring.saw("Hana", by=HANAS, at=at)


def test_what_he_does_not_acknowledge_is_recorded_in_his_words_and_ends_nothing(enquiring):
    """His enquiry is concluded on what was found, and his case stays open for his welfare."""
    words = "Yonas says that he did not do it, and wants to go on with his English class."
    enquiring.saw(
        "Yonas",
        by=YONASES,
        at=moment("2026-02-13 15:00"),
        interpreter_arranged="booked",
        child_views=words,
    )
    enquiring.concluded(
        "Yonas",
        by=YONASES,
        at=moment("2026-02-27 16:00"),
        outcome="substantiated_no_continuing",
        significant_harm="no",
        significant_harm_finding="He is looked after safely; the police go on looking into it.",
        conference_required=False,
        conference_not_required_reason="He is not likely to suffer significant harm.",
        next_steps="A multi-agency meeting with his key worker; his support goes on meanwhile.",
    )
    enquiry = enquiring.enquiry("Yonas")
    assert (enquiry.child_views, enquiry.case.status) == (words, "open")


def test_the_police_alone_are_not_enough(opened):
    """R18: nothing decided for Yonas beside the investigation is prompted, by name."""
    opened.wrote("Hana", by=DOOR)
    opened.wrote("Yonas", by=DOOR, **NOT_MET)
    with acting(opened[DOOR]):
        facts = record_of(opened.meeting, today=day("2026-02-11")).facts_with(opened.incident)
    assert [one.sentence for one in to_think_of(facts) if one.rule == "R18"] == [
        "The police know of this, and nothing else is decided for Yonas Tesfay. An investigation"
        " alone neither protects nor supports a child: open an assessment, early help or a plan"
        " beside it."
    ]


@pytest.mark.rule("R21", "R24")
def test_the_warning_is_upheld_and_the_reading_assessment_opens_the_service(enquiring):
    """He does not acknowledge it, so no full AIM; the service takes him once he can take part."""
    at = moment("2026-03-16 10:00")
    trained(enquiring, YONASES, "aim3", by=MANAGER, at=at)
    happened(enquiring, "Yonas", "interview", "2026-03-10", by=YONASES, at=at)
    acknowledges(enquiring, "Yonas", "none", by=YONASES, at=at)
    reason = {"R21": "He is patient, and everybody wants to know."}
    with pytest.raises(NotPermitted, match="A full assessment waits"):
        begun(enquiring, "Yonas", "aim3", by=YONASES, at=at, overridden=reason)
    referral = referred_on(enquiring, "Yonas", by=YONASES, at=at, can_take_part="unsure")
    sentence = refused(
        lambda: answers(enquiring, referral, "accept", by=COORDINATOR, at=at), field="outcome"
    )
    assert "Offer the reading assessment before anybody decides" in sentence
    accepted = answers(
        enquiring,
        referral,
        "accept",
        by=COORDINATOR,
        at=moment("2026-03-23 10:00"),
        reading_assessment="passed",
    )
    assert (accepted.status, accepted.reading_assessment) == ("accepted", "passed")
    assert enquiring.enquiry("Yonas").case.status == "open"
