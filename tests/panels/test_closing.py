"""Closing: what is missing, what is started for each child, and what another authority takes up."""

import datetime
from dataclasses import replace

import pytest

from assessments.models import Section47Enquiry
from hsb_cases.agencies.acting import acting, system_acting
from hsb_cases.agencies.models import ProcedureProfile
from hsb_cases.cases.models import Participation
from hsb_cases.core.errors import NotPermitted, Refused
from hsb_cases.reminders.models import Deadline
from panels.commands.closing import close_meeting, take_up_outcome
from panels.commands.recording import Place, save_part
from panels.models import MeetingDraft
from panels.rules.meetings import missing_to_close
from panels.selectors.facts import record_of
from tests.panels.arrange import (
    BEGINS,
    DOOR,
    ENDS,
    RATIONALE,
    STRATEGY_DAY,
    closed,
    decided,
    everybody_came,
    invited,
    measure,
    opened,
    sent,
    siblings,
    two_families,
    whole,
    wrote,
)
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db
CHAIR = "northmere manager"
NOT_MET = {
    "threshold": "not_met",
    "rationale": RATIONALE,
    "next_step": "no_further_action",
    "enquiry": "none",
    "support_needs": "None: school speaks with the class about bodies and privacy.",
    "who_was_told": "Both mothers and the school, by the social worker.",
}


def close(arranged, *, by=None, next_meeting_on=None, at=ENDS):
    return close_meeting(
        meeting=arranged.meeting, next_meeting_on=next_meeting_on, at=at, by=by or arranged.by
    )


def enquiries():
    with as_owner():
        return {
            one.case.child.given_name: one
            for one in Section47Enquiry.objects.select_related("case__child")
        }


def deadlines(case, rule="strategy_discussion"):
    with as_owner():
        return list(Deadline.objects.filter(case=case, rule=rule))


def test_a_meeting_that_is_whole_closes_and_starts_an_enquiry_for_each_child(world):
    """Scenario 1: the discussion of 26 March; conferences are due by 20 April."""
    arranged = siblings(world)
    outcome = closed(world, arranged, chair=CHAIR)
    assert outcome.left == ()
    assert {one.pk for one in outcome.enquiries} == {one.pk for one in enquiries().values()}
    for name, enquiry in enquiries().items():
        assert enquiry.started_on == STRATEGY_DAY
        assert enquiry.strategy_reference == arranged.meeting.reference
        assert enquiry.kind == "joint"
        (due,) = deadlines(arranged.cases[name], "initial_conference")
        assert due.due_on == datetime.date(2026, 4, 20)
        (held,) = deadlines(arranged.cases[name])
        assert held.met_on == STRATEGY_DAY
    with as_owner():
        assert not MeetingDraft.objects.exists()


def test_the_outcome_is_each_childs_own(world):
    arranged = siblings(world)
    whole(world, arranged, chair=CHAIR)
    wrote_again = {**decided("Owen", **NOT_MET)}
    with as_owner():
        drafts = MeetingDraft.objects.all()
        drafts.delete()
    wrote(arranged, "Owen", **wrote_again)
    close(arranged)
    assert set(enquiries()) == {"Mila"}
    (held,) = deadlines(arranged.cases["Owen"])
    assert held.met_on == STRATEGY_DAY


@pytest.mark.rule("R6")
def test_where_the_chairing_area_asks_for_its_hsb_service_it_is_invited(world):
    arranged = siblings(world)
    with as_owner(), system_acting("Test set-up"):
        ProcedureProfile.objects.create(
            local_authority=arranged.meeting.local_authority,
            in_force=(NOON.date(), None),
            procedure_title="Procedure",
            procedure_edition="2026",
            front_door_name="Front door",
            contact_source="The procedure",
            hsb_service_at_strategy=True,
        )
    opened(world, arranged, chair=CHAIR)
    assert missing(world, arranged)["invite:hsb_service"] == "R6"
    guests = [("youth_justice", "Youth justice service", "Yana Youth")]
    (invitation,) = invited(arranged, guests=guests)
    assert invitation.required
    assert "invite:hsb_service" not in missing(world, arranged)


def test_an_assessment_that_was_decided_on_counts_from_the_referral(world):
    arranged = siblings(world)
    whole(world, arranged, chair=CHAIR)
    with as_owner():
        drafts = MeetingDraft.objects.all()
        drafts.delete()
    wrote(arranged, "Owen", **decided("Owen", **{**NOT_MET, "next_step": "child_in_need"}))
    close(arranged)
    rule = "child_and_family_assessment"
    (due,) = deadlines(arranged.cases["Owen"], rule)
    assert (due.starts_on, due.due_on) == (NOON.date(), datetime.date(2026, 6, 1))
    assert deadlines(arranged.cases["Mila"], rule) == []


def missing(world, arranged):
    with acting(arranged.by):
        record = record_of(arranged.again(), today=STRATEGY_DAY)
        return {answer.field: answer.rule for answer in missing_to_close(record.facts)}


def test_everything_that_is_missing_is_named_item_by_item(world):
    arranged = siblings(world)
    opened(world, arranged, chair=CHAIR)
    found = missing(world, arranged)
    assert found["child-1:immediate_protection"] == "R8"
    assert found["child-1:medical"] == "R8"
    assert found["child-2:household_decision"] == "R9"
    assert found["child-1:threshold"] == found["child-2:threshold"] == "R10"
    assert found["child-2:may_be_harmed_themselves"] == "R16"
    assert "child-1:self_harm_risk" in found
    assert found["meeting:measures"] == "R8"
    assert sum(rule == "R6" for rule in found.values()) == 3
    with pytest.raises(Refused):
        close(arranged)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"immediate_protection": ""}, "is protected from now on"),
        ({"self_harm_risk": ""}, "self-harm or suicide"),
        ({"threshold": ""}, "threshold of significant harm"),
        ({"threshold": "not_met", "next_step": "early_help"}, "in detail why the threshold"),
        ({"enquiry": ""}, "alone or together"),
    ],
)
def test_a_missing_answer_keeps_it_open_and_says_so(world, changes, words):
    arranged = siblings(world)
    whole(world, arranged, chair=CHAIR, **changes)
    with pytest.raises(Refused, match=words):
        close(arranged)
    assert enquiries() == {}


