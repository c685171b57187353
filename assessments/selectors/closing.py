"""What enquiries, assessments, referrals and work say when a case is to be closed."""

import datetime
from typing import Any

from django.db.models import CharField, QuerySet, Value

from assessments.models import (
    EnquiryStatus,
    HsbAssessment,
    HsbReferral,
    Intervention,
    InterventionStatus,
    Section47Enquiry,
)
from assessments.models.tools import OPEN
from assessments.rules.agreeing import closure_waits_for_summary
from assessments.rules.support import Support, support_is_decided
from assessments.selectors.hsb_referrals import WAITING
from assessments.selectors.interventions import SUBJECT
from assessments.selectors.support import HarmedPart, harmed_parts
from hsb_cases.cases.models import Case
from hsb_cases.reminders.models import Deadline
from hsb_cases.reminders.rules.timescales import END_SUMMARY

NOT_OPEN = (InterventionStatus.FINISHED, InterventionStatus.CANCELLED)


def enquiries_under_way(case: Case) -> list[str]:
    """The section 47 enquiries that have not ended. One query."""
    found = Section47Enquiry.objects.filter(case=case, status=EnquiryStatus.OPEN)
    return [f"Conclude or cancel section 47 enquiry {one.reference} first." for one in found]


def assessments_under_way(case: Case) -> list[str]:
    """The assessments and the referrals to the HSB service that have not ended. One query."""
    asked = {
        "a": "Sign off or cancel assessment {} first.",
        "r": "Have referral {} to the HSB service answered, or take it back first.",
    }
    assessments = HsbAssessment.objects.filter(case=case, status__in=OPEN)
    referrals = HsbReferral.objects.filter(case=case, status__in=WAITING)
    found = _named("a", assessments).union(_named("r", referrals)).order_by("what", "reference")
    return [asked[what].format(reference) for what, reference in found]


def _named(
    what: str, found: "QuerySet[HsbAssessment] | QuerySet[HsbReferral]"
) -> "QuerySet[Any, tuple[str, str]]":
    named = found.order_by().annotate(what=Value(what, output_field=CharField()))
    return named.values_list("what", "reference")


def interventions_without_summary(case: Case) -> list[str]:
    """The work that goes on, or whose end summary is not filed (R27). At most two queries."""
    found = list(Intervention.objects.filter(case=case).exclude(status__in=NOT_OPEN))
    waiting = Deadline.objects.open().filter(case=case, subject_kind=SUBJECT, rule=END_SUMMARY.rule)
    due = dict(waiting.values_list("subject_reference", "due_on")) if found else {}
    return [_waits(one, due) for one in found]


def _waits(one: Intervention, due: dict[str, datetime.date]) -> str:
    if one.status == InterventionStatus.PLANNED:
        return f"Cancel intervention {one.reference}, which was planned and has not begun."
    answer = closure_waits_for_summary(
        ended_on=one.ended_on, due_on=due.get(one.reference), filed_on=None
    )
    return f"{one.reference}: {answer.sentence}"


def support_undecided(case: Case) -> list[str]:
    """Each incident in which the child was harmed and nobody decided on support (R35).

    At most two queries.
    """
    return [
        f"Decide on support for this child after incident {one.part.incident.reference} first:"
        " what it did to the child, what the child needs, and whether support is required."
        for one in harmed_parts(case)
        if support_is_decided(one.part.role, _as_decided(one))
    ]


def _as_decided(one: HarmedPart) -> Support:
    decided = one.decision
    if decided is None:
        return Support()
    return Support(
        impact=decided.impact,
        needs=decided.needs,
        decision=decided.decision,
        reason=decided.reason,
    )
