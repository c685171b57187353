"""How the room's histories belong to cases, and how its records read in a history."""

from hsb_cases.audit.sources import Way, name_rows, register
from hsb_cases.cases import models

BY_CASE = Way(
    values="SELECT {case}", cases="SELECT k.reference FROM cases_case k WHERE k.id = {value}"
)
# With the records that were joined with the child's: what was written there is its history too.
BY_CHILD = Way(
    values="SELECT {child} UNION ALL"
    " SELECT c.id FROM cases_child c WHERE c.merged_into_id = {child}",
    cases="SELECT k.reference FROM cases_child c"
    " JOIN cases_case k ON k.child_id = COALESCE(c.merged_into_id, c.id) WHERE c.id = {value}",
)
BY_PARTICIPATION = Way(
    values="SELECT p.id FROM cases_participation p WHERE p.case_id = {case}",
    cases="SELECT k.reference FROM cases_participation p JOIN cases_case k ON k.id = p.case_id"
    " WHERE p.id = {value}",
)
BY_INCIDENT = Way(
    values="SELECT p.incident_id FROM cases_participation p WHERE p.case_id = {case}",
    cases="SELECT k.reference FROM cases_participation p JOIN cases_case k ON k.id = p.case_id"
    " WHERE p.incident_id = {value}",
)
BY_PERSON = Way(
    values="SELECT r.person_id FROM cases_relationship r WHERE r.child_id = {child}",
    cases="SELECT k.reference FROM cases_relationship r"
    " JOIN cases_case k ON k.child_id = r.child_id WHERE r.person_id = {value}",
)
BY_HOUSEHOLD = Way(
    values="SELECT m.household_id FROM cases_householdmember m WHERE m.child_id = {child}",
    cases="SELECT k.reference FROM cases_householdmember m"
    " JOIN cases_case k ON k.child_id = m.child_id WHERE m.household_id = {value}",
)
# The child's own place in a household, and the adults' places; never another child's.
BY_MEMBER = Way(
    values="SELECT m.id FROM cases_householdmember m WHERE m.child_id = {child}"
    " UNION ALL SELECT m.id FROM cases_householdmember own"
    " JOIN cases_householdmember m ON m.household_id = own.household_id"
    " WHERE own.child_id = {child} AND m.child_id IS NULL",
    cases="SELECT k.reference FROM cases_householdmember m"
    " JOIN cases_case k ON k.child_id = m.child_id WHERE m.id = {value}"
    " UNION ALL SELECT k.reference FROM cases_householdmember m"
    " JOIN cases_householdmember own ON own.household_id = m.household_id"
    " JOIN cases_case k ON k.child_id = own.child_id"
    " WHERE m.id = {value} AND m.child_id IS NULL",
)

CHILD_WORDS = {
    "given_name": "First name",
    "family_name": "Last name",
    "known_as": "Also known as",
    "description": "How the child was described",
    "date_of_birth_status": "How sure is the date of birth",
    "expected_on": "Expected date of birth",
    "gender_identity": "Gender, in the child’s own words",
    "gender_identity_declined": "The child was asked and prefers not to say",
    "disabilities": "Disability",
    "interpreter": "Is an interpreter needed",
    "interpreter_language": "Interpreter’s language",
    "easy_read": "Is easy-read material needed",
    "communication_needs": "What helps the child to take part",
    "capacity_notes": "What is known of the child’s capacity to decide",
    "nhs_number": "NHS number",
    "nhs_trace_status": "Has the NHS number been traced",
    "gp_practice": "GP practice",
    "gp_practice_code": "The practice’s code",
    "local_authority_child_id": "The local authority’s number for the child",
    "home_authority": "Local authority where the child lives",
    "care_status": "Standing with children’s social care",
    "placing_authority": "Local authority that placed the child",
    "school_name": "School, college or nursery",
    "school_urn": "The school’s unique reference number",
    "school_exclusion": "Suspension or exclusion",
    "send_support": "Special educational needs",
    "sen_types": "What kinds of need",
    "upn": "Unique pupil number",
    "upn_unknown_reason": "Why the unique pupil number is not known",
    "former_upn": "Former unique pupil number",
    "identified": "Child identified",
    "held_by": "In the log of",
    "merged_into": "Joined with the record of",
}
"""What each field is called: as in the form that changes it."""


def declare() -> None:
    """Register every history of the room."""
    _declare_case()
    _declare_child()
    _declare_incident()
    _declare_people()
    _declare_sharing()
    _declare_names()


def _declare_case() -> None:
    register(
        models.Case,
        label="Case",
        of_case=("id", BY_CASE),
        happened=("closed_at", "opened_at"),
        words={"worker": "Allocated worker", "restricted": "Access restricted"},
    )
    register(
        models.CaseClosure,
        label="Closure of the case",
        of_case=("case_id", BY_CASE),
        happened=("closed_at",),
        hidden=("case",),
        words={
            "reason": "Why the case ends",
            "census_reason": "Reason in the children in need census",
            "summary": "What was done, and why it can end",
            "goes_on_with": "Who works with the child from here",
            "transferred_as": "Referral to the other authority",
            "self_harm_risk": "Risk of self-harm or suicide",
            "self_harm_detail": "What is known of the risk, and what is done",
        },
    )
    register(
        models.PlacingAuthorityTold,
        label="Placing authority told",
        of_case=("case_id", BY_CASE),
        title=("local_authority",),
        happened=("recorded_at",),
        hidden=("case",),
        words={
            "local_authority": "Placing authority",
            "told_on": "Told on",
            "told_whom": "Who was told",
            "what": "What they were told",
        },
    )
    register(
        models.RuleOverride,
        label="Warning that somebody went on in spite of",
        of_case=("case_id", BY_CASE),
        title=("rule",),
        happened=("recorded_at",),
        hidden=("case", "subject_kind"),
        words={
            "rule": "Rule",
            "sentence": "What the warning said",
            "reason": "Why they went on",
            "subject_reference": "About",
        },
    )


