"""How the room's histories belong to cases, and how its records read in a history."""

from assessments import models
from hsb_cases.audit.sources import Way, leave_out, name_rows, register
from hsb_cases.cases.history_sources import BY_CASE

BY_INTERVENTION = Way(
    values="SELECT i.id FROM assessments_intervention i WHERE i.case_id = {case}",
    cases="SELECT k.reference FROM assessments_intervention i"
    " JOIN cases_case k ON k.id = i.case_id WHERE i.id = {value}",
)
BY_ENQUIRY = Way(
    values="SELECT e.id FROM assessments_section47enquiry e WHERE e.case_id = {case}",
    cases="SELECT k.reference FROM assessments_section47enquiry e"
    " JOIN cases_case k ON k.id = e.case_id WHERE e.id = {value}",
)
VISIT_WORDS = {
    "child_seen_on": "Child seen on",
    "not_seen_reason": "Why the child was not seen",
    "seen_alone": "Seen alone",
    "not_alone_reason": "Why the child was not seen alone",
    "child_views": "Views of the child",
    "child_views_missing_reason": "Why the child’s views are not recorded",
    "carers_views": "Views of the parents or carers",
    "carers_views_missing_reason": "Why the carers’ views are not recorded",
    "interpreter_arranged": "Interpreter",
    "interpreter_reason": "Why no interpreter was arranged",
    "may_be_harmed_themselves": "Child may have been harmed themselves",
    "harmed_themselves_detail": "About harm to this child",
    "self_harm_risk": "Risk of self-harm or suicide",
    "self_harm_detail": "About the risk of self-harm or suicide",
}


def declare() -> None:
    """Register every history of the room."""
    register(
        models.Section47Enquiry,
        label="Section 47 enquiry",
        of_case=("case_id", BY_CASE),
        title=("reference",),
        happened=("concluded_at", "allocated_at"),
        hidden=("case",),
        words={
            "strategy_reference": "Strategy discussion that started it",
            "started_on": "Date of the strategy discussion",
            "worker": "Social worker in the enquiry",
            **VISIT_WORDS,
            "significant_harm": "Significant harm to this child, or likely",
            "significant_harm_finding": "Finding on significant harm",
            "conference_required": "Child protection conference required",
            "conference_not_required_reason": "Why no conference is required",
            "cancelled_reason": "Why it was cancelled",
        },
    )
    name_rows(models.Section47Enquiry, "r.reference")
    register(
        models.EnquiryVisit,
        label="Visit in a section 47 enquiry",
        of_case=("enquiry_id", BY_ENQUIRY),
        title=("child_seen_on",),
        happened=("recorded_at",),
        hidden=("enquiry",),
        words=VISIT_WORDS,
    )
    _declare_justice()
    _declare_assessments()
    _declare_work()
    _declare_what_follows_from_work()


def _declare_justice() -> None:
    register(
        models.JusticeEvent,
        label="Criminal justice",
        of_case=("case_id", BY_CASE),
        title=("kind",),
        hidden=("case",),
        words={
            "kind": "What happened",
            "happened_on": "Date",
            "notification_required": "Duty to notify the police",
            "notification_until": "Duty to notify until",
            "mappa_category": "MAPPA category",
            "mappa_level": "MAPPA level",
            "corrects": "Entry it corrects",
            "correction_reason": "Why it is corrected",
        },
    )
    name_rows(models.JusticeEvent, "r.reference")
    register(
        models.Acknowledgement,
        label="What the child acknowledges",
        of_case=("case_id", BY_CASE),
        title=("acceptance",),
        hidden=("case",),
        words={"asked_on": "Asked on", "words": "How the child puts it"},
    )


def _declare_assessments() -> None:
    register(
        models.HsbAssessment,
        label="Assessment",
        of_case=("case_id", BY_CASE),
        title=("reference",),
        hidden=("case",),
        words={
            "tool_version": "Edition of the tool",
            "age_at_start": "Age on the day it started",
            "why_this_tool": "Why this tool",
            "needs_coordinator": "Who coordinates the agencies",
            "cancelled_reason": "Why it was cancelled",
        },
    )
    name_rows(models.HsbAssessment, "r.reference")
    _declare_records()
    leave_out(models.AssessorTraining, because="it is about who assesses, not about a case")


def _declare_work() -> None:
    register(
        models.Intervention,
        label="Intervention",
        of_case=("case_id", BY_CASE),
        title=("reference",),
        hidden=("case",),
        words={
            "proposed_programme": "Programme that was proposed",
            "why_this_programme": "Why another programme",
            "mainstream_comprehension": "Manages written work as in mainstream school",
            "aims": "What the work is for",
            "basis": "On what the work rests",
            "consent_from": "Who of the family agreed",
            "content_explained": "Who heard what the programme speaks about",
            "child_views_missing_reason": "Why the child’s views are not recorded",
            "carers_views_missing_reason": "Why the carers’ views are not recorded",
            "reviews_after": "Reviewed after sessions",
            "ends_by": "Agreed end",
            "shared_with_lead_on": "Plan shared with the lead professional on",
            "paused_reason": "Why it is paused",
            "end_reason": "Why it ended",
            "end_detail": "About the end",
            "cancelled_reason": "Why it was cancelled",
        },
    )
    name_rows(models.Intervention, "r.reference")
    register(
        models.InterventionSession,
        label="Session",
        of_case=("intervention_id", BY_INTERVENTION),
        title=("offered_on",),
        happened=("recorded_at",),
        words={
            "offered_on": "Day of the session",
            "attendance": "What became of it",
            "missed_reason": "Why it did not take place",
            "stage": "What it worked on",
            "carer_work": "Work with parents or carers",
            "interpreter_arranged": "Interpreter",
            "interpreter_reason": "Why no interpreter was arranged",
        },
    )
    register(
        models.ProgressMeasure,
        label="Measure of progress",
        of_case=("intervention_id", BY_INTERVENTION),
        title=("what",),
        happened=("recorded_at",),
        words={
            "what": "What is measured",
            "lowest": "Lowest number of the scale",
            "highest": "Highest number of the scale",
            "better": "Which way is better",
        },
    )


