"""More core groups of one plan, and more conferences of one case."""

import datetime

from hsb_cases.core.references import new_reference
from panels.models import Conference, CoreGroup
from tests.query_counts.growing import Grown
from tests.support.world import DAY, NOON


def grow(grown: Grown, more: range) -> None:
    """So many more of each."""
    plan = grown.setting.plans["mila"]
    by = grown.setting.world["northmere worker one"].membership
    CoreGroup.objects.bulk_create(
        CoreGroup(
            plan=plan,
            held_on=DAY + datetime.timedelta(days=number + 1),
            attendance="Everybody",
            summary="What the group did",
            child_views="Heard",
            self_harm_risk="no",
            recorded_at=NOON,
            recorded_by=by,
        )
        for number in more
    )
    Conference.objects.bulk_create(
        Conference(
            reference=new_reference("CPC"),
            case=plan.case,
            kind="review",
            status="cancelled",
            cancelled_reason="Another day was found",
            planned_for=DAY,
            due_on=DAY,
            chair_name="An independent chair",
        )
        for _ in more
    )
