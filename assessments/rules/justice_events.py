"""What can happen on the criminal justice track of one child about one incident.

Each is a dated event. What a stage unlocks or forbids is computed from them (rules.justice).
"""

POLICE_RECORD = "police_record"
INTERVIEW = "interview"
UNDER_INVESTIGATION = "under_investigation"
BAIL = "bail"
YOUTH_JUSTICE_REFERRAL = "youth_justice_referral"
YOUTH_JUSTICE_ASSESSED = "youth_justice_assessed"
YOUTH_JUSTICE_ANSWERED = "youth_justice_answered"
SENT_TO_PROSECUTORS = "sent_to_prosecutors"
NO_FURTHER_ACTION = "no_further_action"
NO_CHARGE = "no_charge"
DEFERRED = "deferred"
COMMUNITY_RESOLUTION = "community_resolution"
CAUTION = "caution"
CONDITIONAL_CAUTION = "conditional_caution"
CHARGE = "charge"
PLEA_GUILTY = "plea_guilty"
PLEA_NOT_GUILTY = "plea_not_guilty"
FOUND_GUILTY = "found_guilty"
FOUND_NOT_GUILTY = "found_not_guilty"
FOUND_DID_ACT = "found_did_act"
CONVICTED = "convicted"
SENTENCE = "sentence"
DISCONTINUED = "discontinued"
QUASHED = "quashed"
NOTIFICATION_MADE = "notification_made"
NOTIFICATION_ENDED = "notification_ended"
MAPPA_REFERRAL = "mappa_referral"
MAPPA_LEVEL = "mappa_level"
MAPPA_ENDED = "mappa_ended"
WORK_AGREED = "work_agreed"
IN_ERROR = "in_error"

EVENTS = {
    POLICE_RECORD: "Recorded by the police",
    INTERVIEW: "Interviewed by the police",
    UNDER_INVESTIGATION: "Released under investigation",
    BAIL: "Released on police bail",
    YOUTH_JUSTICE_REFERRAL: "Referred to youth justice for an out-of-court assessment",
    YOUTH_JUSTICE_ASSESSED: "Youth justice assessment completed",
    YOUTH_JUSTICE_ANSWERED: "Police told what the youth justice assessment found",
    SENT_TO_PROSECUTORS: "Sent to the Crown Prosecution Service",
    NO_FURTHER_ACTION: "Police: no further action",
    NO_CHARGE: "Crown Prosecution Service: no charge",
    DEFERRED: "Deferred prosecution or diversion",
    COMMUNITY_RESOLUTION: "Community resolution",
    CAUTION: "Youth caution",
    CONDITIONAL_CAUTION: "Youth conditional caution",
    CHARGE: "Charged",
    PLEA_GUILTY: "Pleaded guilty",
    PLEA_NOT_GUILTY: "Pleaded not guilty",
    FOUND_GUILTY: "Found guilty (convicted after a trial)",
    FOUND_NOT_GUILTY: "Found not guilty",
    FOUND_DID_ACT: "Found to have done the act, without a conviction",
    CONVICTED: "Convicted on a guilty plea",
    SENTENCE: "Sentenced",
    DISCONTINUED: "Proceedings discontinued",
    QUASHED: "Conviction quashed on appeal",
    NOTIFICATION_MADE: "Notification to the police made",
    NOTIFICATION_ENDED: "Duty to notify the police ended",
    MAPPA_REFERRAL: "Referred to MAPPA",
    MAPPA_LEVEL: "MAPPA category and level set",
    MAPPA_ENDED: "MAPPA management ended",
    WORK_AGREED: "Police and prosecutors agreed to work that leaves the incident out",
    IN_ERROR: "Nothing happened: the earlier entry was made in error",
}
"""Each kind of event with its name on pages, in the usual order."""

