"""Clauses on the HSB service, its interventions, and the harmed child's support.

R24–R27, R35, R41 and R42.
"""

from hsb_cases.core.rules.clauses.kinds import (
    CAMBRIDGESHIRE,
    NOTTINGHAM,
    STAFFORDSHIRE,
    Clause,
    Reference,
)

ASSESSMENT = Reference(CAMBRIDGESHIRE, "Assessment and Intervention")
NSPCC_SERVICE = Reference(STAFFORDSHIRE, "Appendix 3, NSPCC Harmful Sexualised Behaviour")

INTERVENING = (
    Clause(
        rule="R24",
        title="Whom the HSB service takes",
        says="The service of the area takes children of the ages it names who have a lead"
        " professional. Where a diagnosed learning disability would keep the child from taking"
        " part, it does not; where that is in doubt, a reading assessment is offered first. Other"
        " children get advice, or are pointed to another service.",
        force="enforce",
        references=(
            Reference(CAMBRIDGESHIRE, "Harmful Sexual Behaviour Service Definition"),
            NSPCC_SERVICE,
        ),
        our_default="In an area whose procedure is silent about a disability, asking about it is"
        " our own.",
    ),
    Clause(
        rule="R25",
        title="Which programme",
        says="Males of 12 to 18 without a diagnosed learning disability, who manage written work as"
        " in mainstream school, are offered Change for Good: 26 to 30 weekly sessions one to one,"
        " in four blocks. Males of 5 to 11 and all females have a programme of their own.",
        force="prompt",
        references=(NSPCC_SERVICE,),
        our_default="A programme of their own for males of 12 to 18 with a learning disability, or"
        " who do not manage the written work, is our own.",
    ),
    Clause(
        rule="R26",
        title="The four stages of the work",
        says="Preparation, engagement and motivation; building resilience; sex education and"
        " relationships; harmful sexual behaviour. It is a framework and no manual: the assessment"
        " says how much of each.",
        force="prompt",
        references=(ASSESSMENT,),
    ),
    Clause(
        rule="R27",
        title="Agreed before it starts, summed up when it ends",
        says="The number of sessions, the reviews and the time-frame are agreed, and the plan is"
        " shared with the lead professional. An end summary is recorded within two weeks of the"
        " end, and goes to the lead professional.",
        force="enforce",
        references=(ASSESSMENT,),
        our_default="That the case is not closed before the summary is filed is our own, and so is"
        " the limit of two weeks where the area’s procedure does not set it.",
    ),
    Clause(
        rule="R35",
        title="Support for the child harmed",
        says="What it did to the child harmed, what the child needs, and whether support after the"
        " abuse is required, are assessed and decided for that child alone, before that child’s"
        " case is closed.",
        force="enforce",
        references=(Reference(STAFFORDSHIRE, "Appendix 2"),),
        our_default="The procedure asks for the decision; that it comes before closure is our own.",
    ),
    Clause(
        rule="R41",
        title="Voluntary work needs consent",
        says="Without a statutory or court basis nobody must accept the work: the family is asked,"
        " the consent is recorded, and the work is recorded as a voluntary intervention.",
        force="enforce",
        references=(Reference(NOTTINGHAM, "Issues"), ASSESSMENT),
    ),
    Clause(
        rule="R42",
        title="What a referral to the HSB service brings",
        says="The agency that refers brings its own assessment of risk, made with the reports of"
        " the incidents, and names the lead professional.",
        force="enforce",
        references=(
            ASSESSMENT,
            Reference(CAMBRIDGESHIRE, "Harmful Sexual Behaviour Service Definition"),
            NSPCC_SERVICE,
        ),
    ),
)
