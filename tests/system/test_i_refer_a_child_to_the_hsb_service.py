"""A referral to the HSB service: what it brings, the list of the team, and its answer."""

from tests.system import case_steps

WORKER = "Northmere Worker One"


def test_i_refer_a_child_and_the_service_gives_advice(sign_in_as, logged):
    # Given a boy with a social worker, in an area whose procedure names no service
    logged("school")
    manager = sign_in_as("northmere front door manager")
    case_steps.opens_case(manager, "O.R.")
    case_steps.allocate(manager, WORKER, "She has the time.")
    # When the worker refers him
    worker = sign_in_as("northmere worker one", width=320)
    case_steps.opens_case(worker, "O.R.")
    worker.follows("Assessments")
    worker.follows("Refer to the HSB service")
    worker.fills(
        "What is your agency’s own assessment of the risk?", "Never alone with younger children."
    )
    worker.fills("Who is the lead professional?", f"{WORKER}, social worker")
    worker.chooses(
        "Neither: the family agrees to it, as a voluntary intervention",
        question="On what basis would the work go on?",
    )
    worker.fills("Who of the family agreed?", "Owen and his mother")
    worker.chooses("Yes", question="Can the child take part in the work?")
    worker.presses("Make the referral")
    worker.reads("The referral is made.", "voluntary intervention", "Incident reports")
    # Then the coordinator finds the referral in the list, and gives advice
    coordinator = sign_in_as("northmere coordinator")
    coordinator.follows("HSB service")
    coordinator.follows("HSR-", exact=False)
    coordinator.presses("Answer the referral")
    coordinator.chooses(
        "Give advice to whoever works with the child", question="What does the service answer?"
    )
    coordinator.fills("What do you tell the referrer?", "Keep to one adult whom he trusts.")
    coordinator.presses("Record the answer")
    coordinator.reads("The answer is recorded.", "Advice given")
    # And the worker reads it on the case
    case_steps.opens_case(worker, "O.R.")
    worker.follows("Assessments")
    worker.reads("Advice given")
