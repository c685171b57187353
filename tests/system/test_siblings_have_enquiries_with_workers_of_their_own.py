"""Scenario 1, later still: each child's section 47 enquiry has a social worker of its own (R12)."""

from assessments.rules.separate_workers import SAME_WORKER
from hsb_cases.core import clock
from tests.system import case_steps
from tests.system.person import Person

ONE, TWO = "Northmere Worker One", "Northmere Worker Two"


def starts_the_enquiry(manager: Person) -> None:
    """From the case's page, as a strategy discussion decided today."""
    manager.follows("Start a section 47 enquiry")
    today = clock.today()
    manager.fills_date(
        "When was the strategy discussion that started it?", (today.day, today.month, today.year)
    )
    manager.chooses("Children’s social care jointly with the police", question="Who enquires?")
    manager.presses("Start the enquiry")
    manager.reads("The enquiry has started.", "Still to do before it can be concluded")


def chooses_the_worker(manager: Person, worker: str, reason: str) -> None:
    """On the page on which the enquiry is allocated."""
    manager.chooses(worker, question="Social worker")
    manager.fills("Why this social worker?", reason)
    manager.presses("Allocate")


def test_i_cannot_give_one_social_worker_both_children(sign_in_as, logged):
    # Given siblings, and an enquiry for each of them
    logged("school")
    manager = sign_in_as("northmere front door manager")
    case_steps.opens_case(manager, "M.H.")
    starts_the_enquiry(manager)
    manager.presses("Allocate a social worker")
    chooses_the_worker(manager, ONE, "She knows the school.")
    manager.reads(f"{ONE} has this enquiry now.")
    case_steps.opens_case(manager, "O.R.")
    starts_the_enquiry(manager)
    owen = manager.path()
    # When I give the brother's enquiry to his sister's social worker
    manager.presses("Allocate a social worker")
    chooses_the_worker(manager, ONE, "He has met her.")
    # Then I read why not, what I typed is still there, and nothing has changed
    manager.reads(SAME_WORKER)
    assert manager.page.get_by_label("Why this social worker?").input_value() == "He has met her."
    manager.unfolds_all()
    manager.reads("A social worker of their own (R12).", "Staffordshire and Stoke-on-Trent")
    # When I choose another
    chooses_the_worker(manager, TWO, "He has the training.")
    # Then the enquiry is his, and he records what the boy says
    manager.reads(f"{TWO} has this enquiry now.")
    worker = sign_in_as("northmere worker two")
    worker.opens(owen)
    worker.reads("Owen Reed")
    worker.does_not_read("Mila Hart")
    worker.presses("Record a visit")
    today = clock.today()
    worker.fills_date("When was the child seen?", (today.day, today.month, today.year))
    worker.chooses("Yes", question="Was the child seen alone?")
    worker.chooses("Not needed", question="Was an interpreter there?")
    worker.fills("What does the child say?", "“I am staying with Gran.”")
    worker.fills("What do the parents or carers say?", "His mother wants him home soon.")
    worker.chooses("Not known", question="May this child be harmed, or have been harmed?")
    worker.chooses("No", question="Is there a risk of self-harm or suicide?")
    worker.presses("Save the visit")
    worker.reads("The visit is recorded.", "“I am staying with Gran.”")
    # And the sister's social worker finds no trace of it
    other = sign_in_as("northmere worker one")
    other.opens(owen, status=404)
    other.does_not_read("Owen Reed")
