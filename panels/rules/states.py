"""Where a meeting and a copy of its minutes can stand, and the steps between (domain.md §3.2)."""

from hsb_cases.core.states import Move, StateMachine

PLANNED, UNDER_WAY, CLOSED, CANCELLED = "planned", "under_way", "closed", "cancelled"
CONDUCTS = "chair or the team that conducts it"

MEETING = StateMachine(
    record="meeting",
    starts=(PLANNED,),
    states={
        PLANNED: "Planned",
        UNDER_WAY: "Under way",
        CLOSED: "Closed",
        CANCELLED: "Cancelled",
    },
    moves=(
        Move("arrange", PLANNED, PLANNED, CONDUCTS),
        Move("open", PLANNED, UNDER_WAY, CONDUCTS),
        Move(
            "record",
            UNDER_WAY,
            UNDER_WAY,
            CONDUCTS,
            "Open the meeting first. Once it is closed, what was decided stays as it is: a later"
            " meeting decides anew.",
        ),
        Move("invite", PLANNED, PLANNED, CONDUCTS),
        Move("invite", UNDER_WAY, UNDER_WAY, CONDUCTS),
        Move("close", UNDER_WAY, CLOSED, CONDUCTS),
        Move("cancel", PLANNED, CANCELLED, CONDUCTS),
        Move("cancel", UNDER_WAY, CANCELLED, CONDUCTS),
        Move(
            "prepare minutes for",
            CLOSED,
            CLOSED,
            CONDUCTS,
            "Close the meeting first: minutes say what was decided.",
        ),
    ),
)

PREPARED, APPROVED, SENT, WITHDRAWN = "prepared", "approved", "sent", "withdrawn"

MINUTES = StateMachine(
    record="copy of the minutes",
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
            CONDUCTS,
            "Approved minutes are not changed. Withdraw them and prepare them anew, unless they"
            " were sent.",
        ),
        Move("approve", PREPARED, APPROVED, "second person who conducts it"),
        Move(
            "send",
            APPROVED,
            SENT,
            CONDUCTS,
            "A second person approves the minutes before they leave.",
        ),
        Move("withdraw", PREPARED, WITHDRAWN, CONDUCTS),
        Move(
            "withdraw",
            APPROVED,
            WITHDRAWN,
            CONDUCTS,
            "These minutes were sent. Write to the recipient instead.",
        ),
    ),
)


def minutes_state(*, approved: bool, sent: bool, withdrawn: bool) -> str:
    """Where a copy of the minutes stands, from its dates."""
    if withdrawn:
        return WITHDRAWN
    if sent:
        return SENT
    return APPROVED if approved else PREPARED


HELD = "held"
DECIDED = (
    "This conference is over, and what it decided stays as it is. A review conference can decide"
    " otherwise."
)

CONFERENCE = StateMachine(
    record="conference",
    starts=(PLANNED,),
    states={PLANNED: "Planned", HELD: "Held", CANCELLED: "Cancelled"},
    moves=(
        Move("record", PLANNED, HELD, "who works on the case", refusal=DECIDED),
        Move("cancel", PLANNED, CANCELLED, "manager", refusal=DECIDED),
    ),
)