GOING_ON = frozenset(
    {
        INTERVIEW,
        UNDER_INVESTIGATION,
        BAIL,
        YOUTH_JUSTICE_REFERRAL,
        SENT_TO_PROSECUTORS,
        CHARGE,
        PLEA_GUILTY,
        PLEA_NOT_GUILTY,
        FOUND_GUILTY,
        FOUND_DID_ACT,
        CONVICTED,
    }
)
"""After these the criminal process is live."""
OUT_OF_COURT = frozenset({DEFERRED, COMMUNITY_RESOLUTION, CAUTION, CONDITIONAL_CAUTION})
WITHOUT_OUTCOME = frozenset({NO_FURTHER_ACTION, NO_CHARGE, DISCONTINUED, FOUND_NOT_GUILTY, QUASHED})
"""The process ends, and nothing of it counts against the child."""
ADMITTED = frozenset({COMMUNITY_RESOLUTION, CAUTION, CONDITIONAL_CAUTION, PLEA_GUILTY})
"""Given only where the child takes some responsibility."""
CONVICTIONS = frozenset({FOUND_GUILTY, CONVICTED, SENTENCE})
MAY_BRING_NOTIFICATION = frozenset(
    {CAUTION, CONDITIONAL_CAUTION, FOUND_GUILTY, FOUND_DID_ACT, CONVICTED, SENTENCE}
)
"""Where somebody says whether there is a duty to notify the police (Sexual Offences Act 2003)."""
ENDS_YOUTH_JUSTICE = OUT_OF_COURT | WITHOUT_OUTCOME | {CHARGE}
"""Decided: the out-of-court assessment is not waited for any more."""
HAS_CONDITIONS = frozenset({BAIL, CONDITIONAL_CAUTION, COMMUNITY_RESOLUTION, DEFERRED, SENTENCE})
IN_COURT = frozenset(
    {
        PLEA_GUILTY,
        PLEA_NOT_GUILTY,
        FOUND_GUILTY,
        FOUND_NOT_GUILTY,
        FOUND_DID_ACT,
        CONVICTED,
        SENTENCE,
        DISCONTINUED,
        QUASHED,
    }
)
PRECEDED_BY = {
    YOUTH_JUSTICE_ASSESSED: frozenset({YOUTH_JUSTICE_REFERRAL}),
    YOUTH_JUSTICE_ANSWERED: frozenset({YOUTH_JUSTICE_REFERRAL}),
    PLEA_GUILTY: frozenset({CHARGE}),
    PLEA_NOT_GUILTY: frozenset({CHARGE}),
    FOUND_GUILTY: frozenset({CHARGE}),
    FOUND_NOT_GUILTY: frozenset({CHARGE}),
    FOUND_DID_ACT: frozenset({CHARGE}),
    DISCONTINUED: frozenset({CHARGE}),
    CONVICTED: frozenset({PLEA_GUILTY}),
    SENTENCE: frozenset({FOUND_GUILTY, CONVICTED, PLEA_GUILTY}),
    QUASHED: CONVICTIONS,
    MAPPA_LEVEL: frozenset({MAPPA_REFERRAL}),
    MAPPA_ENDED: frozenset({MAPPA_REFERRAL}),
}
"""What must be on the track before; one of them is enough."""
GROUPS = (
    (
        "Investigation",
        (POLICE_RECORD, INTERVIEW, UNDER_INVESTIGATION, BAIL, SENT_TO_PROSECUTORS, WORK_AGREED),
    ),
    (
        "Youth justice assessment",
        (YOUTH_JUSTICE_REFERRAL, YOUTH_JUSTICE_ASSESSED, YOUTH_JUSTICE_ANSWERED),
    ),
    (
        "Decision",
        (
            NO_FURTHER_ACTION,
            NO_CHARGE,
            DEFERRED,
            COMMUNITY_RESOLUTION,
            CAUTION,
            CONDITIONAL_CAUTION,
            CHARGE,
        ),
    ),
    (
        "Court",
        (
            PLEA_GUILTY,
            PLEA_NOT_GUILTY,
            CONVICTED,
            FOUND_GUILTY,
            FOUND_NOT_GUILTY,
            FOUND_DID_ACT,
            SENTENCE,
            DISCONTINUED,
            QUASHED,
        ),
    ),
    (
        "After a conviction or caution",
        (NOTIFICATION_MADE, NOTIFICATION_ENDED, MAPPA_REFERRAL, MAPPA_LEVEL, MAPPA_ENDED),
    ),
    ("Correction", (IN_ERROR,)),
)
"""Every kind of event under the heading it is offered under."""
