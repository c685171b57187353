"""Scenario 1, the end: a conference and a plan for the sister, none for her brother (R14)."""

import datetime

from hsb_cases.core import clock
from tests.panels.concluded import WORKER, concluded_enquiries
from tests.system import case_steps
from tests.system.person import Person

REASONS = "What happened may happen again at home without a plan that everybody keeps."
NO_RISK = "Is this child at risk of self-harm or suicide?"


def fills_day(person: Person, question: str, day: datetime.date) -> None:
    """Types a date."""
    person.fills_date(question, (day.day, day.month, day.year))


def test_i_record_a_conference_its_plan_and_the_first_core_group(sign_in_as, world):
    # Given siblings whose enquiries are concluded: hers asks for a conference, his does not
    concluded_enquiries(world)
    today = clock.today()
    worker = sign_in_as(WORKER["Mila"])
    case_steps.opens_case(worker, "M.H.")
    # When I plan the conference
    worker.follows("Plan a conference")
    worker.chooses("Initial child protection conference", question="Which conference is it?")
    fills_day(worker, "When will it be held?", today)
    worker.fills("Who chairs it?", "Judith Ainsley")
    worker.presses("Plan the conference")
    worker.reads("The conference is planned.", "Judith Ainsley")
    # And record it, but not the plan's category and what the child says
    worker.presses("Record the conference")
    fills_day(worker, "When was it held?", today)
    worker.fills("Who took part?", "Chair, social worker, mother, school, police.")
    worker.fills("What do the parents or carers say?", "Her mother agrees with the plan.")
    worker.chooses("No", question=NO_RISK)
    worker.chooses("A child protection plan", question="What did the conference decide?")
    worker.fills("Reasons for the decision", REASONS)
    worker.presses("Record")
    # Then I read what is missing, and what I typed is still there
    worker.reads("There is a problem")
    assert worker.page.get_by_label("Reasons for the decision").input_value() == REASONS
    worker.fills("What does the child say?", "“I want to stay with my mum.”")
    worker.chooses("Sexual abuse", question="Category of the plan")
    worker.presses("Record")
    worker.reads("What the conference decided is recorded.", REASONS)
    # And the plan says by when the core group and the review conference are due
    worker.follows("Open the child protection plan")
    worker.reads("In force", "core group", "review")
    plan = worker.path()
    worker.presses("Record a core group")
    fills_day(worker, "When did the core group meet?", today)
    worker.fills("Who took part?", "Social worker, mother, school.")
    worker.fills("What was done, and what is done next, by whom?", "The school names an adult.")
    worker.fills("What does the child say?", "“Miss Bell is nice.”")
    worker.chooses("No", question=NO_RISK)
    worker.presses("Record the core group")
    worker.reads("The core group is recorded.", "“Miss Bell is nice.”")
    # Then no conference is offered for her brother, and his worker finds no trace of hers
    brother = sign_in_as(WORKER["Owen"])
    case_steps.opens_case(brother, "O.R.")
    assert brother.page.get_by_role("link", name="Plan a conference").count() == 0
    brother.does_not_read("Judith Ainsley", "Mila Hart")
    brother.opens(plan, status=404)
