"""R12 in every path: the question asked before an act, and once more is known of a child."""

import datetime

from django.db import connection

from assessments.rules.separate_workers import separate_workers
from assessments.selectors.separating import works_for_both
from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.models import Membership
from hsb_cases.cases.models import Case, CaseStatus, Child
from hsb_cases.core.rules.answers import require


def check_allocation(case: Case, worker: Membership) -> None:
    """Asked before the case, or an enquiry of it, is allocated. Raises Refused; no override."""
    require([separate_workers(same_worker_for_both=works_for_both(case, worker))], {})


def recheck_separate_workers(child: Child, at: datetime.datetime, by: Actor) -> list[str]:  # noqa: ARG001 -- every check is called alike
    """R12 again, once the child was identified, merged or unmerged, or a part was corrected.

    Asked of the cases of the child that the actor sees; the database asks of all. Raises Refused.
    """
    cases = Case.objects.filter(child=child).exclude(status=CaseStatus.CLOSED)
    for case in cases.select_related("worker").order_by("pk"):
        if case.worker is not None:
            check_allocation(case, case.worker)
    return []


def hold_incidents(cases: list[Case]) -> None:
    """Make every act that could break R12 with these cases wait until this one ends.

    For acts that change several workers: taken one by one, two such acts could wait for each
    other.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT hsb_hold_incidents(%s)", [[case.child_id for case in cases]])
