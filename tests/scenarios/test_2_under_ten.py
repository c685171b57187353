"""Scenario 2: Kofi, six, of Northmere City: first a game, three weeks later more.

Neither over- nor under-triggering. The AIM assessment for under-12s and ASHA of 29 October are not
part of what there is yet, nor is any criminal pathway that R32 would hide for a child of six; the
early-help step-down ends the case.
"""

import pytest

from hsb_cases.agencies.acting import acting
from hsb_cases.cases.commands.closing import close_case
from hsb_cases.cases.models import Case, CaseClosure, Level
from hsb_cases.cases.rules.closing import Closing
from hsb_cases.reminders.models import Deadline
from hsb_cases.reminders.rules.timescales import CHILD_AND_FAMILY_ASSESSMENT, REFERRAL_DECISION
from hsb_cases.workspace.demo.scenarios import YOUNG_CHILDREN, YOUNG_CHILDREN_LATER
from referrals.models import Decision, Referral
from referrals.rules.weighing import to_think_of
from referrals.selectors.triage import triage_of
from tests.scenarios.assessing import family_assessed
from tests.scenarios.steps import day, moment, owned, refused

pytestmark = pytest.mark.django_db

SCHOOL, DOOR, DUTY, MANAGER = "Lucy Bell", "Grace Adeyemi", "Tom Ashdown", "Ruth Kelleher"
KOFIS, ELSIES = "Priya Nair", "Daniel Osei"
TEAM = ("Northmere City children’s social care", "Assessment team")
BECAUSE = "He is six, and both families work with the school: an assessment now tells more."


@pytest.fixture
def again(story):
    """The game of 11 September is in the school's log, and 2 October has been reported."""
    story.reported(YOUNG_CHILDREN)
    story.reported(YOUNG_CHILDREN_LATER)
    return story


def assess(story, name, **more):
    facts = {"differs_because": BECAUSE, **more}
    story.decided(name, Decision.ASSESSMENT, by=DOOR, at=moment("2026-10-05 10:30"), **facts)


def test_a_game_without_distress_stays_in_the_schools_log(story):
    """Inappropriate: no referral follows, no case is opened, nothing is due."""
    concern = story.reported(YOUNG_CHILDREN)
    assert concern.referred_reasons == []
    assert not owned(Referral.objects.all)
    assert not owned(Case.objects.all)
    assert not owned(Deadline.objects.all)
    with acting(story[DOOR]):
        assert not type(concern).objects.exists()


def test_the_second_time_both_children_are_referred_and_kofis_pattern_is_asked_for(again):
    """R1 and R3 for Elsie, who is four; R17 for Kofi, who stands in the log already."""
    kofi, elsie = again.referral("Kofi"), again.referral("Elsie")
    assert (kofi.route, elsie.route) == ("social_care", "child_protection")
    assert kofi.participation.age_at_incident == 6
    for name in ("Kofi", "Elsie"):
        assert again.due(name, REFERRAL_DECISION).due_on == day("2026-10-05")
    with acting(again[DOOR]):
        weighed = triage_of(again.referral("Kofi"), on=day("2026-10-05")).weighed
    assert weighed.pattern_comment == "The second time in three weeks, and towards a younger child."
    assert "R17" not in {one.rule for one in to_think_of(weighed)}
    # September stays in the school's log: nobody here learns of Ana.
    assert weighed.earlier == 0
    assert [one.initials for one in again.linked(DOOR, "Kofi")] == ["E.G."]


def test_less_than_the_procedure_proposes_needs_a_reason_for_each_child(again):
    for name in ("Kofi", "Elsie"):
        assert refused(
            lambda name=name: assess(again, name, differs_because=""), field="differs_because"
        ).startswith("This decision protects less than the area’s procedure proposes")
        assess(again, name)
        assert again.referral(name).proposed_decision == Decision.STRATEGY_DISCUSSION
        assert again.due(name, REFERRAL_DECISION).met_on == day("2026-10-05")


def test_kofis_case_steps_down_to_early_help_and_a_new_incident_reopens_it(again):
    for name, worker in (("Kofi", KOFIS), ("Elsie", ELSIES)):
        assess(again, name)
        again.taken_over(name, team=TEAM, by=DUTY, at=moment("2026-10-05 11:00"))
        again.allocated(name, worker, by=MANAGER, at=moment("2026-10-05 12:00"))
    closing = Closing(
        reason="stepped_down",
        summary="Kofi learns about private and not private; school and his mother report calm.",
        self_harm_risk="no",
        census_reason="RC9",
    )

    def close(**more):
        return close_case(
            case=again.cases["Kofi"],
            closing=Closing(**{**vars(closing), **more}),
            at=moment("2026-12-04 10:00"),
            by=again[MANAGER],
        )

    assert "Complete the child and family assessment: due by 4 December 2026." in refused(close)
    family_assessed(
        again,
        "Kofi",
        by=KOFIS,
        supervisor=MANAGER,
        begins=moment("2026-10-05 14:00"),
        at=moment("2026-11-27 15:00"),
    )
    assert again.due("Kofi", CHILD_AND_FAMILY_ASSESSMENT).met_on == day("2026-11-27")
    assert refused(close, field="goes_on_with").startswith("Enter who works with the child")
    close(goes_on_with="Northmere Early Help: Donna Reeve")
    assert again.sees(KOFIS, "Kofi") == 0
    assert again.sees(MANAGER, "Kofi") == Level.MANAGE
    assert again.sees(SCHOOL, "Kofi") == Level.STUB
    (kept,) = owned(CaseClosure.objects.all)
    assert (kept.reason, kept.goes_on_with) == (
        "stepped_down",
        "Northmere Early Help: Donna Reeve",
    )
    # Elsie's case is her own: it stays open with her worker.
    assert again.sees(ELSIES, "Elsie") == Level.MANAGE
