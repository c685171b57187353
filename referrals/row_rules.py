"""Which concerns and referrals the runtime role may see and change."""

from hsb_cases.cases.row_rules import child_in_reach, in_reach
from hsb_cases.core.database.row_security import RowRule, protect
from referrals import models

OWN_ENTRY = (
    "'m' || recorded_by_id = ANY (hsb_principals())"
    " OR (hsb_holds(held_by_id) AND NOT hsb_kept_from_incident(incident_id))"
)


def declare() -> None:
    """Declare every table of the room. What was reported is never changed afterwards."""
    protect(
        models.Concern,
        RowRule(
            see=f"{OWN_ENTRY} OR hsb_sees_incident(incident_id, 30)",
            belongs="hsb_sees_incident(incident_id, 30)"
            " AND 'm' || recorded_by_id = ANY (hsb_principals())",
        ),
    )
    protect(
        models.ConcernChild,
        RowRule(
            see="hsb_sees_concern_child(concern_id, child_id)",
            # Whoever holds a concern reads the outcome of the referrals it names.
            belongs="hsb_holds_concern(concern_id)"
            f" AND {child_in_reach('referrals_concernchild')}"
            " AND (referral_id IS NULL OR EXISTS (SELECT FROM referrals_referral r"
            " WHERE r.id = referral_id AND r.concern_id = referrals_concernchild.concern_id))",
        ),
    )
    protect(
        models.Referral,
        RowRule(
            see="CASE WHEN case_id IS NULL THEN hsb_holds_concern(concern_id)"
            " ELSE hsb_sees_case(case_id, 30) END",
            change="CASE WHEN case_id IS NULL THEN hsb_holds_concern(concern_id)"
            " ELSE hsb_sees_case(case_id, 40) END",
            # A referral that left as a document is followed up by who reported, who sees the
            # incident no longer once another child of it has a case.
            belongs="(hsb_holds_concern(concern_id)"
            " OR hsb_sees_participation(participation_id, 30))"
            f" AND (case_id IS NULL OR {in_reach()})",
        ),
    )
    protect(
        models.NotReferred,
        RowRule(
            see="hsb_sees_participation(participation_id, 30)",
            belongs="hsb_sees_participation(participation_id, 30)",
        ),
    )
    protect(
        models.HandOff,
        RowRule(
            see="hsb_holds_hand_off(referral_id)",
            change="hsb_holds_hand_off(referral_id)",
            belongs="hsb_holds_hand_off(referral_id)",
        ),
    )
    protect(
        models.Screening,
        RowRule(
            see="hsb_sees_participation(participation_id, 30)",
            belongs="hsb_sees_participation(participation_id, 40)",
        ),
    )
    protect(
        models.Feedback,
        RowRule(
            see="hsb_sees_referral(referral_id, 30)",
            belongs="hsb_sees_referral(referral_id, 40)",
        ),
    )
