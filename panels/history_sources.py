"""How the room's histories belong to cases, and how its records read in a history."""

from hsb_cases.audit.sources import Way, name_rows, register
from hsb_cases.cases.history_sources import BY_CASE, BY_PARTICIPATION
from panels import models

OF_THE_CASE = "FROM panels_meetingchild mc JOIN cases_participation p ON p.id = mc.participation_id"
BY_MEETING = Way(
    values=f"SELECT mc.meeting_id {OF_THE_CASE} WHERE p.case_id = {{case}}",
    cases=f"SELECT k.reference {OF_THE_CASE} JOIN cases_case k ON k.id = p.case_id"
    " WHERE mc.meeting_id = {value}",
)
BY_MEETING_CHILD = Way(
    values=f"SELECT mc.id {OF_THE_CASE} WHERE p.case_id = {{case}}",
    cases=f"SELECT k.reference {OF_THE_CASE} JOIN cases_case k ON k.id = p.case_id"
    " WHERE mc.id = {value}",
)


BY_PLAN = Way(
    values="SELECT p.id FROM panels_protectionplan p WHERE p.case_id = {case}",
    cases="SELECT k.reference FROM panels_protectionplan p JOIN cases_case k ON k.id = p.case_id"
    " WHERE p.id = {value}",
)


def about_a_child(table: str, column: str) -> Way:
    """Rows of a meeting that are about one of its children, or about all of them."""
    child = f"mc.meeting_id = x.meeting_id AND (x.{column} IS NULL OR x.{column} = mc.id)"
    return Way(
        values=f"SELECT x.id FROM {table} x, panels_meetingchild mc, cases_participation p"  # noqa: S608 -- names of our own tables
        f" WHERE p.id = mc.participation_id AND p.case_id = {{case}} AND {child}",
        cases=f"SELECT k.reference FROM {table} x, panels_meetingchild mc, cases_participation p,"  # noqa: S608 -- names of our own tables
        f" cases_case k WHERE p.id = mc.participation_id AND k.id = p.case_id AND {child}"
        " AND x.id = {value}",
    )


def declare() -> None:
    """Register every history of a meeting."""
    _declare_meeting()
    _declare_what_was_said()
    _declare_conferences()
    name_rows(models.Meeting, "r.reference")
    name_rows(models.Invitation, "r.organisation")
    name_rows(
        models.MeetingChild,
        "(SELECT k.reference FROM cases_participation p JOIN cases_case k ON k.id = p.case_id"
        " WHERE p.id = r.participation_id)",
    )


def _declare_meeting() -> None:
    register(
        models.Meeting,
        label="Meeting",
        of_case=("id", BY_MEETING),
        title=("kind", "reference"),
        happened=("closed_at", "opened_at", "planned_at"),
        words={
            "local_authority": "Authority that chairs",
            "team": "Team that conducts it",
            "suggested_authority": "Authority that is recommended to chair",
            "reason_for_other": "Why another authority chairs",
            "mode": "How people meet",
        },
    )
    register(
        models.MeetingChild,
        label="Decision of a meeting",
        of_case=("participation_id", BY_PARTICIPATION),
        title=("meeting",),
        hidden=("participation", "position"),
        words={
            "medical": "Medical check",
            "medical_discussion": "What was discussed about medical care",
            "education_plan": "How school goes on",
            "leaves_class": "Out of lessons, class or school",
            "may_be_harmed_themselves": "May the child be harmed themselves",
            "may_be_harmed_detail": "About harm to the child",
            "self_harm_risk": "Risk of self-harm or suicide",
            "self_harm_detail": "About the risk of self-harm or suicide",
            "threshold": "Threshold of significant harm",
            "enquiry": "Who makes the enquiry",
            "abe_plan": "Plan for an interview to achieve best evidence",
        },
    )
    register(
        models.Invitation,
        label="Invitation to a meeting",
        of_case=("id", about_a_child("panels_invitation", "about_id")),
        title=("organisation", "person_name"),
        hidden=("about",),
        words={
            "agency_kind": "Kind of agency",
            "team": "Team that is invited",
            "membership": "Person who is invited",
            "required": "Asked for by the procedure",
            "takes_on": "What they do from here",
        },
    )


def _declare_what_was_said() -> None:
    register(
        models.AgencyInformation,
        label="Information of an agency",
        of_case=("id", about_a_child("panels_agencyinformation", "meeting_child_id")),
        title=("invitation",),
        happened=("recorded_at",),
        hidden=("meeting_child",),
        words={"invitation": "Who said it", "text": "What they said"},
    )
    register(
        models.SafetyMeasure,
        label="Safety measure",
        of_case=("id", about_a_child("panels_safetymeasure", "meeting_child_id")),
        title=("organisation",),
        happened=("recorded_at",),
        hidden=("meeting_child",),
        words={
            "organisation": "Where it applies",
            "measure": "What is done",
            "owner": "Person who does it",
            "agency": "Their agency",
        },
    )
    register(
        models.Minutes,
        label="Minutes",
        of_case=("meeting_child_id", BY_MEETING_CHILD),
        title=("recipient",),
        happened=("sent_at", "approved_at", "prepared_at"),
        # The document itself says it better than a list of its parts would.
        hidden=("meeting_child", "sections"),
        words={"recipient_kind": "Kind of recipient", "recipient": "For"},
    )


def _declare_conferences() -> None:
    register(
        models.Conference,
        label="Child protection conference",
        of_case=("case_id", BY_CASE),
        title=("reference",),
        happened=("recorded_at",),
        hidden=("case",),
        words={
            "enquiry_reference": "Section 47 enquiry that asked for it",
            "chair_name": "Chaired by",
            "attendance": "Who took part",
            "child_views_missing_reason": "Why the child’s views are not recorded",
            "carers_views_missing_reason": "Why the carers’ views are not recorded",
            "self_harm_risk": "Risk of self-harm or suicide",
            "self_harm_detail": "About the risk of self-harm or suicide",
            "step_down": "What follows without a plan",
            "cancelled_reason": "Why it was cancelled",
        },
    )
    register(
        models.ProtectionPlan,
        label="Child protection plan",
        of_case=("case_id", BY_CASE),
        title=("reference",),
        hidden=("case",),
        words={"begun_in": "Conference that made it", "ended_in": "Conference that ended it"},
    )
    register(
        models.CoreGroup,
        label="Core group",
        of_case=("plan_id", BY_PLAN),
        title=("plan",),
        happened=("recorded_at",),
        words={
            "attendance": "Who took part",
            "summary": "What was done, and what is next",
            "child_views_missing_reason": "Why the child’s views are not recorded",
            "self_harm_risk": "Risk of self-harm or suicide",
            "self_harm_detail": "About the risk of self-harm or suicide",
        },
    )
    name_rows(models.Conference, "r.reference")
    name_rows(models.ProtectionPlan, "r.reference")
