"""The incidents in which the child of a case displayed the behaviour."""

from hsb_cases.cases.models import Case, Incident, Participation
from hsb_cases.cases.rules.asking import DISPLAYED
from hsb_cases.core.errors import OutOfScope, Refused


def displayed_parts(case: Case) -> list[Participation]:
    """The child's parts as the one who displayed it, in the order it happened. One query."""
    return list(
        Participation.objects.filter(case=case, role__in=DISPLAYED)
        .select_related("incident")
        .order_by("incident__happened_from", "incident_id")
    )


def chosen_part(parts: list[Participation], incident: str) -> Participation | None:
    """The part in the incident of a reference; without one, in the latest. None: there is none.

    Raises OutOfScope for a reference of another incident.
    """
    if not incident:
        return parts[-1] if parts else None
    for part in parts:
        if part.incident.reference == incident:
            return part
    raise OutOfScope


def part_that_displayed(case: Case, incident: Incident) -> Participation:
    """The child's part in one incident. Raises Refused where the child did not display it."""
    part = (
        Participation.objects.filter(case=case, incident=incident, role__in=DISPLAYED)
        .select_related("incident")
        .first()
    )
    if part is None:
        raise Refused(
            "Choose an incident in which this child displayed the behaviour.", field="incident"
        )
    return part
