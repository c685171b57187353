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

UNDER_WAY, WAITING, SIGNED_OFF = "under_way", "waiting", "signed_off"
AUTHORS = "the assessor or who works with them"
SUPERVISES = "the supervisor, who wrote none of it"
FIXED = (
    "This assessment is not being written now, and its text stays as it is. Signed off, it goes on"
    " in a new version."
)

ASSESSMENT = StateMachine(
    record="assessment",
    starts=(UNDER_WAY,),
    states={
        UNDER_WAY: "Under way",
        WAITING: "Waiting for supervision",
        SIGNED_OFF: "Signed off",
        CANCELLED: "Cancelled",
    },
    moves=(
        Move("write", UNDER_WAY, UNDER_WAY, AUTHORS, refusal=FIXED),
        Move(
            "hand over",
            UNDER_WAY,
            UNDER_WAY,
            "an HSB coordinator or a manager",
            refusal=FIXED,
        ),
        Move("send for supervision", UNDER_WAY, WAITING, AUTHORS, refusal=FIXED),
        Move(
            "return",
            WAITING,
            UNDER_WAY,
            SUPERVISES,
            refusal="This assessment does not wait for supervision, so it cannot be returned.",
        ),
        Move(
            "sign off",
            WAITING,
            SIGNED_OFF,
            SUPERVISES,
            refusal="This assessment does not wait for supervision, so it cannot be signed off.",
        ),
        Move(
            "open a new version",
            SIGNED_OFF,
            UNDER_WAY,
            "the assessor, an HSB coordinator or a manager",
            refusal="A new version follows one that is signed off. Go on with this one.",
        ),
        Move(
            "prepare a report of",
            SIGNED_OFF,
            SIGNED_OFF,
            "who assesses on the case",
            refusal="A report is made of what is signed off. Wait for supervision first.",
        ),
        *(
            Move(
                "cancel",
                start,
                CANCELLED,
                "the assessor, an HSB coordinator or a manager",
                refusal="This assessment has ended, and stays as it is. Start a new one if it is"
                " needed.",
            )
            for start in (UNDER_WAY, WAITING)
        ),
    ),
)

PREPARED, APPROVED, SENT, WITHDRAWN = "prepared", "approved", "sent", "withdrawn"
ASSESSES = "who assesses on the case"

REPORT = StateMachine(
    record="assessment report",
    starts=(PREPARED,),
    states={
        PREPARED: "Waiting for approval",
        APPROVED: "Approved",
        SENT: "Sent",
        WITHDRAWN: "Withdrawn",
    },
    moves=(
        Move(
            "change",
            PREPARED,
            PREPARED,
            ASSESSES,
            "An approved report is not changed. Withdraw it and prepare it anew, unless it was"
            " sent.",
        ),
        Move("approve", PREPARED, APPROVED, "a second person, who wrote none of it"),
        Move(
            "send",
            APPROVED,
            SENT,
            ASSESSES,
            "A second person approves the report before it leaves.",
        ),
        *(
            Move(
                "withdraw",
                start,
                WITHDRAWN,
                ASSESSES,
                "This report was sent. Write to the recipient instead.",
            )
            for start in (PREPARED, APPROVED)
        ),
    ),
)


def report_state(*, approved: bool, sent: bool, withdrawn: bool) -> str:
    """Where a report stands, from its dates."""
    if withdrawn:
        return WITHDRAWN
    if sent:
        return SENT
    return APPROVED if approved else PREPARED


ACCEPTED, ADVISED, SIGNPOSTED = "accepted", "advised", "signposted"
WAITING_LIST = "waiting_list"
SERVICE = "an HSB coordinator"
ANSWERED = "This referral has its answer. Make a new one if things have changed."

HSB_REFERRAL = StateMachine(
    record="referral to the HSB service",
    starts=(WAITING,),
    states={
        WAITING: "Waiting for an answer",
        WAITING_LIST: "On the waiting list",
        ACCEPTED: "Accepted",
        ADVISED: "Advice given",
        SIGNPOSTED: "Signposted to another service",
        WITHDRAWN: "Withdrawn",
    },
    moves=(
        *(
            Move(name, start, to, SERVICE, refusal=ANSWERED)
            for start in (WAITING, WAITING_LIST)
            for name, to in (
                ("accept", ACCEPTED),
                ("advise", ADVISED),
                ("signpost", SIGNPOSTED),
            )
        ),
        Move("put on the waiting list", WAITING, WAITING_LIST, SERVICE, refusal=ANSWERED),
        *(
            Move("withdraw", start, WITHDRAWN, "whoever referred, or a manager", refusal=ANSWERED)
            for start in (WAITING, WAITING_LIST)
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
