"""More copies of the minutes about one child of one meeting."""

from hsb_cases.core.references import new_reference
from panels.models import Minutes
from tests.query_counts.growing import Grown
from tests.support.world import NOON


def grow(grown: Grown, more: range) -> None:
    """So many more, all approved."""
    like = grown.setting.minutes["mila"]["approved"]
    Minutes.objects.bulk_create(
        Minutes(
            reference=new_reference("MIN"),
            meeting_id=like.meeting_id,
            meeting_child_id=like.meeting_child_id,
            recipient_kind="agency",
            recipient=f"Recipient {number}",
            sections=like.sections,
            prepared_at=NOON,
            prepared_by_id=like.prepared_by_id,
            approved_at=NOON,
            approved_by_id=like.approved_by_id,
        )
        for number in more
    )
