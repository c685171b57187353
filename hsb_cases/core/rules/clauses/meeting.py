"""Clauses on strategy discussions and the meetings like them (R6–R11, R19)."""

from hsb_cases.core.rules.clauses.kinds import CAMBRIDGESHIRE, STAFFORDSHIRE, Clause, Reference

STRATEGY = Reference(STAFFORDSHIRE, "Strategy Discussion/Meeting")
IDENTIFICATION = Reference(
    CAMBRIDGESHIRE, "Indication and Identification of Harmful Sexual Behaviour"
)

MEETING = (
    Clause(
        rule="R6",
        title="Who is asked to a strategy discussion",
        says="Children’s social care convenes and chairs it. The police, health and education are"
        " asked to it; if one of them does not come, the reason is recorded. Other agencies that"
        " know a child well are asked too, and in some areas the HSB or youth justice service.",
        force="enforce",
        references=(STRATEGY, IDENTIFICATION),
    ),
    Clause(
        rule="R7",
        title="One combined meeting, chaired where it happened",
        says="Where the children live in different areas, the authority where the behaviour"
        " happened is asked to convene and chair one combined meeting. It is a recommendation:"
        " another chair needs a reason. Each authority receives its own child’s record only.",
        force="warn",
        references=(STRATEGY,),
    ),
    Clause(
        rule="R8",
        title="What a strategy discussion plans",
        says="Before it ends it has planned what each participant does, how every child and those"
        " around them are protected now, what each organisation does about risk – voluntary and"
        " faith groups too – where the child lives meanwhile, and medical care.",
        force="enforce",
        references=(STRATEGY, IDENTIFICATION),
    ),
    Clause(
        rule="R9",
        title="Living with other children",
        says="Where a child who displayed the behaviour lives with other children, the meeting"
        " decides whether that child should move, at least for a short time, and says why.",
        force="enforce",
        references=(STRATEGY,),
    ),
    Clause(
        rule="R10",
        title="When the threshold is not met",
        says="The details of the decision are recorded, with the support that each child still"
        " needs and who was told.",
        force="enforce",
        references=(STRATEGY,),
        our_default="The least number of characters is our own: a short sentence does not hold the"
        " details that the procedure asks for.",
    ),
    Clause(
        rule="R11",
        title="What the referrer is told",
        says="A professional who referred a child is told the outcome. Anybody else is told only"
        " that the concern was received and looked at.",
        force="enforce",
        references=(STRATEGY,),
    ),
    Clause(
        rule="R19",
        title="Complex behaviour below the threshold",
        says="Complex behaviour is always reported to children’s social care so that a record is"
        " made, and a multi-agency planning meeting is held, also where social care does not act.",
        force="prompt",
        references=(IDENTIFICATION,),
    ),
)
