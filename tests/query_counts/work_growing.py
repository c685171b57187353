"""More of the work with one child: sessions, measures, reviews, and programmes."""

import datetime

from assessments.models import (
    Intervention,
    InterventionReview,
    InterventionSession,
    ProgressMeasure,
    SupportDecision,
)
from hsb_cases.core.references import new_reference
from tests.query_counts.growing import Grown
from tests.support.world import DAY, NOON


def grow(grown: Grown, more: range) -> None:
    """So many more of each, of the practitioner who works with Owen."""
    work = grown.setting.work.under_way
    by = {"recorded_at": NOON, "recorded_by": work.practitioner}
    Intervention.objects.bulk_create(
        Intervention(
            reference=new_reference("INT"),
            case=work.case,
            practitioner=work.practitioner,
            programme="individual",
            aims="What he does instead",
            basis="court",
            sessions_agreed=12,
            starts_on=DAY,
            ends_by=DAY,
            shared_with_lead_on=DAY,
            **state,
        )
        for _ in more
        for state in (
            {"status": "under_way"},
            {"status": "ended", "ended_on": DAY, "end_reason": "completed"},
        )
    )
    days = [DAY + datetime.timedelta(days=number + 1) for number in more]
    InterventionSession.objects.bulk_create(
        InterventionSession(
            intervention=work,
            offered_on=day,
            attendance="attended",
            stage="preparation",
            notes="A talk about school",
            **by,
        )
        for day in days
    )
    ProgressMeasure.objects.bulk_create(
        ProgressMeasure(
            intervention=work,
            what="Worry about school",
            lowest=0,
            highest=10,
            better="lower",
            before=8,
            before_on=DAY,
            after=4,
            after_on=DAY,
            **by,
        )
        for _ in more
    )
    InterventionReview.objects.bulk_create(
        InterventionReview(
            intervention=work,
            held_on=day,
            after_sessions=1,
            progress="He comes in time",
            decision="go_on",
            self_harm_risk="no",
            **by,
        )
        for day in days
    )
    part = grown.setting.referrals["mila"].participation
    SupportDecision.objects.bulk_create(
        SupportDecision(
            case=grown.case,
            incident=part.incident,
            impact="She sleeps badly",
            needs="Somebody to talk to",
            decision="accepted",
            self_harm_risk="no",
            decided_at=NOON,
            decided_by=work.practitioner,
        )
        for _ in more
    )
