"""An assessment from its first domain to a report in plain words that leaves."""

from tests.system import case_steps
from tests.system.person import Person
from tests.system.test_i_choose_a_tool_that_may_be_used import WORKER, enters_training

NEXT = (
    "Non-sexual behaviour",
    "Development",
    "Environment and family",
    "Self-regulation",
    "Views of the child and the carers",
)


def starts(worker: Person) -> None:
    """With AIM3, from the case."""
    case_steps.opens_case(worker, "O.R.")
    worker.follows("Assessments")
    worker.follows("Choose an assessment tool")
    worker.follows("Start", exact=False)
    worker.chooses(WORKER, question="Who assesses?")
    worker.chooses("Nobody", question="Who works with the assessor?")
    worker.presses("Start the assessment")


def writes_everything(worker: Person) -> None:
    """Part after part."""
    worker.follows("Sexual behaviour")
    for title in NEXT:
        worker.fills("Concerns", "He repeats it when nobody is near.")
        worker.fills("Strengths", "He talks with his grandmother.")
        worker.presses(f"Save and go to “{title}”")
    worker.fills("What does the child say?", "“I want to be at home.”")
    worker.fills("What do the parents or carers say?", "His mother wants help.")
    worker.chooses("Not needed", question="Was an interpreter there?")
    worker.presses("Save and go to “Asked every time”")
    worker.chooses("Not known", question="May this child be harmed, or have been harmed?")
    worker.chooses("No", question="Is there a risk of self-harm or suicide?")
    worker.presses("Save and go to “Formulation and supervision”")
    worker.fills("Formulation", "What happened to him early keeps it going now.")
    worker.chooses(
        "Close: an adult knows where the child is, and looks in often",
        question="How closely is the child supervised?",
    )
    worker.presses("Save and go to “Recommendations”")
    worker.fills("What do you recommend?", "Work on relationships with his mother.")
    worker.presses("Save and go to “In plain words for the child and the carers”")
    worker.fills("Why did we do this?", "We wanted to find out how to help you.")
    worker.fills("What do people worry about?", "We worry that it could happen again.")
    worker.fills("What happens next?", "You will meet somebody every week.")
    worker.presses("Save")


def test_i_write_an_assessment_and_somebody_else_signs_it_off(sign_in_as, logged):
    # Given a boy with a social worker who is trained in AIM3
    logged("school")
    manager = sign_in_as("northmere front door manager")
    case_steps.opens_case(manager, "O.R.")
    case_steps.allocate(manager, WORKER, "She has the training.")
    enters_training(manager)
    # When the worker writes the assessment and sends it for supervision
    worker = sign_in_as("northmere worker one")
    starts(worker)
    writes_everything(worker)
    worker.reads("It is recorded.", "What it says so far")
    worker.presses("Send for supervision")
    worker.presses("Send for supervision")
    worker.reads("The assessment waits for supervision.")
    # Then the coordinator finds it in the list, and signs it off
    coordinator = sign_in_as("northmere coordinator")
    coordinator.follows("HSB service")
    coordinator.follows("ASM-", exact=False)
    coordinator.presses("Sign off or return")
    coordinator.chooses(
        "Sign it off: from now on its text stays as it is", question="What do you decide?"
    )
    coordinator.presses("Record decision")
    coordinator.reads("The assessment is signed off.", "Signed off")
    # And a report in plain words leaves after the coordinator has read it
    worker.follows("Assessments")
    worker.follows("Open AIM3", exact=False)
    worker.follows("Reports: prepare, approve and send")
    worker.chooses("In plain words, for the child and the carers", question="In which words?")
    worker.fills("Name of the recipient", "Owen and his mother")
    worker.presses("Prepare the report")
    worker.reads("A second person approves the report", "You will meet somebody every week.")
    coordinator.follows("Reports: prepare, approve and send")
    coordinator.follows("Owen and his mother")
    coordinator.presses("Approve report")
    coordinator.reads("The report is approved and can be sent.")
