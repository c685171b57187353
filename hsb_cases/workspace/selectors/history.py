"""The history of a case, read by whoever sees the whole record."""

import datetime
from dataclasses import dataclass

from hsb_cases.agencies.acting import Actor
from hsb_cases.audit.selectors.access import AccessPage, WantedAccess, access_to_case
from hsb_cases.audit.selectors.changes import SavePage, Wanted, saves_of_case
from hsb_cases.audit.selectors.names import Names, names_in
from hsb_cases.workspace.selectors.case import CaseHead, case_head


@dataclass(frozen=True)
class CaseHistory:
    """One page of a case's history, and the words for the records it points to."""

    head: CaseHead
    page: SavePage
    names: Names


@dataclass(frozen=True)
class CaseAccess:
    """One page of who looked at a case."""

    head: CaseHead
    page: AccessPage


def history_of_case(
    actor: Actor, reference: str, wanted: Wanted, *, today: datetime.date
) -> CaseHistory:
    """What was changed on a case, newest first. Raises OutOfScope below the whole record.

    Every row is asked of the database as the actor: what they may not see is not there.
    """
    head = case_head(actor, reference, today=today)
    page = saves_of_case(case_id=head.case.pk, child_id=head.case.child_id, wanted=wanted)
    return CaseHistory(head, page, names_in(page.saves))


def access_of_case(
    actor: Actor, reference: str, wanted: WantedAccess, *, today: datetime.date
) -> CaseAccess:
    """Who looked at a case, newest first. Raises OutOfScope below the whole record."""
    head = case_head(actor, reference, today=today)
    return CaseAccess(head, access_to_case(case_id=head.case.pk, wanted=wanted))
