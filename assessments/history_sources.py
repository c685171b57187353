"""How the room's histories belong to cases, and how its records read in a history."""

from assessments import models
from hsb_cases.audit.sources import leave_out, name_rows, register
from hsb_cases.cases.history_sources import BY_CASE


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
            "significant_harm": "Significant harm to this child, or likely",
            "significant_harm_finding": "Finding on significant harm",
            "conference_required": "Child protection conference required",
            "conference_not_required_reason": "Why no conference is required",
            "cancelled_reason": "Why it was cancelled",
        },
    )
    name_rows(models.Section47Enquiry, "r.reference")
    _declare_justice()
    _declare_assessments()


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
        label="HSB assessment",
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
    leave_out(models.AssessorTraining, because="it is about who assesses, not about a case")
