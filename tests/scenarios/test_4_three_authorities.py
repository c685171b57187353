"""Scenario 4: an activity camp in Fenbridge, Theo of Stoneford and Isla of Leaford.

Ends with Leaford's conference and with what Stoneford recorded instead of one. The service plan
that Stoneford makes is not part of what there is yet.
"""

from dataclasses import replace

import pytest

from hsb_cases.agencies.acting import acting
from hsb_cases.cases.commands.closing import close_case
from hsb_cases.cases.commands.merging import merge_children
from hsb_cases.cases.models import Case, Child, Level, PossibleMatch
from hsb_cases.cases.rules.closing import Closing
from hsb_cases.reminders.rules.timescales import INITIAL_CONFERENCE, REFERRAL_DECISION
from hsb_cases.workspace.demo.scenarios import CAMP
from panels.commands.closing import take_up_outcome
from panels.commands.conferences import plan_conference, record_conference
from panels.commands.minutes import prepare_minutes
from panels.models.codes import RecipientKind
from panels.models.conferences import ConferenceKind
from panels.rules.conferences import Held, Views
from referrals.models import Decision
from referrals.rules.weighing import to_think_of
from referrals.selectors.triage import triage_of
from tests.scenarios.steps import Story, day, moment, owned, refused

pytestmark = pytest.mark.django_db

CHAIRS, CHAIR = "Harriet Cole", "Wendy Marsh"
THEOS_DOOR, THEOS_DUTY, THEOS_MANAGER, THEOS = (
    "Leah Sutton",
    "Paul Grady",
    "Mary Quill",
    "Idris Khan",
)
ISLAS_DOOR, ISLAS_DUTY, ISLAS_MANAGER, ISLAS = (
    "Sunita Rao",
    "George Hale",
    "Kath Doyle",
    "Simon Achebe",
)
TEAMS = {
    "Theo": ("Stoneford children’s social care", "Assessment team"),
    "Isla": ("Leaford children’s social care", "Assessment team"),
}


@pytest.fixture
def reported(story):
    story.reported(CAMP)
    return story


@pytest.fixture
def discussed(reported):
    """Fenbridge has chaired one combined meeting on 2 September, and it is closed."""
    for name, door in (("Theo", THEOS_DOOR), ("Isla", ISLAS_DOOR)):
        reported.decided(name, Decision.STRATEGY_DISCUSSION, by=door, at=moment("2026-09-01 09:30"))
    reported.convened(
        "Fenbridge",
        by=ISLAS_DOOR,
        at=moment("2026-09-01 10:00"),
        begins=moment("2026-09-02 10:00"),
    )
    reported.opened(chair=CHAIR, by=CHAIRS)
    for name in ("Theo", "Isla"):
        reported.wrote(name, by=CHAIRS)
    reported.measured("The activity camp", "No boat house without a leader.", by=CHAIRS)
    reported.closed(by=CHAIRS)
    return reported


@pytest.fixture
def enquiring(discussed):
    """Each authority has taken up what was decided for its own child."""
    for name, door, duty in (
        ("Theo", THEOS_DOOR, THEOS_DUTY),
        ("Isla", ISLAS_DOOR, ISLAS_DUTY),
    ):
        taken_up(discussed, name, by=door)
        discussed.taken_over(name, team=TEAMS[name], by=duty, at=moment("2026-09-02 14:00"))
    discussed.enquires("Theo", THEOS, by=THEOS_MANAGER, at=moment("2026-09-02 15:00"))
    discussed.enquires("Isla", ISLAS, by=ISLAS_MANAGER, at=moment("2026-09-02 15:00"))
    return discussed


def taken_up(story: Story, name: str, *, by: str):
    return take_up_outcome(
        meeting=story.meeting,
        case=story.cases[name],
        at=moment("2026-09-02 12:00"),
        by=story[by],
    )


