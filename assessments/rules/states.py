"""Where enquiries, assessments and interventions can stand, and the steps between (§3.2)."""

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

PLANNED, PAUSED, ENDED_WORK, FINISHED = "planned", "paused", "ended", "finished"
WHO_WORKS = "the practitioner, an HSB coordinator or a manager"


def _moves(
    name: str, steps: tuple[tuple[str, str], ...], refusal: str, who: str = WHO_WORKS
) -> tuple[Move, ...]:
    return tuple(Move(name, start, to, who, refusal=refusal) for start, to in steps)


INTERVENTION = StateMachine(
    record="intervention",
    starts=(PLANNED,),
    states={
        PLANNED: "Planned",
        UNDER_WAY: "Under way",
        PAUSED: "Paused",
        ENDED_WORK: "Ended, summary to be filed",
        FINISHED: "Ended, summary filed",
        CANCELLED: "Cancelled",
    },
    moves=(
        *_moves(
            "change the plan of",
            ((PLANNED, PLANNED),),
            "The plan was agreed before the first session, and stays as it is. A review can change"
            " the number of sessions and the end.",
        ),
        *_moves(
            "log a session of",
            ((PLANNED, UNDER_WAY), (UNDER_WAY, UNDER_WAY)),
            "A session is logged while the work goes on. Take a paused intervention up again"
            " first; one that has ended stays as it is.",
        ),
        *_moves(
            "correct a session of",
            ((UNDER_WAY, UNDER_WAY), (PAUSED, PAUSED), (ENDED_WORK, ENDED_WORK)),
            "A session is corrected before the end summary is filed.",
        ),
        *_moves(
            "measure progress in",
            (
                (PLANNED, PLANNED),
                (UNDER_WAY, UNDER_WAY),
                (PAUSED, PAUSED),
                (ENDED_WORK, ENDED_WORK),
            ),
            "Progress is measured before the end summary is filed.",
        ),
        *_moves(
            "review",
            ((UNDER_WAY, UNDER_WAY), (PAUSED, PAUSED)),
            "Work that goes on or is paused is reviewed; its first session is logged first.",
        ),
        *_moves(
            "hand over",
            (
                (PLANNED, PLANNED),
                (UNDER_WAY, UNDER_WAY),
                (PAUSED, PAUSED),
                (ENDED_WORK, ENDED_WORK),
            ),
            "Work whose end summary is filed, or that was cancelled, is handed over to nobody.",
        ),
        *_moves("pause", ((UNDER_WAY, PAUSED),), "Only work that goes on can be paused."),
        *_moves("resume", ((PAUSED, UNDER_WAY),), "Only paused work can be taken up again."),
        *_moves(
            "end",
            ((UNDER_WAY, ENDED_WORK), (PAUSED, ENDED_WORK)),
            "Work that goes on or is paused can end. Cancel it if it never began.",
        ),
        *_moves(
            "file the end summary of",
            ((ENDED_WORK, FINISHED),),
            "The end summary is filed once, after the work has ended.",
        ),
        *_moves(
            "cancel",
            ((PLANNED, CANCELLED),),
            "Only work that has not begun can be cancelled. End it instead.",
        ),
    ),
)
