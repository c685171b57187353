"""Where a referral can stand, and the steps between (domain.md §3.2, state 5; R2)."""

from hsb_cases.core.states import Move, StateMachine

RECEIVED, SENT_OUT, ACKNOWLEDGED, DECIDED = "received", "sent_out", "acknowledged", "decided"

REFERRAL = StateMachine(
    record="referral",
    # A child's authority that does not use the product is sent a document instead.
    starts=(RECEIVED, SENT_OUT),
    states={
        RECEIVED: "Received",
        SENT_OUT: "Sent to an authority that does not use this service",
        ACKNOWLEDGED: "Acknowledged by the other authority",
        DECIDED: "Decided",
    },
    moves=(
        Move("decide", RECEIVED, DECIDED, "front door"),
        Move(
            "correct",
            DECIDED,
            DECIDED,
            "front door",
            refusal="Nobody has decided on this referral yet, so there is nothing to correct.",
        ),
        Move(
            "acknowledge",
            SENT_OUT,
            ACKNOWLEDGED,
            "referrer",
            refusal="The other authority has acknowledged this referral already, or it never"
            " left this service: there is nothing to acknowledge.",
        ),
    ),
)

MADE, SENT = "made", "sent"

HAND_OFF = StateMachine(
    record="hand-off",
    starts=(MADE,),
    states={
        MADE: "To be sent",
        SENT: "Sent, not acknowledged yet",
        ACKNOWLEDGED: "Acknowledged",
    },
    moves=(
        Move("send", MADE, SENT, "referrer"),
        # While nobody has said that it arrived, it may be sent another way.
        Move("send", SENT, SENT, "referrer"),
        Move(
            "acknowledge",
            SENT,
            ACKNOWLEDGED,
            "referrer",
            refusal="Record how you sent it before you record who acknowledged it. It can be"
            " acknowledged once.",
        ),
    ),
)


def hand_off_state(*, sent: bool, acknowledged: bool) -> str:
    """Where a hand-off stands, from its dates."""
    if acknowledged:
        return ACKNOWLEDGED
    return SENT if sent else MADE
