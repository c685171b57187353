"""The time limits of a meeting’s children: of the discussion, and of what it decided on."""

import datetime

from hsb_cases.cases.models import Case, CaseloadEntry, CaseStatus, Level
from hsb_cases.reminders.commands import meet_deadline
from hsb_cases.reminders.models import Deadline
from hsb_cases.reminders.rules.timescales import STRATEGY_DISCUSSION
from panels.models import Meeting, MeetingChild
from referrals.commands.deadlines import expect_family_assessment
from referrals.models import Referral


def own_cases(meeting: Meeting) -> list[Case]:
    """The cases of the meeting’s children to which whoever acts now may add. Two queries.

    Those of another authority are left out, and are dealt with there.
    """
    adds = CaseloadEntry.objects.filter(level__gte=Level.CONTRIBUTE).values("case_id")
    parts = MeetingChild.objects.filter(meeting=meeting).values("participation_id")
    return list(
        Case.objects.filter(participations__in=parts, pk__in=adds)
        .exclude(status=CaseStatus.CLOSED)
        .select_related("local_authority", "managing_team")
        .order_by("pk")
        .distinct()
    )


def strategy_discussion_was_held(case: Case, *, on: datetime.date) -> int:
    """Meet what the case expected; on no day before it was expected. Returns how many it met."""
    found = list(_open([case]).select_for_update(of=("self",)))
    for deadline in found:
        meet_deadline(deadline=deadline, on=max(on, deadline.starts_on))
    return len(found)


def family_assessment_is_expected(case: Case, child: MeetingChild) -> None:
    """Put the child and family assessment on the case, as of the referral of this part."""
    about = Referral.objects.select_related("case__managing_team", "case__worker")
    for referral in about.filter(case=case, participation=child.participation_id):
        expect_family_assessment(referral)


def is_expected(case: Case) -> bool:
    """Whether the case still waits for its strategy discussion."""
    return bool(_open([case]).exists())


def _open(cases: list[Case]):  # type: ignore[no-untyped-def]
    return Deadline.objects.open().filter(case__in=cases, rule=STRATEGY_DISCUSSION.rule)
