"""Copies of the minutes that the access tests ask about: one that waits, one that is approved."""

from hsb_cases.agencies.acting import system_acting
from hsb_cases.core.references import new_reference
from panels.models import Meeting, MeetingChild, Minutes
from tests.support.roles import as_owner
from tests.support.world import NOON, World

PREPARED, APPROVED = "prepared", "approved"


def copies_about(
    world: World, meeting: Meeting, child: int, canary: str, *, by: str
) -> dict[str, Minutes]:
    """A copy about a child in each state, with the child's canary in every text of it."""
    lines = [[f"{canary} what it is about", f"{canary} what was decided"]]
    with as_owner(), system_acting("Test set-up"):
        facts = {
            "meeting": meeting,
            "meeting_child": MeetingChild.objects.get(
                meeting=meeting, participation__child_id=child
            ),
            "recipient_kind": "agency",
            "sections": [{"title": "What was decided", "lines": lines}],
            "prepared_at": NOON,
            "prepared_by": world[by].membership,
        }
        approved = {"approved_at": NOON, "approved_by": world[f"{by} manager"].membership}
        return {
            state: Minutes.objects.create(
                reference=new_reference("MIN"), recipient=f"{canary} {state}", **facts, **more
            )
            for state, more in ((PREPARED, {}), (APPROVED, approved))
        }
