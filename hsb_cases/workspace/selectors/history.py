"""The history of a case, read by whoever sees the whole record."""

from dataclasses import dataclass

from hsb_cases.agencies.acting import Actor
from hsb_cases.audit.selectors.access import AccessPage, WantedAccess, access_to_case
from hsb_cases.audit.selectors.changes import SavePage, Wanted, saves_of_case
from hsb_cases.audit.selectors.names import Names, names_in
from hsb_cases.cases.models import Level
from hsb_cases.cases.selectors.cases import SeenCase, case_for


@dataclass(frozen=True)
class CaseHistory:
    """One page of a case's history, and the words for the records it points to."""

    seen: SeenCase
    page: SavePage
    names: Names


@dataclass(frozen=True)
class CaseAccess:
    """One page of who looked at a case."""

    seen: SeenCase
    page: AccessPage


def history_of_case(actor: Actor, reference: str, wanted: Wanted) -> CaseHistory:
    """What was changed on a case, newest first. Raises OutOfScope below the whole record.

    Every row is asked of the database as the actor: what they may not see is not there.
    """
    seen = case_for(actor, reference, at_least=Level.VIEW)
    page = saves_of_case(case_id=seen.case.pk, child_id=seen.case.child_id, wanted=wanted)
    return CaseHistory(seen, page, names_in(page.saves))


def access_of_case(actor: Actor, reference: str, wanted: WantedAccess) -> CaseAccess:
    """Who looked at a case, newest first. Raises OutOfScope below the whole record."""
    seen = case_for(actor, reference, at_least=Level.VIEW)
    return CaseAccess(seen, access_to_case(case_id=seen.case.pk, wanted=wanted))
