"""Scenario 9 in part: a community resolution unlocks the assessment (R20, R21, R22)."""

from hsb_cases.core import clock
from tests.system import case_steps
from tests.system.person import Person

WORKER = "Northmere Worker One"


def today() -> tuple[int, int, int]:
    """Day, month and year."""
    now = clock.today()
    return now.day, now.month, now.year


def enters_training(manager: Person) -> None:
    """On the register of training."""
    manager.opens("/assessments/training/")
    manager.follows("Enter training")
    manager.selects("Who?", f"{WORKER}, Northmere County children’s social care")
    manager.chooses("AIM3", question="In which tool?")
    manager.fills_date("When was the training?", today())
    manager.fills_date("Until when does it count?", (1, 3, clock.today().year + 2))
    manager.presses("Enter training")
    manager.reads("The training is entered.", WORKER)


def records(person: Person, event: str) -> None:
    """From the assessments of a case."""
    person.follows("Record an event", exact=False)
    person.follows(event)
    person.fills_date("When was it?", today())
    person.presses("Record it")
    person.reads("The event is recorded.")


def test_i_start_the_assessment_that_the_criminal_process_allows(sign_in_as, logged):
    # Given a boy with a social worker who is trained in AIM3
    logged("school")
    manager = sign_in_as("northmere front door manager")
    case_steps.opens_case(manager, "O.R.")
    case_steps.allocate(manager, WORKER, "She has the training.")
    enters_training(manager)
    # When the police have interviewed him
    worker = sign_in_as("northmere worker one", width=320)
    case_steps.opens_case(worker, "O.R.")
    worker.follows("Assessments")
    records(worker, "Interviewed by the police")
    # Then a full assessment waits, and safety planning goes on
    worker.reads("Full AIM assessment Waits", "Safety planning and education go on throughout")
    worker.follows("Choose an assessment tool")
    worker.reads_in_card("AIM3", "A full assessment waits while a criminal process is followed")
    worker.reads_in_card("ERASOR", "no conviction is recorded")
    worker.unfolds_all()
    worker.reads("Cambridgeshire and Peterborough, Assessment and Intervention")
    # When he takes responsibility and a community resolution is given
    worker.follows("Assessments")
    records(worker, "Community resolution")
    worker.reads("Takes some responsibility, as the process implies")
    worker.follows("Choose an assessment tool")
    # Then I start it
    worker.reads_in_card("AIM3", "Made for children of this age")
    worker.follows("Start", exact=False)
    worker.chooses(WORKER, question="Who assesses?")
    worker.chooses("Nobody", question="Who works with the assessor?")
    worker.presses("Start the assessment")
    worker.reads("The assessment has started.", "Edition: AIM3")
    # And the manager reads it on the case, beside the welfare track
    case_steps.opens_case(manager, "O.R.")
    manager.reads("Complete the AIM assessment", "Criminal justice", "Community resolution")
