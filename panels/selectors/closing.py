"""What meetings, conferences and plans say when a case is to be closed."""

from hsb_cases.cases.models import Case
from hsb_cases.reminders.models import Deadline
from hsb_cases.reminders.rules.timescales import STRATEGY_DISCUSSION
from panels.models import Conference, Meeting, ProtectionPlan
from panels.models.codes import MeetingStatus
from panels.models.conferences import ConferenceStatus


def meetings_and_plans_under_way(case: Case) -> list[str]:
    """Meetings about the child, conferences and plans that have not ended. Four queries.

    A strategy discussion that was decided on keeps the case open too, though its time limit is our
    own: nothing else remembers that significant harm was suspected.
    """
    waits = Deadline.objects.open().filter(case=case, rule=STRATEGY_DISCUSSION.rule).exists()
    meetings = (
        Meeting.objects.filter(children__participation__case=case)
        .exclude(status__in=[MeetingStatus.CLOSED, MeetingStatus.CANCELLED])
        .distinct()
    )
    conferences = Conference.objects.filter(case=case, status=ConferenceStatus.PLANNED)
    plans = ProtectionPlan.objects.filter(case=case, ended_on__isnull=True)
    return [
        *(["Hold the strategy discussion that was decided on first."] if waits else []),
        *(f"Close or cancel meeting {one.reference} first." for one in meetings),
        *(f"Record or cancel conference {one.reference} first." for one in conferences),
        *(
            f"Child protection plan {one.reference} is in force: a review conference ends it."
            for one in plans
        ),
    ]
