"""The time limit of a strategy discussion on the cases of its children."""

import datetime

from django.utils import timezone

from hsb_cases.agencies.rules.procedures import TimescaleFacts
from hsb_cases.agencies.selectors.areas import profile_in_force
from hsb_cases.cases.models import Case, CaseloadEntry, CaseStatus, Level
from hsb_cases.reminders.commands import meet_deadline, set_deadline
from hsb_cases.reminders.models import Deadline
from hsb_cases.reminders.rules.timescales import STRATEGY_DISCUSSION, Timescale, with_local
from panels.models import Meeting, MeetingChild

SUBJECT = "strategy_discussion"
"""The kind of record that the deadline names; its reference is the case’s."""


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


def expect_strategy_discussion(cases: list[Case], *, at: datetime.datetime) -> None:
    """Put the strategy discussion on the cases on which it is not expected yet."""
    today = timezone.localdate(at)
    expected = set(_open(cases).values_list("case_id", flat=True))
    for case in cases:
        if case.pk not in expected:
            set_deadline(
                case=case,
                rule=_as_set_in(case, today),
                starts_on=today,
                subject_kind=SUBJECT,
                subject_reference=case.reference,
                owner_team=case.managing_team,
            )


def strategy_discussion_was_held(case: Case, *, on: datetime.date) -> int:
    """Meet what the case expected; on no day before it was expected. Returns how many it met."""
    found = list(_open([case]).select_for_update(of=("self",)))
    for deadline in found:
        meet_deadline(deadline=deadline, on=max(on, deadline.starts_on))
    return len(found)


def is_expected(case: Case) -> bool:
    """Whether the case still waits for its strategy discussion."""
    return bool(_open([case]).exists())


def _open(cases: list[Case]):  # type: ignore[no-untyped-def]
    return Deadline.objects.open().filter(case__in=cases, rule=STRATEGY_DISCUSSION.rule)


def _as_set_in(case: Case, today: datetime.date) -> Timescale:
    profile = profile_in_force(case.local_authority, today)
    lengths = profile.timescales.all() if profile else []
    local = next((one for one in lengths if one.rule == STRATEGY_DISCUSSION.rule), None)
    facts = local and TimescaleFacts(local.rule, local.length, local.unit, local.source)
    return with_local(STRATEGY_DISCUSSION, facts or None)
