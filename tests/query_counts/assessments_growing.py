"""More of the justice track, of assessments, and of people who could assess one child."""

import datetime

from django.contrib.auth.models import Permission

from assessments.models import (
    AssessmentReport,
    AssessorTraining,
    HsbAssessment,
    HsbReferral,
    JusticeEvent,
)
from hsb_cases.cases.models import (
    Case,
    CaseGroupObjectPermission,
    Level,
    Share,
    SharingBasis,
)
from hsb_cases.cases.models.sharing import PERMISSION_OF_LEVEL
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
    _grow_records(grown, more)


def _grow_records(grown: Grown, more: range) -> None:
    """Reports of one assessment, and referrals to one team that wait."""
    approved = grown.setting.reports["owen"]["approved"]
    AssessmentReport.objects.bulk_create(
        AssessmentReport(
            reference=new_reference("RPT"),
            case_id=approved.case_id,
            version_id=approved.version_id,
            kind="plain",
            recipient=f"Recipient {number}",
            sections=approved.sections,
            prepared_at=NOON,
            prepared_by_id=approved.prepared_by_id,
            approved_at=NOON,
            approved_by_id=approved.approved_by_id,
        )
        for number in more
    )
    _let_in(grown, [grown.cases[number] for number in more])
    like = grown.setting.hsb_referrals["owen"]
    HsbReferral.objects.bulk_create(
        HsbReferral(
            reference=new_reference("HSR"),
            case=grown.cases[number],
            to_team_id=like.to_team_id,
            referred_at=NOON,
            referred_by_id=like.referred_by_id,
            own_risk_assessment="Not alone with younger children",
            incident_reports=like.incident_reports,
            lead_professional="A social worker",
            basis="statutory",
            can_take_part="yes",
        )
        for number in more
    )
    HsbAssessment.objects.bulk_create(
        HsbAssessment(
            reference=new_reference("ASM"),
            tool="aim3",
            tool_version="AIM3",
            status="waiting",
            started_on=DAY,
            assessor=grown.setting.assessments["owen"].assessor,
            why_this_tool="Made for children of this age",
            case=grown.cases[number],
            incident=grown.setting.assessments["owen"].incident,
        )
        for number in more
    )


def _let_in(grown: Grown, cases: list[Case]) -> None:
    """The team of the HSB service works on the cases."""
    team = grown.setting.world.teams["northmere hsb"]
    shares = Share.objects.bulk_create(
        Share(
            case=case,
            group=team.group,
            level=Level.CONTRIBUTE,
            purpose="Referral to the HSB service",
            basis=SharingBasis.PUBLIC_TASK,
            shared_by="Northmere Duty Manager",
            shared_at=NOON,
        )
        for case in cases
    )
    contribute = Permission.objects.get(
        content_type__app_label="cases", codename=PERMISSION_OF_LEVEL[Level.CONTRIBUTE]
    )
    CaseGroupObjectPermission.objects.bulk_create(
        CaseGroupObjectPermission(
            group=team.group, permission=contribute, content_object=share.case, share=share
        )
        for share in shares
    )
