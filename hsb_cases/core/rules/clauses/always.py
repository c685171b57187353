"""Clauses that hold wherever a child is worked with (R36–R40)."""

from hsb_cases.core.rules.clauses.kinds import (
    CASE_REVIEWS,
    LEEDS,
    NOTTINGHAM,
    STAFFORDSHIRE,
    Clause,
    Reference,
)

STRATEGY = Reference(STAFFORDSHIRE, "Strategy Discussion/Meeting")

ALWAYS = (
    Clause(
        rule="R36",
        title="The child’s and the carers’ views",
        says="The child and the carers are asked, and what they say is recorded, or why they were"
        " not asked. Parents are told unless that raises the risk. Before a programme they hear"
        " that it speaks openly about sex.",
        force="prompt",
        references=(
            STRATEGY,
            Reference(NOTTINGHAM, "Issues"),
            Reference(CASE_REVIEWS, "Looking at the wider context"),
        ),
    ),
    Clause(
        rule="R37",
        title="An interpreter",
        says="Where a child or carer needs an interpreter, one is booked for each contact, or the"
        " reason why not is recorded.",
        force="enforce",
        references=(STRATEGY,),
        our_default="That nobody of the family interprets is our own.",
    ),
    Clause(
        rule="R38",
        title="No images",
        says="An image is neither kept here nor described here. The record says that there is one,"
        " who holds it, and the police reference.",
        force="enforce",
        references=(Reference("Protection of Children Act 1978", "section 1"),),
        our_default="How a text is looked through for it is our own.",
    ),
    Clause(
        rule="R39",
        title="School goes on for both children",
        says="After an incident at school each child has a safety plan and goes on learning. The"
        " child harmed is not the one who has to leave.",
        force="prompt",
        references=(
            Reference(STAFFORDSHIRE, "Outcomes of Section 47 Enquiries"),
            Reference(LEEDS, "What should schools do?"),
            Reference("Keeping Children Safe in Education", "Part Five"),
        ),
    ),
    Clause(
        rule="R40",
        title="Every action has an owner and a date",
        says="An action has one person who does it, their agency and a date. When it is overdue the"
        " owner hears of it at once, and the manager after 5 working days.",
        force="warn",
        our_default="All of it is our own; no procedure asks for it in these words.",
    ),
)