def test_each_child_is_referred_where_that_child_lives(reported):
    """R2. Reported on the Friday before a bank holiday, so decided by Tuesday."""
    assert {one.child.given_name: one.local_authority.name for one in reported.referrals()} == {
        "Theo": "Stoneford",
        "Isla": "Leaford",
    }
    for name in ("Theo", "Isla"):
        assert reported.due(name, REFERRAL_DECISION).due_on == day("2026-09-01")
    assert reported.sees(THEOS_DOOR, "Isla") == reported.sees(ISLAS_DOOR, "Theo") == 0
    assert reported.sees(CHAIRS, "Theo") == reported.sees(CHAIRS, "Isla") == 0


def test_fenbridge_where_it_happened_is_asked_to_chair(reported):
    """R7: a recommendation, so another chair needs a reason; one meeting for both children."""
    when = {"at": moment("2026-09-01 10:00"), "begins": moment("2026-09-02 10:00")}
    assert refused(
        lambda: reported.convened("Stoneford", by=THEOS_DOOR, **when), field="override_r7"
    ) == (
        "The children live in different areas, so the procedure recommends that Fenbridge, where"
        " the behaviour happened, convenes and chairs the meeting. To go on, enter why in a"
        " sentence or more."
    )
    meeting = reported.convened("Fenbridge", by=ISLAS_DOOR, **when)
    assert meeting.team.agency.name == "Fenbridge children’s social care"
    assert refused(lambda: reported.convened("Fenbridge", by=THEOS_DOOR, **when)) == (
        "A strategy discussion about this incident is arranged already:"
        f" {meeting.reference}. Hold one combined meeting, and add to that one."
    )


def test_each_authority_enquires_into_its_own_child_from_the_day_of_the_meeting(discussed):
    for name, door in (("Theo", THEOS_DOOR), ("Isla", ISLAS_DOOR)):
        enquiry = taken_up(discussed, name, by=door)
        assert (enquiry.case, enquiry.started_on) == (discussed.cases[name], day("2026-09-02"))
        assert discussed.due(name, INITIAL_CONFERENCE).due_on == day("2026-09-23")
        assert refused(lambda name=name, door=door: taken_up(discussed, name, by=door)) == (
            "What the meeting decided for this child was taken up already."
        )
    assert refused(lambda: taken_up(discussed, "Theo", by=ISLAS_DOOR)).startswith(
        "The access you were given does not let you add to this case."
    )


def test_theos_record_is_hidden_from_leaford_but_for_initials_and_safety(enquiring):
    for who in (ISLAS_DOOR, ISLAS_DUTY, ISLAS_MANAGER, ISLAS):
        assert enquiring.sees(who, "Theo") == 0, who
    assert enquiring.sees(ISLAS, "Isla") == Level.MANAGE
    (theo,) = enquiring.linked(ISLAS, "Isla")
    assert (theo.initials, theo.local_authority, theo.case_reference) == (
        "T.L.",
        "Stoneford",
        None,
    )
    assert theo.safety_facts == "No contact with Isla. Not at clubs without a named adult."
    with acting(enquiring[ISLAS]):
        assert not Child.objects.filter(family_name="Larkin").exists()


def test_the_minutes_for_leaford_are_about_isla_alone(discussed):
    """R7: each authority gets its own child's record."""
    copy = prepare_minutes(
        meeting=discussed.meeting,
        child=discussed.child("Isla"),
        kind=RecipientKind.LOCAL_AUTHORITY,
        recipient="Leaford",
        at=moment("2026-09-02 12:30"),
        by=discussed[CHAIRS],
    )
    words = str(copy.sections)
    assert "Isla" in words
    for hidden in ("Theo", "Larkin", "Stoneford High School"):
        assert hidden not in words