def test_text_that_was_typed_and_not_recorded_keeps_it_open(world):
    arranged = siblings(world)
    whole(world, arranged, chair=CHAIR)
    save_part(
        place=Place(arranged.meeting, "risk", arranged.child("Mila")),
        sent=sent(sequence=9, self_harm_detail="She said something just now."),
        at=BEGINS,
        by=arranged.by,
    )
    with pytest.raises(Refused, match="typed that is not recorded"):
        close(arranged)


def test_a_next_meeting_lies_ahead(world):
    arranged = siblings(world)
    whole(world, arranged, chair=CHAIR)
    with pytest.raises(Refused, match="not in the past"):
        close(arranged, next_meeting_on=datetime.date(2026, 3, 25))
    close(arranged, next_meeting_on=datetime.date(2026, 4, 9))
    assert arranged.again().next_meeting_on == datetime.date(2026, 4, 9)


def test_no_further_action_needs_full_reasons_and_no_measure(world):
    """Scenario 8: a short rationale is refused; full reasons, support and who was told are kept."""
    arranged = siblings(world)
    opened(world, arranged, chair=CHAIR)
    everybody_came(arranged)
    for name in arranged.cases:
        short = {**NOT_MET, "rationale": "Nothing wrong.", "support_needs": f"{name}: none."}
        wrote(arranged, name, **decided(name, **short))
    with pytest.raises(Refused, match="At least 100 characters"):
        close(arranged)
    with as_owner():
        drafts = MeetingDraft.objects.all()
        drafts.delete()
    for name in arranged.cases:
        full = {
            **NOT_MET,
            "rationale": f"{name}: {RATIONALE}",
            "support_needs": f"{name} needs no support beyond school.",
        }
        wrote(arranged, name, **decided(name, **full))
    outcome = close(arranged)
    assert outcome.enquiries == ()
    assert enquiries() == {}


def test_a_closed_meeting_is_not_changed(world):
    arranged = siblings(world)
    closed(world, arranged, chair=CHAIR)
    for work in (
        lambda: measure(arranged),
        lambda: close(arranged),
        lambda: wrote(arranged, "Mila", **decided("Mila")),
    ):
        with pytest.raises(Refused):
            work()


class TestChildrenOfOtherAuthorities:
    """Scenario 4: Fenbridge chairs on 2 September; each authority takes up its own child's part."""

    @pytest.fixture
    def arranged(self, world):
        arranged = two_families(world)
        closed(world, arranged, chair="fenbridge chair")
        return arranged

    def take_up(self, arranged, name, by):
        return take_up_outcome(meeting=arranged.meeting, case=arranged.cases[name], at=ENDS, by=by)

    def test_the_chair_starts_nothing_in_cases_it_does_not_see(self, world, arranged):
        assert enquiries() == {}
        (waiting,) = deadlines(arranged.cases["Isla"])
        assert waiting.met_on is None

    def test_each_authority_takes_up_its_own_child_alone(self, world, arranged):
        enquiry = self.take_up(arranged, "Theo", world["stoneford front door"])
        assert set(enquiries()) == {"Theo"}
        assert enquiry.started_on == STRATEGY_DAY
        (due,) = deadlines(arranged.cases["Theo"], "initial_conference")
        assert due.due_on == datetime.date(2026, 4, 20)
        self.take_up(arranged, "Isla", world["leaford front door"])
        (held,) = deadlines(arranged.cases["Isla"])
        assert held.met_on == STRATEGY_DAY

    @pytest.mark.parametrize("who", ["stoneford front door", "fenbridge chair", "police"])
    def test_nobody_takes_up_another_authoritys_child(self, world, arranged, who):
        with pytest.raises(NotPermitted):
            self.take_up(arranged, "Isla", world[who])

    def test_it_is_taken_up_once(self, world, arranged):
        self.take_up(arranged, "Theo", world["stoneford front door"])
        with pytest.raises(Refused, match="taken up already"):
            self.take_up(arranged, "Theo", world["stoneford front door"])


def test_nothing_is_taken_up_before_the_meeting_is_closed(world):
    arranged = siblings(world)
    with pytest.raises(Refused, match="not closed yet"):
        take_up_outcome(
            meeting=arranged.meeting, case=arranged.cases["Mila"], at=NOON, by=world[DOOR]
        )


def test_a_part_that_is_both_is_asked_as_harmed_and_as_displaying(world):
    arranged = siblings(world)
    with as_owner(), system_acting("Test set-up"):
        part = Participation.objects.get(child__given_name="Mila")
        part.role = "both"
        part.save()
    opened(world, arranged, chair=CHAIR)
    found = missing(world, arranged)
    assert {"child-1:medical", "child-1:household_decision"} <= set(found)
    assert "child-1:may_be_harmed_themselves" in found


def test_facts_leave_out_what_was_taken_back(world):
    arranged = siblings(world)
    opened(world, arranged, chair=CHAIR)
    with acting(arranged.by):
        facts = record_of(arranged.again(), today=STRATEGY_DAY).facts
    assert len(facts.invited) == 3
    assert facts.measures == ()
    assert facts.chair_kind == "social_care"
    assert replace(facts, measures=()) == facts
