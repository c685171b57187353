"""Whether one person works, or would work, with both children of an incident (R12)."""

from django.db import connection

from hsb_cases.agencies.models import Membership
from hsb_cases.cases.models import Case


def works_for_both(case: Case, worker: Membership) -> bool:
    """The answer for a case and a worker of it, or somebody who might become one. One query.

    In whichever membership, and in whichever authority: yes or no and nothing of the other child.
    Always no for whoever may not add to the case.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT hsb_same_worker_for_both(%s, %s)", [case.pk, worker.user_id])
        return bool(cursor.fetchone()[0])
