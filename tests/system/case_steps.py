"""A case and its referral: finding it, deciding, allocating."""

from tests.system.person import Person


def opens_case(person: Person, initials: str) -> str:
    """Finds a child's case in the list of cases and opens it; gives its address."""
    person.opens("/cases/")
    person.follows(initials, exact=False)
    return person.path()


def decide(person: Person, decision: str, reasons: str) -> None:
    """Records the front door's decision from the case's page."""
    person.presses("Decide on the referral")
    person.chooses(decision, question="What is decided for this child?")
    person.chooses("No", question="Is this child at risk of self-harm or suicide?")
    person.fills("Reasons for the decision", reasons)
    person.presses("Record decision")


def allocate(person: Person, worker: str, reason: str) -> None:
    """Gives the open case to a worker."""
    person.follows("Allocate or hand over")
    person.chooses(worker, question="Worker")
    person.fills("Why this worker?", reason)
    person.presses("Allocate")


def describe_needs(person: Person, words: str) -> None:
    """Changes what helps the child to take part, on the page of the child's details."""
    person.follows("People", exact=False)
    person.follows("Change what the child needs to take part")
    person.fills("What helps the child to take part?", words)
    person.presses("Save")
