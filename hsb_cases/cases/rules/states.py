"""Where a case can stand, and the steps between (domain.md §3.2, states 5, 17 and 18)."""

from hsb_cases.core.states import Move, StateMachine

REFERRED, OPEN, CLOSED = "referred", "open", "closed"
ANYBODY = "whoever reports a new incident"

CASE = StateMachine(
    record="case",
    starts=(REFERRED,),
    states={REFERRED: "Referral received", OPEN: "Open", CLOSED: "Closed"},
    moves=(
        Move("allocate", REFERRED, OPEN, "front door or manager"),
        Move("allocate", OPEN, OPEN, "manager"),
        # A referral may end in no further action (scenario 8); a case ends in closure. A closed
        # decision is never edited: a new incident reopens the case.
        Move("close", REFERRED, CLOSED, "front door or manager"),
        Move("close", OPEN, CLOSED, "manager"),
        Move("reopen", CLOSED, OPEN, "front door or manager"),
        # A new referral leaves an open case as it is, and brings a closed one back.
        Move("refer again", REFERRED, REFERRED, ANYBODY),
        Move("refer again", OPEN, OPEN, ANYBODY),
        Move("refer again", CLOSED, REFERRED, ANYBODY),
    ),
)
