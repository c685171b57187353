"""Scenario 8, the end: the threshold is not met, and that is said in full (R10, R11)."""

from dataclasses import replace

from hsb_cases.core import clock
from panels.commands.arranging import name_chair
from panels.commands.closing import open_meeting
from panels.commands.convening import convene
from referrals.models import Referral
from tests.panels.arrange import (
    Arranged,
    decided,
    everybody_came,
    invited,
    measure,
    plan_for,
    wrote,
)
from tests.panels.live.steps import at
from tests.support.roles import as_owner
from tests.system.person import Person
from tests.system.scenarios import SEEN_KISSING

WORKER, MANAGER = "stoneford front door", "stoneford front door manager"
REASONS = "What are the reasons for the decision?"
AGENCY = "An agency that works with the child"
SHORT = "Mutual, no harm."
IN_FULL = (
    "Ivo is ten, the other child too, and both describe it as their own idea. Nobody was hurt,"
    " frightened or pressed, nothing was secret, and nobody knows of an earlier concern."
)
NOTHING_FOLLOWS = {
    "threshold": "not_met",
    "rationale": IN_FULL.replace("Ivo", "Bea"),
    "next_step": "no_further_action",
    "enquiry": "none",
    "medical": "none",
}
UNDECIDED = dict.fromkeys(
    ("threshold", "rationale", "next_step", "enquiry", "support_needs", "who_was_told"), ""
)


def meeting_under_way(world, concern) -> Arranged:
    """All is recorded but what is decided for Ivo."""
    now, by = clock.now(), world[WORKER]
    plan = plan_for(world, "Stoneford", planned_at=now)
    meeting = convene(incident=concern.incident, plan=plan, at=now, by=by)
    with as_owner():
        found = Referral.objects.filter(concern=concern).select_related("case", "child")
        cases = {one.child.given_name: one.case for one in found}
    arranged = Arranged(meeting, concern.incident, cases, by)
    invited(arranged)
    name_chair(meeting=meeting, chair=world[MANAGER].membership, at=now, by=by)
    arranged.meeting = arranged.again()
    open_meeting(meeting=arranged.meeting, started_at=now, at=now, by=by)
    arranged.meeting = arranged.again()
    everybody_came(arranged)
    wrote(arranged, "Ivo", **decided("Ivo", medical="none", **UNDECIDED))
    wrote(arranged, "Bea", **decided("Bea", **NOTHING_FOLLOWS))
    measure(arranged)
    return arranged


def saves(person: Person) -> None:
    """Sends the part that is shown."""
    button = person.page.get_by_role("button", name="Save and go to")
    person.presses(button.inner_text().strip())


def test_i_give_the_reasons_in_full_before_a_meeting_ends_without_an_enquiry(
    sign_in_as, logged, world
):
    # Given a strategy discussion about two ten-year-olds that is under way
    said = replace(SEEN_KISSING, happened_from=clock.today())
    arranged = meeting_under_way(world, logged(WORKER, said))
    worker = sign_in_as(WORKER)
    # When I say in three words why nothing follows for Ivo
    worker.opens(at(arranged, "decision", 1))
    worker.chooses("Not met", question="Is the threshold of significant harm met for this child?")
    worker.fills(REASONS, SHORT)
    worker.chooses("No further action", question="What follows for this child?")
    saves(worker)
    # Then the meeting cannot be closed, and each thing that is missing leads to its question
    worker.opens(at(arranged, "close"))
    worker.reads(
        "Enter in detail why the threshold is not met for Ivo Lane",
        "Enter who was told of the decision about Ivo Lane, and by whom.",
        "Enter the support that Ivo Lane still needs, or that none is needed and why.",
    )
    worker.follows("Enter in detail why the threshold is not met for Ivo Lane", exact=False)
    assert worker.page.get_by_label(REASONS).input_value() == SHORT
    # When I say it in full
    worker.fills(REASONS, IN_FULL)
    worker.fills("Which support does this child still need?", "A talk about privacy, at school.")
    worker.fills("Who was told, and by whom?", "His parents, by the duty worker, by telephone.")
    saves(worker)
    worker.opens(at(arranged, "close"))
    worker.presses("Close the meeting")
    # Then it is closed, and no enquiry has begun
    worker.reads("The meeting is closed.")
    worker.opens(f"/cases/{arranged.cases['Ivo'].reference}/")
    worker.reads("None has been started.")
    # When I prepare what the school is told about its pupil
    worker.opens(f"/strategy-discussions/{arranged.meeting.reference}/minutes/")
    children = worker.page.get_by_role("group", name="Which child is this copy about?")
    children.get_by_label("Ivo Lane").check()
    worker.chooses(AGENCY, question="For whom is it?")
    worker.fills("Name of the recipient", "Hill Road Primary School")
    worker.presses("Prepare the copy")
    # Then it holds what follows for him and no word of the other child, and I cannot approve it
    worker.reads("The copy is prepared.", "A talk about privacy, at school.", IN_FULL)
    worker.does_not_read("Bea", "Moss", "B.M.")
    assert worker.page.get_by_role("button", name="Approve minutes").count() == 0
    # When my manager has read it
    manager = sign_in_as(MANAGER, width=320)
    manager.opens(worker.path())
    manager.presses("Approve minutes")
    # Then it can go to the school
    manager.reads("The copy is approved and can be sent.")
