"""The front door's desk: opening a referral, screening, deciding."""

from tests.system.person import Person

CATEGORY = "Where on the continuum does the behaviour lie?"
DECISION = "What is decided for this child?"
RISK = "Is this child at risk of self-harm or suicide?"
REASONS = "Reasons for the decision"


def opens_referral(person: Person, child: str) -> str:
    """From the queue to one child's referral; gives its address."""
    person.opens("/referrals/")
    person.follows(child)
    return person.path()


def screens(person: Person, category: str, why: str) -> None:
    """Records a judgement on the page of the screening."""
    person.chooses(category, question=CATEGORY)
    person.fills("Why do you judge it so?", why)
    person.presses("Record screening")


def decides(person: Person, decision: str, reasons: str) -> None:
    """Sends the decision form."""
    person.chooses(decision, question=DECISION)
    person.chooses("No", question=RISK)
    person.fills(REASONS, reasons)
    person.presses("Record decision")


def typed(person: Person, label: str) -> str:
    """What stands in a box."""
    return person.page.get_by_label(label).input_value()
