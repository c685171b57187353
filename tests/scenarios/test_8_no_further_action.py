"""Scenario 8: a neighbour of Stoneford rings about two ten-year-olds seen kissing.

Ends with both cases closed after the strategy discussion. The quality audit that later agrees is
not part of what there is yet.
"""

import pytest

from hsb_cases.cases.commands.closing import close_case
from hsb_cases.cases.models import CaseClosure, Participation
from hsb_cases.cases.rules.closing import Closing
from hsb_cases.reminders.rules.timescales import REFERRAL_DECISION, STRATEGY_DISCUSSION
from hsb_cases.workspace.demo.scenarios import NO_FURTHER_ACTION
from panels.commands.minutes import approve_minutes, prepare_minutes, record_sent
from panels.models.codes import RecipientKind
from referrals.commands.handling import tell_referrer
from referrals.models import Decision, FeedbackWay
from referrals.rules.feedback import LIMITED_TEXT
from tests.scenarios.steps import NOT_MET, day, moment, owned, refused

pytestmark = pytest.mark.django_db

DOOR, DUTY, MANAGER = "Leah Sutton", "Paul Grady", "Mary Quill"
RATIONALE = (
    "{} is ten, the other child too, and both describe it as their own idea; nobody was hurt,"
    " frightened or pressed, nothing was secret, and neither school nor health knows of an earlier"
    " concern. What was seen is green to amber for the age."
)


@pytest.fixture
def decided(story):
    """The front door decides on Tuesday, 13 October: both are under 13, so they are discussed."""
    story.reported(NO_FURTHER_ACTION)
    for name in ("Alfie", "Ruby"):
        assert story.due(name, REFERRAL_DECISION).due_on == day("2026-10-13")
        story.decided(name, Decision.STRATEGY_DISCUSSION, by=DOOR, at=moment("2026-10-13 10:30"))
    return story


@pytest.fixture
def under_way(decided):
    """The strategy discussion of 14 October."""
    parts = owned(lambda: Participation.objects.filter(incident=decided.incident))
    decided.convened(
        "Stoneford",
        by=DOOR,
        at=moment("2026-10-13 11:00"),
        begins=moment("2026-10-14 10:00"),
        affected=frozenset(part.pk for part in parts),
    )
    decided.opened(chair=MANAGER, by=DOOR)
    return decided


def nothing_follows(story, name, *, version=0, **changes):
    facts = {**NOT_MET, "rationale": RATIONALE.format(name), **changes}
    facts["support_needs"] = changes.get(
        "support_needs", f"A talk about friendship and privacy for {name}, at school."
    )
    story.wrote(name, by=DOOR, version=version, **facts)


@pytest.fixture
def closed(under_way):
    for name in ("Alfie", "Ruby"):
        nothing_follows(under_way, name)
    under_way.closed(by=DOOR)
    return under_way


def test_a_short_rationale_is_refused_and_full_reasons_end_it(under_way):
    """R10: detailed reasons, the support that is still needed, who was told."""
    nothing_follows(under_way, "Alfie", rationale="Mutual, no harm.", who_was_told="")
    nothing_follows(under_way, "Ruby", support_needs="")
    assert refused(lambda: under_way.closed(by=DOOR)) == (
        "Enter in detail why the threshold is not met for Alfie Moor: what was known, what was"
        " weighed, what speaks against it. At least 100 characters."
    )
    nothing_follows(under_way, "Alfie", version=1, who_was_told="")
    assert refused(lambda: under_way.closed(by=DOOR)) == (
        "Enter who was told of the decision about Alfie Moor, and by whom."
    )
    nothing_follows(under_way, "Alfie", version=2)
    assert refused(lambda: under_way.closed(by=DOOR)) == (
        "Enter the support that Ruby Lane still needs, or that none is needed and why."
    )
    nothing_follows(under_way, "Ruby", version=1)
    assert under_way.closed(by=DOOR).enquiries == ()
    for name in ("Alfie", "Ruby"):
        assert under_way.due(name, STRATEGY_DISCUSSION).met_on == day("2026-10-14")


def test_the_neighbour_gets_the_fixed_text_and_nothing_more(decided):
    """R11: the referral's time limit waits until somebody has told the neighbour."""
    assert decided.due("Alfie", REFERRAL_DECISION).is_open

    def tell(text):
        return tell_referrer(
            referral=decided.referral("Alfie"),
            way=FeedbackWay.TELEPHONE,
            text=text,
            at=moment("2026-10-13 15:00"),
            by=decided[DOOR],
        )

    assert refused(lambda: tell("Alfie and Ruby are fine."), field="text") == (
        "This referrer is not a professional, so only the fixed text may be sent."
    )
    assert tell("").text == LIMITED_TEXT
    for hidden in ("Alfie", "Ruby", "strategy", "Mill Street"):
        assert hidden not in LIMITED_TEXT
    assert decided.due("Alfie", REFERRAL_DECISION).met_on == day("2026-10-13")


def test_the_school_gets_the_outcome_for_its_pupil_once_a_second_person_agrees(closed):
    copy = prepare_minutes(
        meeting=closed.meeting,
        child=closed.child("Alfie"),
        kind=RecipientKind.AGENCY,
        recipient="Education safeguarding",
        at=moment("2026-10-14 12:00"),
        by=closed[DOOR],
    )
    words = str(copy.sections)
    assert "A talk about friendship and privacy for Alfie, at school." in words
    assert "Ruby" not in words
    at = moment("2026-10-14 13:00")
    assert refused(lambda: approve_minutes(minutes=copy, at=at, by=closed[DOOR])).startswith(
        "A second person approves the minutes"
    )
    approve_minutes(minutes=copy, at=at, by=closed[DUTY])
    record_sent(minutes=copy, how="Secure e-mail", sent_at=at, at=at, by=closed[DOOR])


def test_each_case_ends_with_its_own_reasons_once_the_neighbour_is_told(closed):
    """State 17: what the law still asks for keeps it open."""
    closing = Closing(
        reason="no_further_action",
        summary="Looked at together on 14 October: mutual, of an age, no harm and no pressure.",
        self_harm_risk="no",
    )

    def close(name):
        return close_case(
            case=closed.cases[name], closing=closing, at=moment("2026-10-15 09:00"), by=closed[DUTY]
        )

    assert refused(lambda: close("Alfie")) == (
        "This case cannot be closed yet. Decide on the referral and tell the referrer: due by 13"
        " October 2026."
    )
    for name in ("Alfie", "Ruby"):
        tell_referrer(
            referral=closed.referral(name),
            way=FeedbackWay.TELEPHONE,
            text="",
            at=moment("2026-10-14 15:00"),
            by=closed[DOOR],
        )
        close(name)
    late = closed.due("Alfie", REFERRAL_DECISION)
    assert late.days_late(day("2026-10-15")) == 1
    assert {one.case for one in owned(lambda: CaseClosure.objects.select_related("case"))} == {
        closed.cases["Alfie"],
        closed.cases["Ruby"],
    }
