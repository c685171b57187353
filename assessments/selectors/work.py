"""What a coordinator or a manager looks after, of the cases that the actor sees."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from assessments.models import (
    AssessmentStatus,
    Attendance,
    HsbAssessment,
    Intervention,
    InterventionStatus,
)
from assessments.rules.sessions import END_IS_NEAR, SESSIONS_LEFT
from assessments.selectors.interventions import SUBJECT
from assessments.selectors.tools import SUBJECT as OF_AN_ASSESSMENT
from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import CaseloadEntry, CaseStatus, Level
from hsb_cases.core.errors import OutOfScope
from hsb_cases.reminders.models import Deadline

MOST_SHOWN = 50
"""Rows of one list; the first that are due stand there."""


@dataclass(frozen=True)
class Work:
    """The lists of the page, each with what is due first."""

    assessments: Sequence[HsbAssessment]
    """Under way."""
    summaries: Sequence[Intervention]
    """Ended, and the end summary is not filed."""
    nearing: Sequence[Intervention]
    """Their agreed end is near, or few sessions are left."""


def work_of(actor: Actor, *, today: datetime.date) -> Work:
    """What the actor looks after. Three queries, whatever the number. Raises OutOfScope."""
    if not actor.can(Ability.KEEP_TRAINING):
        raise OutOfScope
    cases = CaseloadEntry.objects.filter(
        principal__in=actor.principals, level__gte=Level.VIEW
    ).exclude(status=CaseStatus.CLOSED)
    seen = cases.values("case_id")
    work = _due_first(Intervention.objects.filter(case_id__in=seen), SUBJECT).select_related(
        "case__child", "practitioner__user"
    )
    attended = Count("sessions", filter=Q(sessions__attendance=Attendance.ATTENDED))
    near = Q(ends_by__lte=END_IS_NEAR.after(today)) | Q(
        attended__gte=F("sessions_agreed") - SESSIONS_LEFT
    )
    going_on = Q(status__in=[InterventionStatus.UNDER_WAY, InterventionStatus.PAUSED])
    return Work(
        assessments=list(
            _due_first(
                HsbAssessment.objects.filter(case_id__in=seen, status=AssessmentStatus.UNDER_WAY),
                OF_AN_ASSESSMENT,
            ).select_related("case__child", "assessor__user")[:MOST_SHOWN]
        ),
        summaries=list(work.filter(status=InterventionStatus.ENDED)[:MOST_SHOWN]),
        nearing=list(
            work.annotate(attended=attended)
            .filter(near, going_on)
            .order_by("ends_by", "pk")[:MOST_SHOWN]
        ),
    )


def _due_first(rows: QuerySet, subject: str) -> QuerySet:  # type: ignore[type-arg]
    waiting = Deadline.objects.open().filter(
        subject_kind=subject, subject_reference=OuterRef("reference")
    )
    first = Subquery(waiting.order_by("due_on").values("due_on")[:1])
    found: QuerySet = rows.annotate(due_on=first)  # type: ignore[type-arg]
    return found.order_by(F("due_on").asc(nulls_last=True), "pk")
