"""How the room's histories belong to cases, and how its records read in a history."""

from hsb_cases.audit.sources import Way, name_rows, register
from hsb_cases.cases.history_sources import BY_CASE, BY_CHILD, BY_INCIDENT, BY_PARTICIPATION
from referrals import models

BY_REFERRAL = Way(
    values="SELECT r.id FROM referrals_referral r WHERE r.child_id = {child}",
    cases="SELECT k.reference FROM referrals_referral r JOIN cases_case k ON k.id = r.case_id"
    " WHERE r.id = {value}",
)


def declare() -> None:
    """Register every history of the room."""
    register(
        models.Concern,
        label="Concern",
        of_case=("incident_id", BY_INCIDENT),
        title=("reference",),
        happened=("recorded_at",),
        hidden=("draft_reference",),
        words={
            "account": "What happened, as reported",
            "held_by": "In the log of",
            "self_harm_risk": "Risk of self-harm or suicide",
            "self_harm_detail": "About the risk of self-harm or suicide",
            "displaying_child_may_be_abused": "Child who displayed HSB may be harmed themselves",
            "displaying_child_may_be_abused_detail": "About harm to the child who displayed HSB",
            "source_code": "Where the report comes from",
            "referred_reasons": "Why referrals followed",
        },
    )
    register(
        models.ConcernChild,
        label="Child as reported",
        of_case=("child_id", BY_CHILD),
        title=("display_name",),
        hidden=("concern", "child", "position"),
        words={"display_name": "Name", "role": "Part", "case_reference": "Case"},
    )
    register(
        models.Referral,
        label="Referral",
        of_case=("case_id", BY_CASE),
        title=("reference",),
        happened=("received_at",),
        hidden=("participation", "case"),
        words={
            "sharing_basis": "Lawful basis",
            "corrected_because": "Why the decision was corrected",
            "corrected_at": "Corrected",
            "corrected_by": "Corrected by",
            "later_because": "Why the child was referred later",
        },
    )
    register(
        models.HandOff,
        label="Referral to another authority",
        of_case=("referral_id", BY_REFERRAL),
        title=("referral",),
        happened=("acknowledged_at", "sent_at", "made_at"),
    )
    register(
        models.NotReferred,
        label="Reason for no referral",
        of_case=("participation_id", BY_PARTICIPATION),
        happened=("recorded_at",),
        hidden=("participation",),
    )
    register(
        models.Screening,
        label="Screening",
        of_case=("participation_id", BY_PARTICIPATION),
        happened=("screened_at",),
        hidden=("participation",),
    )
    register(
        models.Feedback,
        label="Referrer told",
        of_case=("referral_id", BY_REFERRAL),
        title=("referral",),
        happened=("told_at",),
    )
    name_rows(models.Concern, "r.reference")
    name_rows(models.Referral, "r.reference")
