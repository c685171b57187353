"""Clauses on choosing an assessment tool (R20–R23)."""

from hsb_cases.core.rules.clauses.kinds import (
    CAMBRIDGESHIRE,
    NOTTINGHAM,
    STAFFORDSHIRE,
    Clause,
    Reference,
)

ASSESSMENT = Reference(CAMBRIDGESHIRE, "Assessment and Intervention")

ASSESSING = (
    Clause(
        rule="R20",
        title="The tool made for this child",
        says="Under 12, the AIM Under-12s model; from 12 to 18, AIM. Where the behaviour was"
        " online, the model for technology-assisted behaviour is added. Whoever assesses is"
        " trained in the tool.",
        force="enforce",
        references=(
            ASSESSMENT,
            Reference(STAFFORDSHIRE, "Appendix 3, NSPCC Harmful Sexualised Behaviour"),
        ),
        our_default="The procedure speaks of the age of the young person assessed, so the age on"
        " the day the assessment starts counts, not the age at the incident. That no tool is"
        " proposed under the age of 4, that training has a last day, and that AIM3 takes the place"
        " of AIM2 for new assessments, is our own.",
    ),
    Clause(
        rule="R21",
        title="A full AIM assessment while a criminal process goes on",
        says="Where there is a criminal process, a full AIM assessment waits until the child has"
        " taken some responsibility, and has accepted an out-of-court disposal or pleaded guilty."
        " Safety planning and education go on throughout.",
        force="warn",
        references=(ASSESSMENT,),
        our_default="That a guilty finding counts like a plea is our own, and so is that a guilty"
        " plea, a community resolution or a caution is taken as some responsibility where nothing"
        " else is recorded. Only an HSB coordinator may go on in spite of it, with a reason: that"
        " is our own too.",
    ),
    Clause(
        rule="R22",
        title="J-SOAP and ERASOR",
        says="Both are validated for males only, and ERASOR only for those convicted of an"
        " offence. They may be part of a wider psychological formulation and never stand alone as"
        " a score. There is no exception.",
        force="enforce",
        references=(ASSESSMENT,),
        our_default="No procedure names ages: that both are for 12 to 18, the ages they were"
        " written for, is our own.",
    ),
    Clause(
        rule="R23",
        title="Learning and communication needs",
        says="Up to two in five of the children who display such behaviour have a learning need in"
        " some studies. Some tools do not suit them: look whether this one does, plan for more"
        " time, and name who coordinates the agencies.",
        force="prompt",
        references=(
            Reference(CAMBRIDGESHIRE, "Indication and Identification of Harmful Sexual Behaviour"),
            Reference(NOTTINGHAM, "Indicators"),
            Reference(STAFFORDSHIRE, "Appendix 3, NSPCC Harmful Sexualised Behaviour"),
        ),
    ),
)
