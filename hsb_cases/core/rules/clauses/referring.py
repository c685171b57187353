"""Clauses on referring, and on what is asked when behaviour is reported (R1–R5, R16–R18)."""

from hsb_cases.core.rules.clauses.kinds import (
    CAMBRIDGESHIRE,
    CASE_REVIEWS,
    LEEDS,
    NOTTINGHAM,
    STAFFORDSHIRE,
    Clause,
    Reference,
)

REFERRING = (
    Clause(
        rule="R1",
        title="Every child is referred",
        says="Where behaviour may be abusive or violent, the child harmed and the child who"
        " displayed it are both referred. The front door does not decide before each child of the"
        " incident has a referral, or a manager has recorded why a child needs none.",
        force="enforce",
        references=(
            Reference(STAFFORDSHIRE, "Procedure"),
            Reference(LEEDS, "What should all practitioners do?"),
            Reference(NOTTINGHAM, "Protection/Response"),
        ),
    ),
    Clause(
        rule="R2",
        title="The referral goes where the child lives",
        says="Each child is referred to the local authority where that child lives, also when the"
        " children live in different areas.",
        force="enforce",
        references=(
            Reference(STAFFORDSHIRE, "Procedure"),
            Reference(NOTTINGHAM, "Protection/Response"),
        ),
    ),
    Clause(
        rule="R3",
        title="A child under 13 who was sexually harmed",
        says="A child who was under 13 and was sexually harmed is referred as child protection,"
        " whatever the behaviour is thought to be. What is not known is taken as protective.",
        force="enforce",
        references=(
            Reference(STAFFORDSHIRE, "Consent issues"),
            Reference("Sexual Offences Act 2003"),
        ),
    ),
    Clause(
        rule="R4",
        title="Teenagers of similar age who describe it as agreed",
        says="Between 13 and 15, where it was described as agreed, the context is looked at before"
        " anybody decides: what each child said, how often it happened, pressure, secrecy, and"
        " whether it has changed.",
        force="prompt",
        references=(
            Reference(STAFFORDSHIRE, "Consent issues"),
            Reference(STAFFORDSHIRE, "Appendix 2"),
        ),
    ),
    Clause(
        rule="R5",
        title="Described as agreed, but perhaps not free",
        says="A difference in age, a disability, force, a bribe or secrecy speaks against a free"
        " agreement. It is looked at again before anybody relies on it.",
        force="warn",
        references=(
            Reference(NOTTINGHAM, "Definition"),
            Reference(STAFFORDSHIRE, "Appendix 2"),
            Reference(CASE_REVIEWS, "Professional attitudes"),
        ),
        our_default="The gap of 2 years is our own; no procedure names a number.",
    ),
    Clause(
        rule="R16",
        title="Has the child who displayed it been harmed?",
        says="Sexual behaviour can be a sign of abuse or trauma. Each time a child who displayed it"
        " is thought about, somebody asks whether that child has been harmed.",
        force="prompt",
        references=(
            Reference(NOTTINGHAM, "Definition"),
            Reference(STAFFORDSHIRE, "Appendix 2"),
            Reference(CASE_REVIEWS, "Learning for improved practice"),
        ),
    ),
    Clause(
        rule="R17",
        title="Look at the pattern",
        says="Earlier incidents of each child are looked at together with the new one, and somebody"
        " writes down what the pattern is and whether it is getting worse.",
        force="prompt",
        references=(
            Reference(CASE_REVIEWS, "Looking at the wider context"),
            Reference(STAFFORDSHIRE, "Appendix 2"),
        ),
    ),
    Clause(
        rule="R18",
        title="Not the police alone",
        says="A criminal investigation does not take the place of protecting and supporting the"
        " child: a welfare route is open beside it.",
        force="prompt",
        references=(
            Reference(CASE_REVIEWS, "HSB is not always recognised"),
            Reference(CAMBRIDGESHIRE, "Indication and Identification of Harmful Sexual Behaviour"),
        ),
    ),
)
