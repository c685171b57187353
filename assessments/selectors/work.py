"""What a coordinator or a manager looks after, of the cases that the actor sees."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.lookups import Exact

from assessments.models import (
    AssessmentStatus,
    Attendance,
    HsbAssessment,
    Intervention,
    InterventionStatus,
)
from assessments.rules.sessions import END_IS_NEAR, SESSIONS_LEFT
from assessments.rules.tool_catalogue import CHILD_AND_FAMILY
from assessments.selectors.interventions import SUBJECT
from assessments.selectors.tools import SUBJECT as ASSESSMENT
from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import CaseloadEntry, CaseStatus, Level
from hsb_cases.core.errors import OutOfScope
from hsb_cases.reminders.models import Deadline
from hsb_cases.reminders.rules.timescales import CHILD_AND_FAMILY_ASSESSMENT

MOST_SHOWN = 50
"""Rows of one list; the first that are due stand there."""
OF_AN_ASSESSMENT = Q(subject_kind=ASSESSMENT, subject_reference=OuterRef("reference")) | Q(
    case=OuterRef("case"), rule=CHILD_AND_FAMILY_ASSESSMENT.rule
) & Q(Exact(OuterRef("tool"), Value(CHILD_AND_FAMILY)))
"""What waits of it: a referral may have set the day of a child and family assessment."""


@dataclass(frozen=True)
class Work:
    """The lists of the page, each with what is due first."""

    to_supervise: Sequence[HsbAssessment]
    """Sent for supervision, of the kinds that the actor signs off."""
    assessments: Sequence[HsbAssessment]
    """Under way."""
    summaries: Sequence[Intervention]
    """Ended, and the end summary is not filed."""
    nearing: Sequence[Intervention]
    """Their agreed end is near, or few sessions are left."""


def work_of(actor: Actor, *, today: datetime.date) -> Work:
    """What the actor looks after. Four queries, whatever the number. Raises OutOfScope."""
    if not actor.can(Ability.KEEP_TRAINING):
        raise OutOfScope
    cases = CaseloadEntry.objects.filter(
        principal__in=actor.principals, level__gte=Level.VIEW
    ).exclude(status=CaseStatus.CLOSED)
    seen = cases.values("case_id")
    of_work = Q(subject_kind=SUBJECT, subject_reference=OuterRef("reference"))
    work = _due_first(Intervention.objects.filter(case_id__in=seen), of_work).select_related(
        "case__child", "practitioner__user"
    )
    assessments = _due_first(
        HsbAssessment.objects.filter(case_id__in=seen), OF_AN_ASSESSMENT
    ).select_related("case__child", "assessor__user")
    attended = Count("sessions", filter=Q(sessions__attendance=Attendance.ATTENDED))
    near = Q(ends_by__lte=END_IS_NEAR.after(today)) | Q(
        attended__gte=F("sessions_agreed") - SESSIONS_LEFT
    )
    going_on = Q(status__in=[InterventionStatus.UNDER_WAY, InterventionStatus.PAUSED])
    return Work(
        to_supervise=list(
            assessments.filter(_signed_off_by(actor), status=AssessmentStatus.WAITING)[:MOST_SHOWN]
        ),
        assessments=list(assessments.filter(status=AssessmentStatus.UNDER_WAY)[:MOST_SHOWN]),
        summaries=list(work.filter(status=InterventionStatus.ENDED)[:MOST_SHOWN]),
        nearing=list(
            work.annotate(attended=attended)
            .filter(near, going_on)
            .order_by("ends_by", "pk")[:MOST_SHOWN]
        ),
    )


def _signed_off_by(actor: Actor) -> Q:
    """Tools by who oversees assessments, child and family assessments by a manager."""
    kinds = Q(pk__in=[])
    if actor.can(Ability.OVERSEE_ASSESSMENTS):
        kinds |= ~Q(tool=CHILD_AND_FAMILY)
    if actor.can(Ability.SUPERVISE_FAMILY_ASSESSMENTS):
        kinds |= Q(tool=CHILD_AND_FAMILY)
    return kinds


def _due_first(rows: QuerySet, of: Q) -> QuerySet:  # type: ignore[type-arg]
    waiting = Deadline.objects.open().filter(of)
    first = Subquery(waiting.order_by("due_on").values("due_on")[:1])
    found: QuerySet = rows.annotate(due_on=first)  # type: ignore[type-arg]
    return found.order_by(F("due_on").asc(nulls_last=True), "pk")