def test_leaford_holds_its_conference_and_stoneford_records_why_it_holds_none(enquiring):
    """R14: Theo is not found to suffer significant harm."""
    for name, worker in (("Theo", THEOS), ("Isla", ISLAS)):
        enquiring.saw(name, by=worker, at=moment("2026-09-04 15:00"))
    enquiring.concluded("Isla", by=ISLAS, at=moment("2026-09-15 16:00"))
    enquiring.concluded(
        "Theo",
        by=THEOS,
        at=moment("2026-09-15 16:00"),
        outcome="substantiated_no_continuing",
        significant_harm="no",
        significant_harm_finding="Theo lives safely with his father, who works with us.",
        conference_required=False,
        conference_not_required_reason="He is not likely to suffer significant harm.",
        next_steps="A multi-agency meeting and a service plan with Theo and his father.",
    )
    assert enquiring.due("Theo", INITIAL_CONFERENCE).cancelled_reason.startswith("No conference")
    conference = plan_conference(
        case=enquiring.cases["Isla"],
        kind=ConferenceKind.INITIAL,
        planned_for=day("2026-09-22"),
        chair_name="Noel Firth",
        at=moment("2026-09-15 17:00"),
        by=enquiring[ISLAS],
    )
    assert conference.due_on == day("2026-09-23")
    record_conference(
        conference=conference,
        held=Held(
            held_on=day("2026-09-22"),
            attendance="Both parents, school, GP, police",
            decision="no_plan",
            step_down="child_in_need",
            reasons="Her parents protect her; she needs help with what happened.",
            self_harm_risk="yes",
            self_harm_detail="Her mother and GP know, and stay with her.",
            views=Views(child="“I do not want to see him.”", carers="They agree."),
        ),
        at=moment("2026-09-22 15:00"),
        by=enquiring[ISLAS],
    )
    assert enquiring.due("Isla", INITIAL_CONFERENCE).met_on == day("2026-09-22")


def test_an_earlier_concern_surfaces_as_a_pattern_once_the_records_are_one(story):
    """R17, as the case reviews ask: what was closed in June is looked at with the new incident."""
    (theo,) = (one for one in CAMP.facts.children if one.given_name == "Theo")
    earlier = replace(
        CAMP.facts,
        children=(replace(theo, refer=True),),
        first_view="inappropriate",
        happened_from=day("2026-06-04"),
        incident_authority="stoneford",
        police_reference="",
        reporter_name="Ian Petty",
    )
    story.reported(CAMP, facts=earlier, by="Ian Petty", at=moment("2026-06-05 11:00"))
    first = story.cases["Theo"]
    story.decided("Theo", Decision.ADVICE, by=THEOS_DOOR, at=moment("2026-06-08 09:00"))
    close_case(
        case=first,
        closing=Closing(
            reason="need_met",
            summary="School has talked with Theo and his father and keeps an eye on it.",
            self_harm_risk="no",
        ),
        at=moment("2026-06-08 10:00"),
        by=story[THEOS_DOOR],
    )
    # In Fenbridge nobody sees that record: Theo is written down anew, and Stoneford is told.
    story.reported(CAMP)
    second = story.cases["Theo"]
    assert second != first
    notices = owned(lambda: PossibleMatch.objects.filter(outcome="open"))
    assert [one.case_id for one in notices] == [first.pk]
    kept, merged = (
        owned(lambda case=case: Child.objects.filter(cases=case))[0] for case in (second, first)
    )
    merge_children(
        kept=kept,
        merged=merged,
        reason="Same name, birthday and school; his father confirmed it.",
        at=moment("2026-08-31 09:00"),
        by=story[THEOS_DUTY],
    )
    assert [
        case.status for case in owned(lambda: Case.objects.filter(child=kept).order_by("pk"))
    ] == [
        "closed",
        "referred",
    ]
    with acting(story[THEOS_DOOR]):
        weighed = triage_of(story.referral("Theo"), on=day("2026-09-01")).weighed
    assert weighed.earlier == 1
    (pattern,) = (one for one in to_think_of(weighed) if one.rule == "R17")
    assert pattern.sentence.startswith("This child has an earlier incident on record.")
