"""Words that stand in records and nowhere else: where one is read, its record was shown."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models
from django.db.models import CharField, TextField

from hsb_cases.core.database.row_security import RULES

MILA = "Quaxmila"
OWEN = "Quaxowen"
MILA_REPORTED = "Vexomila"
OWEN_REPORTED = "Vexoowen"
MILA_SAFETY = "Safemila"
OWEN_SAFETY = "Safeowen"
INCIDENT = "Zibbincident"
FOREIGN = "Quaxstone"
LOG = "Quaxlogged"
DRAFT = "Quaxdraft"
EVERY = frozenset(
    {
        MILA,
        OWEN,
        MILA_REPORTED,
        OWEN_REPORTED,
        MILA_SAFETY,
        OWEN_SAFETY,
        INCIDENT,
        FOREIGN,
        LOG,
        DRAFT,
    }
)

TO_THE_CHILD = {
    "Child": "pk",
    "ChildAddress": "child",
    "Relationship": "child",
    "Person": "relationships__child",
    "Household": "members__child",
    "Participation": "child",
    "Case": "child",
    "Share": "case__child",
    "Exclusion": "case__child",
    "PossibleMatch": "case__child",
    "AccessRequest": "case__child",
    "Deadline": "case__child",
    "RuleOverride": "case__child",
    "PlacingAuthorityTold": "case__child",
    "Referral": "child",
    "Section47Enquiry": "case__child",
    "EnquiryVisit": "enquiry__case__child",
    "JusticeEvent": "case__child",
    "Acknowledgement": "case__child",
    "HsbAssessment": "case__child",
    "Intervention": "case__child",
    "InterventionSession": "intervention__case__child",
    "ProgressMeasure": "intervention__case__child",
    "InterventionReview": "intervention__case__child",
    "EndSummary": "intervention__case__child",
    "SupportDecision": "case__child",
    "HsbReferral": "case__child",
    "HandOff": "referral__child",
    "NotReferred": "participation__child",
    "Screening": "participation__child",
    "Feedback": "referral__child",
    "Conference": "case__child",
    "ProtectionPlan": "case__child",
    "CoreGroup": "plan__case__child",
    "MeetingChild": "participation__child",
}
"""How each table of a child's words is reached from the child."""
TO_THE_INCIDENT = {"Incident": "pk", "HarmedAdult": "incident", "Concern": "incident"}
ELSEWHERE = {
    "ConcernChild": "the reporter's own words: filled as reported",
    "Draft": "its writer's own words: filled as typed",
    "AssessmentVersion": "filled as it is written: signed off, it does not change",
    "DomainFinding": "filled as it is written",
    "AssessmentDraft": "filled as typed",
    "AssessmentReport": "filled as it is prepared",
    "HouseholdMember": "holds no words",
    "SavedView": "its owner's own name for filters",
    "CaseloadEntry": "written by triggers from the case",
    "CaseGroupObjectPermission": "holds no words",
    "CaseUserObjectPermission": "holds no words",
    "ChildMerge": "made by merging",
    "AccessEntry": "holds a route's name and a reference, never content",
}
WITH_A_SHAPE = frozenset(
    {
        "reference", "draft_reference", "subject_reference", "subject_kind", "rule", "nhs_number",
        "upn", "former_upn", "local_authority_child_id", "source_code", "interpreter_language",
        "case_reference", "next_due_label", "email", "uprn", "postcode", "school_urn",
        "gp_practice_code",
    }
)  # fmt: skip
"""Columns that hold a number or a name of the machine's, not words."""


@dataclass(frozen=True)
class Words:
    """Whose words: the records of one child, or of one incident."""

    canary: str
    of: int
    paths: dict[str, str]


def words_of(model: type[models.Model]) -> list[models.Field]:
    """The columns of a model in which people write words."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, CharField | TextField)
        and not field.choices
        and not field.unique
        and field.name not in WITH_A_SHAPE
    ]


def fill(words: Words, *, but: Callable[[models.Field], bool] = lambda field: False) -> None:
    """Write the canary into every such column of every table that the paths lead to."""
    for model in RULES:
        path = words.paths.get(model.__name__)
        fields = [field for field in words_of(model) if not but(field)]
        if path and fields:
            rows = model._default_manager.filter(
                pk__in=model._default_manager.filter(**{path: words.of}).values("pk")
            )
            rows.update(**{field.name: _text(field, words.canary) for field in fields})


def _text(field: models.Field, canary: str) -> str:
    text = f"{canary} {field.name.replace('_', ' ')}"
    return text[: field.max_length] if field.max_length else text
