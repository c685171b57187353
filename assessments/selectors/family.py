"""Reading child and family assessments, and whether one is due."""

from dataclasses import dataclass

from django.db.models import QuerySet

from assessments.models import FamilyAssessment
from assessments.permissions import may_complete_family_assessment
from assessments.selectors.parts import displayed_parts
from hsb_cases.agencies.acting import Actor
from hsb_cases.cases.models import Case, CaseStatus, Level, Participation
from hsb_cases.cases.selectors.cases import case_for
from hsb_cases.core.errors import OutOfScope
from hsb_cases.reminders.models import Deadline
from hsb_cases.reminders.rules.timescales import CHILD_AND_FAMILY_ASSESSMENT


@dataclass(frozen=True)
class ToComplete:
    """A case on which the actor may record that the assessment is complete."""

    case: Case
    due: Deadline | None
    """None: none is due."""
    displayed: bool
    """Whether the child displayed the behaviour in an incident."""


def family_assessment_to_complete(actor: Actor, reference: str) -> ToComplete:
    """An open case whose child social care assesses. Four queries. Raises OutOfScope."""
    seen = case_for(actor, reference, at_least=Level.CONTRIBUTE)
    if (
        not may_complete_family_assessment(actor, seen.level)
        or seen.case.status == CaseStatus.CLOSED
    ):
        raise OutOfScope
    return ToComplete(seen.case, waiting_since(seen.case).first(), bool(displayed_parts(seen.case)))


def waiting_since(case: Case) -> QuerySet[Deadline]:
    """What is due of the assessment on a case, the earliest referral first. One query."""
    waiting = Deadline.objects.open().filter(case=case, rule=CHILD_AND_FAMILY_ASSESSMENT.rule)
    return waiting.order_by("starts_on", "pk")


def family_assessments_of(case: Case) -> list[FamilyAssessment]:
    """Those that were completed on a case, the latest first. One query."""
    return list(FamilyAssessment.objects.filter(case=case).select_related("recorded_by__user"))


def role_of(case: Case) -> str:
    """The child's part, as the one who displayed the behaviour where there is such a one."""
    parts = displayed_parts(case)
    return str(parts[0].role) if parts else ""


def of_the_other_children(case: Case) -> list[FamilyAssessment]:
    """Those of the other children of the child's incidents, as far as the actor sees. One query."""
    incidents = Participation.objects.filter(case=case).values("incident")
    cases = Participation.objects.filter(incident__in=incidents).exclude(case=case).values("case")
    return list(FamilyAssessment.objects.filter(case__in=cases))
