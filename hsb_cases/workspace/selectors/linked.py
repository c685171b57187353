"""The linked child for whose record somebody asks."""

import datetime

from hsb_cases.agencies.acting import Actor
from hsb_cases.cases.selectors.linked import LinkedChild, linked_children
from hsb_cases.core.errors import OutOfScope
from hsb_cases.workspace.selectors.case import CaseHead, case_head


def linked_child_to_ask_for(
    actor: Actor, reference: str, participation: int, *, today: datetime.date
) -> tuple[CaseHead, LinkedChild]:
    """The own case, and the child linked to it by a part in the same incident. Five queries.

    Raises OutOfScope for a child who is not linked, has no case, or whose case the actor sees.
    """
    head = case_head(actor, reference, today=today)
    for child in linked_children(head.case):
        if child.participation_id == participation and child.has_case and not child.case_reference:
            return head, child
    raise OutOfScope
