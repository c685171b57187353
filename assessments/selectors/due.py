"""What is due of an assessment."""

from django.db.models import Q

from assessments.models import HsbAssessment
from assessments.rules.tool_catalogue import CHILD_AND_FAMILY
from assessments.selectors.tools import SUBJECT
from hsb_cases.cases.models import Case
from hsb_cases.reminders.models import Deadline, DeadlineQuerySet
from hsb_cases.reminders.rules.timescales import CHILD_AND_FAMILY_ASSESSMENT


def family_assessment_due(case: Case) -> DeadlineQuerySet:
    """What waits of the case's child and family assessment, whoever set the day."""
    return Deadline.objects.open().filter(case=case, rule=CHILD_AND_FAMILY_ASSESSMENT.rule)


def due_of(assessment: HsbAssessment) -> DeadlineQuerySet:
    """Everything that waits of one assessment.

    Of two referrals of one child, one child and family assessment answers both.
    """
    its_own = Q(subject_kind=SUBJECT, subject_reference=assessment.reference)
    if assessment.tool == CHILD_AND_FAMILY:
        its_own |= Q(case=assessment.case_id, rule=CHILD_AND_FAMILY_ASSESSMENT.rule)
    return Deadline.objects.open().filter(its_own)
