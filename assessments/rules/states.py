"""Where enquiries and assessments can stand, and the steps between (domain.md §3.2)."""

from hsb_cases.core.states import Move, StateMachine

OPEN, CONCLUDED, CANCELLED = "open", "concluded", "cancelled"

ENDED = (
    "This enquiry has ended, and what was decided stays as it is. A later strategy discussion can"
    " start a new one."
)

ENQUIRY = StateMachine(
    record="section 47 enquiry",
    starts=(OPEN,),
    states={OPEN: "Open", CONCLUDED: "Concluded", CANCELLED: "Cancelled"},
    moves=(
        Move(
            "allocate",
            OPEN,
            OPEN,
            "manager",
            refusal=ENDED,
        ),
        Move(
            "record a visit",
            OPEN,
            OPEN,
            "the enquiry’s social worker or a manager",
            refusal=ENDED,
        ),
        Move(
            "conclude",
            OPEN,
            CONCLUDED,
            "the enquiry’s social worker or a manager",
            refusal=ENDED,
        ),
        Move(
            "cancel",
            OPEN,
            CANCELLED,
            "manager",
            refusal=ENDED,
        ),
    ),
)

UNDER_WAY = "under_way"

ASSESSMENT = StateMachine(
    record="HSB assessment",
    starts=(UNDER_WAY,),
    states={UNDER_WAY: "Under way", CANCELLED: "Cancelled"},
    moves=(
        Move(
            "cancel",
            UNDER_WAY,
            CANCELLED,
            "the assessor, an HSB coordinator or a manager",
            refusal="This assessment has ended, and stays as it is. Start a new one if it is"
            " needed.",
        ),
    ),
)
