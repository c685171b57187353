"""Scenario 9 from the referral to the late end summary (R25, R27, R36, R41)."""

import datetime

from hsb_cases.core import clock
from hsb_cases.core.filters import short_day
from hsb_cases.core.rules.working_days import working_days_between
from hsb_cases.reminders.rules.timescales import END_SUMMARY
from tests.system import case_steps
from tests.system.person import Person

WORKER = "Northmere Worker One"
WRITTEN = {
    "What was done?": "Two sessions were offered and one took place.",
    "What has changed?": "He says what he does instead when he is angry.",
    "What risk and needs remain?": "Low at home; the bus is still to be practised.",
    "Who goes on with what?": "School goes on with a weekly talk with him.",
    "What does the child say?": "“It helped.”",
    "What do the parents or carers say?": "They see a change.",
}


def ago(days: int) -> datetime.date:
    """A day so many days before today."""
    return clock.today() - datetime.timedelta(days=days)


def enters(person: Person, question: str, day: datetime.date) -> None:
    """Types a date into its boxes."""
    person.fills_date(question, (day.day, day.month, day.year))


def plans(worker: Person) -> None:
    """Agreed with the boy and his mother, without a basis: it is voluntary."""
    worker.follows("Interventions", exact=False)
    worker.follows("Plan an intervention")
    worker.reads("Find out first whether he has a diagnosed learning disability")
    worker.chooses("A programme of the child’s own", question="Which programme?")
    worker.fills("What is the work for?", "What he does instead when he is angry.")
    worker.chooses(WORKER, question="Who does the work?")
    worker.chooses("Neither: it is voluntary", question="On what does the work rest?")
    worker.presses("Plan the intervention")
    worker.reads("Nobody has to accept this work")
    worker.fills("Who of the family agreed to it?", "Owen and his mother")
    worker.presses("Plan the intervention")
    worker.reads("The intervention is planned.", "Voluntary intervention")


def agrees(worker: Person) -> None:
    """What comes before the first session."""
    worker.reads("Enter how many sessions are agreed.", "Record the views of the child")
    worker.presses("Change the plan")
    worker.fills("Who is the lead professional?", WORKER)
    worker.fills("How many sessions are agreed?", "12")
    worker.fills("After which sessions is the work reviewed?", "4, 8")
    enters(worker, "From when does the work go on?", ago(60))
    enters(worker, "Until when is it agreed?", ago(25))
    enters(worker, "When was the plan shared with the lead professional?", ago(62))
    worker.fills("What does the child say?", "“I want this behind me.”")
    worker.fills("What do the parents or carers say?", "They agree.")
    worker.presses("Save the plan")


def logs(worker: Person, day: datetime.date, outcome: str, **words: str) -> None:
    """One session: the stage stands there already."""
    worker.presses("Log a session")
    enters(worker, "When was the session?", day)
    worker.chooses(outcome, question="What became of it?")
    for label, typed in words.items():
        worker.fills(label, typed)
    worker.presses("Log the session")
    worker.reads("The session is logged.")


def measures(worker: Person) -> None:
    """Before the work, and after it."""
    worker.follows("Measure something before the work")
    worker.fills("What is measured?", "Worry about school")
    worker.fills("Lowest number of the scale", "0")
    worker.fills("Highest number of the scale", "10")
    worker.chooses("A lower number is better", question="Which way is better?")
    worker.fills("What was measured?", "8")
    enters(worker, "When was it measured?", ago(59))
    worker.presses("Record the measure")
    worker.follows("Measure again", exact=False)
    worker.fills("What was measured?", "3")
    enters(worker, "When was it measured?", ago(26))
    worker.presses("Record the measure")
    worker.reads("Better by 5")


def test_i_end_the_work_with_a_boy_and_file_its_summary_late(sign_in_as, logged):
    # Given a boy with a social worker, who agrees the work with him and his mother
    logged("school")
    manager = sign_in_as("northmere front door manager")
    case_steps.opens_case(manager, "O.R.")
    case_steps.allocate(manager, WORKER, "She has the training.")
    worker = sign_in_as("northmere worker one", width=320)
    case_steps.opens_case(worker, "O.R.")
    plans(worker)
    agrees(worker)
    # When the work goes on, and ends
    logs(worker, ago(60), "Attended", Notes="A first talk")
    logs(worker, ago(53), "Missed", **{"Why was it missed?": "He was ill"})
    measures(worker)
    worker.reads("1 attended of 12 agreed, 2 offered")
    worker.follows("End the work")
    enters(worker, "When did the work end?", ago(25))
    worker.chooses("The child or the family withdrew", question="Why did it end?")
    worker.fills("If it ended early, what happened?", "He wants to stop while he feels well.")
    worker.presses("End the work")
    # Then the summary is overdue, on the case and among what the manager looks after
    due = END_SUMMARY.due_on(ago(25))
    worker.reads("Record the end summary of an intervention", short_day(due), "overdue")
    manager.follows("HSB work")
    manager.reads("End summaries due", "overdue", WORKER)
    case_steps.opens_case(manager, "O.R.")
    manager.reads("Record the end summary of an intervention")
    manager.follows("Close the case")
    manager.reads("The end summary of the intervention that ended on")
    # When I write it, and come back to it later
    worker.presses("Write the end summary")
    worker.fills("What was done?", WRITTEN["What was done?"])
    worker.presses("Save and go on later")
    worker.opens("/")
    worker.reads("End summary of intervention")
    worker.follows("End summary of intervention", exact=False)
    for label, typed in WRITTEN.items():
        worker.fills(label, typed)
    worker.chooses("No", question="Is there a risk of self-harm or suicide?")
    enters(worker, "When was it shared with the lead professional?", clock.today())
    worker.presses("File the end summary")
    worker.reads("or enter why not.")
    worker.fills("If it was not shared with them, why not?", "Nobody else works with him now.")
    worker.presses("File the end summary")
    # Then it is filed, and stays late
    late = working_days_between(due, clock.today())
    worker.reads("The end summary is filed.", f"Filed {late} working days late", "It was due")
    manager.follows("HSB work")
    manager.reads("No intervention has ended without its summary.")
