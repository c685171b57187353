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
            "acknowledge",
            SENT_OUT,
            ACKNOWLEDGED,
            "referrer",
            refusal="The other authority has acknowledged this referral already, or it never"
            " left this service: there is nothing to acknowledge.",
        ),
    ),
)
