"""Recording the meetings of a core group."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.cases.permissions import check_may_contribute
from hsb_cases.cases.rules.asking import self_harm_is_asked
from hsb_cases.cases.rules.consulting import views_are_recorded
from hsb_cases.core.errors import Refused
from hsb_cases.core.locking import locked
from hsb_cases.core.rules.answers import require
from hsb_cases.reminders.commands import meet_deadlines
from hsb_cases.reminders.rules.timescales import FIRST_CORE_GROUP
from panels.models.conferences import CoreGroup, ProtectionPlan


@dataclass(frozen=True)
class CoreGroupFacts:
    """What a core group did and heard."""

    held_on: datetime.date
    attendance: str
    summary: str
    self_harm_risk: str
    self_harm_detail: str = ""
    child_views: str = ""
    child_views_missing_reason: str = ""


def record_core_group(
    *, plan: ProtectionPlan, facts: CoreGroupFacts, at: datetime.datetime, by: Actor
) -> CoreGroup:
    """Record a core group; the first one meets its clock of 10 working days.

    Working Together to Safeguard Children, core group. Raises NotPermitted, and Refused with the
    field where something is missing, the plan has ended, or the day is not within it or has one.
    """
    with acting(by, summary="Recorded a core group"):
        check_may_contribute(by, plan.case)
        plan = locked(ProtectionPlan.objects.select_related("case__child"), plan)
        _check(plan, facts, today=timezone.localdate(at))
        asked = [
            views_are_recorded(
                whose="the child",
                views=facts.child_views,
                why_not=facts.child_views_missing_reason,
                field="child_views",
            ),
            self_harm_is_asked(
                child=plan.case.child.initials,
                answer=facts.self_harm_risk,
                detail=facts.self_harm_detail,
            ),
        ]
        require(asked, {})
        made = CoreGroup.objects.create(
            plan=plan, **vars(facts), recorded_at=at, recorded_by=by.membership
        )
        meet_deadlines(rule=FIRST_CORE_GROUP, subject_reference=plan.reference, on=facts.held_on)
        return made


def _check(plan: ProtectionPlan, facts: CoreGroupFacts, *, today: datetime.date) -> None:
    if plan.ended_on is not None:
        raise Refused("This child protection plan has ended.")
    if not plan.started_on <= facts.held_on <= today:
        raise Refused(
            "The date of the core group must lie after the conference and not in the future.",
            field="held_on",
        )
    for name, sentence in (
        ("attendance", "Enter who took part."),
        ("summary", "Enter what was done, and what is done next and by whom."),
    ):
        if not getattr(facts, name).strip():
            raise Refused(sentence, field=name)
    if CoreGroup.objects.filter(plan=plan, held_on=facts.held_on).exists():
        raise Refused("The core group of this day is recorded already.", field="held_on")