def _declare_sharing() -> None:
    register(
        models.Share,
        label="Sharing",
        of_case=("case_id", BY_CASE),
        title=("group", "membership"),
        happened=("ended_at", "shared_at"),
        hidden=("case",),
        words={
            "group": "Shared with the team or agency",
            "membership": "Shared with the person",
            "sealed": "Sealed parts too",
            "basis": "Lawful basis",
            "until": "Until",
        },
    )
    register(
        models.Exclusion,
        label="Exclusion",
        of_case=("case_id", BY_CASE),
        title=("user",),
        happened=("ended_at", "starts_at"),
        hidden=("case",),
        words={"user": "Person kept away"},
    )
    register(
        models.PossibleMatch,
        label="Possible match",
        of_case=("case_id", BY_CASE),
        happened=("decided_at", "noticed_at"),
        hidden=("case",),
        words={"why": "On what the likeness rests", "child": "The record entered later"},
    )
    register(
        models.AccessRequest,
        label="Request for access",
        of_case=("case_id", BY_CASE),
        title=("asker",),
        happened=("answered_at", "asked_at"),
        hidden=("case", "participation", "share"),
        words={"asker": "Who asked", "asked_by": "In the membership"},
    )


def _declare_child() -> None:
    register(models.Child, label="Child", of_case=("id", BY_CHILD), words=CHILD_WORDS)
    register(
        models.ChildAddress,
        label="Address",
        of_case=("child_id", BY_CHILD),
        hidden=("child",),
        words={
            "lines": "Address",
            "protected": "Protected address",
            "local_authority": "Held by",
            "uprn": "Property reference number (UPRN)",
        },
    )
    register(
        models.ChildMerge,
        label="Joined records",
        of_case=("kept_id", BY_CHILD),
        title=("merged",),
        happened=("undone_at", "merged_at"),
        hidden=("kept", "moved"),
        words={"merged": "Record joined with this one", "undone_reason": "Why it was undone"},
    )


def _declare_people() -> None:
    register(
        models.Relationship,
        label="Relationship",
        of_case=("child_id", BY_CHILD),
        title=("person",),
        hidden=("child",),
        words={
            "kind": "What the person is to the child",
            "responsibility_basis": "What parental responsibility rests on",
            "contact_limit": "Limits on contact",
        },
    )
    register(
        models.Person,
        label="Parent, carer or other adult",
        of_case=("id", BY_PERSON),
        title=("full_name",),
    )
    register(models.Household, label="Household", of_case=("id", BY_HOUSEHOLD), title=("name",))
    register(
        models.HouseholdMember,
        label="Member of the household",
        of_case=("id", BY_MEMBER),
        title=("child", "person"),
        words={"person": "Adult"},
    )


def _declare_incident() -> None:
    register(
        models.Incident,
        label="Incident",
        of_case=("id", BY_INCIDENT),
        title=("reference",),
        words={
            "account": "What happened",
            "happened_from": "Happened on or from",
            "happened_until": "Happened until",
            "date_certainty": "How sure is the date",
            "time_known": "What else is known about the time",
            "how_known": "How is it known",
            "number_involved": "How many were part of it, in all",
            "power_gaps": "Was one stronger than another in some way",
            "changed_over_time": "Has it changed over time",
            "evidence_held": "What evidence is kept, where and by whom",
            "local_authority": "Local authority where it happened",
            "technology_uses": "How technology was part of it",
            "category": "First view on the continuum",
            "secrecy": "Was there secrecy",
            "agreed": "How the children described it",
            "held_by": "In the log of",
        },
    )
    register(
        models.Participation,
        label="Part in the incident",
        of_case=("id", BY_PARTICIPATION),
        title=("incident",),
        hidden=("child", "case"),
        words={"role": "Part", "what_the_child_said": "What the child said"},
    )
    register(
        models.HarmedAdult,
        label="Adult harmed",
        of_case=("incident_id", BY_INCIDENT),
        title=("name", "relation"),
        hidden=("incident",),
    )
    register(
        models.IncidentShare,
        label="Access to the incident for a meeting",
        of_case=("incident_id", BY_INCIDENT),
        title=("group", "membership"),
        happened=("ended_at", "shared_at"),
        hidden=("incident",),
        words={
            "group": "The team that is let in",
            "membership": "The person who is let in",
            "subject_reference": "For",
            "until": "Until",
        },
    )


def _declare_names() -> None:
    name_rows(models.Case, "r.reference")
    name_rows(models.Incident, "r.reference")
    name_rows(
        models.Child,
        "CASE WHEN r.identified"
        " THEN COALESCE(NULLIF(btrim(r.given_name || ' ' || r.family_name), ''), r.known_as)"
        " ELSE 'Child not yet identified: ' || r.description END",
    )
    name_rows(models.Person, "r.full_name")
    name_rows(models.Household, "r.name")
