"""Scenario 1 up to the concluded enquiries: Mila's asks for a conference, Owen's does not."""

from dataclasses import replace

from assessments.commands import conclude_enquiry
from tests.assessments.arrange import (
    CONCLUSION,
    LATER,
    ONE,
    TWO,
    allocated,
    siblings,
    started,
    visited,
)

WORKER = {"Mila": ONE, "Owen": TWO}
FOUND = {
    "Mila": CONCLUSION,
    "Owen": replace(
        CONCLUSION,
        outcome="substantiated_no_continuing",
        significant_harm="no",
        significant_harm_finding="Past neglect, and now safe with his grandmother.",
        conference_required=False,
        conference_not_required_reason="He is safe and looked after at his grandmother’s.",
        next_steps="A multi-agency meeting about the help he needs.",
    ),
}


def concluded_enquiries(world):
    """The children's cases by name, each with its own worker and a concluded enquiry."""
    found = siblings(world)
    cases = {"Mila": found.mila, "Owen": found.owen}
    for name, case in cases.items():
        enquiry = started(world, case)
        allocated(world, enquiry, WORKER[name], with_case=True)
        visited(world, enquiry, by=WORKER[name])
        conclude_enquiry(enquiry=enquiry, conclusion=FOUND[name], at=LATER, by=world[WORKER[name]])
    return cases
