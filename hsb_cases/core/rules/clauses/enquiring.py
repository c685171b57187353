"""Clauses on section 47 enquiries and what follows them (R12–R15)."""

from hsb_cases.core.rules.clauses.kinds import (
    CAMBRIDGESHIRE,
    NOTTINGHAM,
    STAFFORDSHIRE,
    Clause,
    Reference,
)

OUTCOMES = Reference(STAFFORDSHIRE, "Outcomes of Section 47 Enquiries")

ENQUIRING = (
    Clause(
        rule="R12",
        title="A social worker of their own",
        says="In a section 47 enquiry the child harmed and another child who displayed the"
        " behaviour have different social workers, even in one household. A team manager may be"
        " the same. There is no exception.",
        force="enforce",
        references=(Reference(STAFFORDSHIRE, "Strategy Discussion/Meeting"),),
    ),
    Clause(
        rule="R13",
        title="Each child’s own outcome and plan",
        says="Each child’s needs are considered separately. Outcomes and plans are written for one"
        " child and never copied to another.",
        force="enforce",
        references=(
            Reference(STAFFORDSHIRE, "Principles"),
            Reference(NOTTINGHAM, "Protection/Response"),
            Reference(CAMBRIDGESHIRE, "Background and Context"),
        ),
    ),
    Clause(
        rule="R14",
        title="A conference only where that child is at risk",
        says="A child who displayed the behaviour has a child protection conference only where it"
        " was found that this child suffers, or is likely to suffer, significant harm. Otherwise"
        " the enquiry recommends next steps, a multi-agency meeting among them.",
        force="enforce",
        references=(OUTCOMES, Reference(NOTTINGHAM, "Protection/Response")),
    ),
    Clause(
        rule="R15",
        title="A service plan where there is no conference",
        says="Where needs were found and no conference is held, a service plan is made with the"
        " child, the carers and the professionals. It has a review date and covers work on the"
        " behaviour, care and education.",
        force="enforce",
        references=(OUTCOMES,),
    ),
)