def _declare_what_follows_from_work() -> None:
    asked = {
        "child_views_missing_reason": "Why the child’s views are not recorded",
        "self_harm_risk": "Risk of self-harm or suicide",
        "self_harm_detail": "About the risk of self-harm or suicide",
    }
    register(
        models.InterventionReview,
        label="Review of an intervention",
        of_case=("intervention_id", BY_INTERVENTION),
        title=("held_on",),
        happened=("recorded_at",),
        words={**asked, "after_sessions": "Sessions attended by then"},
    )
    register(
        models.EndSummary,
        label="End summary",
        of_case=("intervention_id", BY_INTERVENTION),
        title=("intervention",),
        happened=("filed_at",),
        words={
            **asked,
            "carers_views_missing_reason": "Why the carers’ views are not recorded",
            "remaining": "Risk and needs that remain",
            "shared_with_lead_on": "Shared with the lead professional on",
            "shared_with_group_on": "Shared with the agencies around the child on",
            "not_shared_with_group_reason": "Why it was not shared with the agencies",
            "working_days_late": "Working days late",
        },
    )
    register(
        models.SupportDecision,
        label="Decision on support",
        of_case=("case_id", BY_CASE),
        title=("decision",),
        happened=("decided_at",),
        hidden=("case",),
        words={
            "impact": "What it did to the child",
            "needs": "What the child needs",
            "reason": "Why the child has no support now",
            "provider": "Who gives the support",
            "self_harm_risk": asked["self_harm_risk"],
            "self_harm_detail": asked["self_harm_detail"],
        },
    )


def _declare_records() -> None:
    register(
        models.AssessmentVersion,
        label="Assessment, what it says",
        of_case=("case_id", BY_CASE),
        title=("assessment", "number"),
        happened=("signed_off_at", "sent_at", "opened_at"),
        hidden=("case",),
        words={
            "opened_reason": "Why there is a new version",
            "child_views": "Views of the child",
            "child_views_missing_reason": "Why the child’s views are not recorded",
            "carers_views": "Views of the parents or carers",
            "carers_views_missing_reason": "Why the carers’ views are not recorded",
            "interpreter_arranged": "Interpreter",
            "interpreter_reason": "Why no interpreter was arranged",
            "may_be_harmed_themselves": "Child may have been harmed themselves",
            "harmed_themselves_detail": "About harm to this child",
            "self_harm_risk": "Risk of self-harm or suicide",
            "self_harm_detail": "About the risk of self-harm or suicide",
            "supervision_level": "How closely the child is supervised",
            "supervision_detail": "About supervision",
            "plain_why": "In plain words: why",
            "plain_strengths": "In plain words: what goes well",
            "plain_worries": "In plain words: what people worry about",
            "plain_views": "In plain words: what the child told us",
            "plain_next": "In plain words: what happens next",
            "returned_reason": "What is to be changed or added",
            "signed_off_note": "Note of the supervisor",
        },
    )
    register(
        models.DomainFinding,
        label="Assessment, a domain",
        of_case=("case_id", BY_CASE),
        title=("version", "domain"),
        hidden=("case",),
        words={},
    )
    register(
        models.AssessmentReport,
        label="Report of an assessment",
        of_case=("case_id", BY_CASE),
        title=("reference",),
        hidden=("case",),
        words={"sent_how": "How it was sent", "withdrawn_reason": "Why it was withdrawn"},
    )
    register(
        models.HsbReferral,
        label="Referral to the HSB service",
        of_case=("case_id", BY_CASE),
        title=("reference",),
        hidden=("case",),
        words={
            "to_team": "Team of the HSB service",
            "asks_for": "What the referrer hopes for",
            "own_risk_assessment": "The referring agency’s own assessment of the risk",
            "incident_reports": "Incident reports that went with it",
            "basis": "On what basis the work goes on",
            "consent_from": "Who of the family agreed",
            "can_take_part": "Whether the child can take part",
            "answer": "Answer of the service",
            "waiting_since": "On the waiting list since",
            "expected_on": "Expected to begin on",
            "withdrawn_reason": "Why it was taken back",
        },
    )
    name_rows(models.AssessmentReport, "r.reference")
    name_rows(models.HsbReferral, "r.reference")
    name_rows(
        models.AssessmentVersion,
        "(SELECT a.reference || ', version ' || r.number FROM assessments_hsbassessment a"
        " WHERE a.id = r.assessment_id)",
    )
