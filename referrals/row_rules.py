"""Which concerns and referrals the runtime role may see and change."""

from hsb_cases.core.database.row_security import RowRule, protect
from referrals import models

OWN_ENTRY = "hsb_holds(held_by_id) OR 'm' || recorded_by_id = ANY (hsb_principals())"


def declare() -> None:
    """Declare every table of the room. What was reported is never changed afterwards."""
    protect(
        models.Concern,
        RowRule(see=f"{OWN_ENTRY} OR hsb_sees_incident(incident_id, 30)"),
    )
    protect(models.ConcernChild, RowRule(see="hsb_sees_concern_child(concern_id, child_id)"))
    protect(
        models.Referral,
        RowRule(
            see="CASE WHEN case_id IS NULL THEN hsb_holds_concern(concern_id)"
            " ELSE hsb_sees_case(case_id, 30) END",
            change="CASE WHEN case_id IS NULL THEN hsb_holds_concern(concern_id)"
            " ELSE hsb_sees_case(case_id, 40) END",
        ),
    )
    protect(
        models.NotReferred,
        RowRule(see="hsb_sees_participation(participation_id, 30)"),
    )
    protect(
        models.HandOff,
        RowRule(see="hsb_holds_hand_off(referral_id)", change="hsb_holds_hand_off(referral_id)"),
    )
