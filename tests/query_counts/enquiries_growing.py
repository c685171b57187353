"""More section 47 enquiries: ended ones of one child, and open ones of many others."""

from assessments.models import EnquiryKind, EnquiryVisit, Section47Enquiry
from hsb_cases.cases.models import Participation
from hsb_cases.core.references import new_reference
from tests.query_counts.growing import Grown
from tests.support.world import DAY, NOON


def grow(grown: Grown, more: range) -> None:
    """So many more of each."""
    own = grown.setting.enquiries["mila"]
    Section47Enquiry.objects.bulk_create(
        Section47Enquiry(
            reference=new_reference("ENQ"),
            case=own.case,
            incident=own.incident,
            kind=EnquiryKind.SINGLE,
            started_on=DAY,
            status="cancelled",
            cancelled_reason="Started for the wrong incident",
        )
        for _ in more
    )
    EnquiryVisit.objects.bulk_create(
        EnquiryVisit(
            enquiry=own,
            child_seen_on=DAY,
            seen_alone="yes",
            self_harm_risk="no",
            recorded_by=grown.memberships[number],
            recorded_at=NOON,
        )
        for number in more
    )
    incidents = dict(
        Participation.objects.filter(case__in=grown.cases).values_list("case_id", "incident_id")
    )
    Section47Enquiry.objects.bulk_create(
        Section47Enquiry(
            reference=new_reference("ENQ"),
            case=grown.cases[number],
            incident_id=incidents[grown.cases[number].pk],
            kind=EnquiryKind.JOINT,
            started_on=DAY,
            worker=grown.memberships[number],
            allocated_at=NOON,
        )
        for number in more
    )
