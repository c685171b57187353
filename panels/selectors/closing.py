"""What meetings, conferences and plans say when a case is to be closed."""

from hsb_cases.cases.models import Case
from panels.models import Conference, Meeting, ProtectionPlan
from panels.models.codes import MeetingStatus
from panels.models.conferences import ConferenceStatus


def meetings_and_plans_under_way(case: Case) -> list[str]:
    """Meetings about the child, conferences and plans that have not ended. Three queries."""
    meetings = (
        Meeting.objects.filter(children__participation__case=case)
        .exclude(status__in=[MeetingStatus.CLOSED, MeetingStatus.CANCELLED])
        .distinct()
    )
    conferences = Conference.objects.filter(case=case, status=ConferenceStatus.PLANNED)
    plans = ProtectionPlan.objects.filter(case=case, ended_on__isnull=True)
    return [
        *(f"Close or cancel meeting {one.reference} first." for one in meetings),
        *(f"Record or cancel conference {one.reference} first." for one in conferences),
        *(
            f"Child protection plan {one.reference} is in force: a review conference ends it."
            for one in plans
        ),
    ]
