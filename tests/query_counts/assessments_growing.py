"""More of the justice track, of assessments, and of people who could assess one child."""

import datetime

from assessments.models import AssessorTraining, FamilyAssessment, HsbAssessment, JusticeEvent
from hsb_cases.cases.models import Level, Share, SharingBasis
from hsb_cases.core.references import new_reference
from tests.query_counts.growing import Grown
from tests.support.world import DAY, NOON


def grow(grown: Grown, more: range) -> None:
    """So many more of each."""
    made = grown.setting.assessments["owen"]
    about = {"case": made.case, "incident": made.incident}
    JusticeEvent.objects.bulk_create(
        JusticeEvent(
            reference=new_reference("CJE"),
            kind="interview",
            happened_on=DAY,
            recorded_by=made.assessor,
            recorded_at=NOON,
            **about,
        )
        for _ in more
    )
    HsbAssessment.objects.bulk_create(
        HsbAssessment(
            reference=new_reference("ASM"),
            tool="aim3",
            tool_version="AIM3",
            status="cancelled",
            cancelled_reason="Started for the wrong incident",
            started_on=DAY,
            assessor=made.assessor,
            why_this_tool="Made for children of this age",
            **about,
        )
        for _ in more
    )
    FamilyAssessment.objects.bulk_create(
        FamilyAssessment(
            case=made.case,
            referred_on=DAY,
            started_on=DAY,
            completed_on=DAY,
            outcome="plan",
            findings="What was found",
            self_harm_risk="no",
            recorded_by=made.assessor,
            recorded_at=NOON,
        )
        for _ in more
    )
    people = [grown.memberships[number] for number in more]
    Share.objects.bulk_create(
        Share(
            case=made.case,
            membership=one,
            level=Level.CONTRIBUTE,
            purpose="Works with the child",
            basis=SharingBasis.PUBLIC_TASK,
            shared_by="Northmere Duty Manager",
            shared_at=NOON,
        )
        for one in people
    )
    AssessorTraining.objects.bulk_create(
        AssessorTraining(
            user=one.user,
            tool="j_soap",
            trained_on=DAY,
            valid_until=datetime.date(2099, 1, 5),
            entered_by=made.assessor,
            entered_at=NOON,
        )
        for one in people
    )
