"""Where the behaviour in a child's incidents lies on the continuum, for lists of cases."""

from django.db import connection

from referrals.rules.continuum import CATEGORIES, category_for_triage


def continuum_of(case_ids: list[int]) -> dict[int, str]:
    """The category of each case, the most protective of the child's incidents.

    The screenings by the front door count, and until they are complete the reporter's first view
    (R1). Cases that the actor does not see as a whole, and those without a category, are left out.
    At most one query, for any number.
    """
    if not case_ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.case_id, i.category, s.displaying, s.categories FROM cases_participation p"
            " JOIN cases_incident i ON i.id = p.incident_id"
            " CROSS JOIN LATERAL hsb_screened(i.id) s WHERE p.case_id = ANY (%s)",
            [case_ids],
        )
        rows = cursor.fetchall()
    order = list(CATEGORIES)
    found: dict[int, str] = {}
    for case_id, first_view, displaying, screened in rows:
        by_child = {str(number): category for number, category in enumerate(screened)}
        category = category_for_triage(first_view, by_child, displaying)
        if category:
            found[case_id] = max(found.get(case_id, category), category, key=order.index)
    return found
