"""A case that may be closed, with what still keeps it open, or that may be reopened."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases import closings
from hsb_cases.cases.models import CaseStatus, Level
from hsb_cases.workspace.selectors.case import CaseHead, case_head


@dataclass(frozen=True)
class CaseToClose:
    """The case, and what has to end first."""

    head: CaseHead
    still_open: Sequence[str]

    @property
    def is_closed(self) -> bool:
        """Whether it is closed, so that it may be reopened."""
        return self.head.case.status == CaseStatus.CLOSED


def case_to_close(actor: Actor, reference: str, *, today: datetime.date) -> CaseToClose:
    """A case for who may close and reopen it. Eleven queries; four of a closed one.

    Raises OutOfScope for everybody else.
    """
    head = case_head(actor, reference, today=today, at_least=Level.MANAGE, ability=Ability.ALLOCATE)
    closed = head.case.status == CaseStatus.CLOSED
    return CaseToClose(head=head, still_open=() if closed else closings.still_open(head.case))
