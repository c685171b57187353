"""The other children of a case's incidents: initials and safety facts, never a way in."""

from dataclasses import dataclass

from django.db import connection

from hsb_cases.cases.models import Case
from hsb_cases.cases.models.codes import ParticipationRole


@dataclass(frozen=True)
class LinkedChild:
    """What may be known of another child (domain.md §6, Separation)."""

    participation_id: int
    incident_id: int
    incident_reference: str
    role: str
    initials: str
    age_at_incident: int | None
    safety_facts: str
    local_authority: str
    case_reference: str | None
    """Only where the viewer sees that case as well."""
    has_case: bool
    """Whether there is a case that access could be asked for."""

    @property
    def role_label(self) -> str:
        """The child's part in words."""
        return str(ParticipationRole(self.role).label)

    @property
    def words(self) -> str:
        """Who it is, as far as may be said: initials, part and age at the incident."""
        part = self.role_label[:1].lower() + self.role_label[1:]
        age = "" if self.age_at_incident is None else f", {self.age_at_incident} at the time"
        return f"{self.initials} ({part}{age})"


def linked_children(case: Case) -> list[LinkedChild]:
    """The children who share an incident with the case's child, for who sees the whole case.

    One query.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT participation_id, incident_id, incident_reference, role, initials,"
            " age_at_incident, safety_facts, local_authority_name, seen_case_reference, has_case"
            " FROM hsb_linked_children(%s)",
            [case.pk],
        )
        rows = cursor.fetchall()
    return [
        LinkedChild(
            participation_id=participation,
            incident_id=incident,
            incident_reference=reference,
            role=role,
            initials=initials,
            age_at_incident=age,
            safety_facts=facts,
            local_authority=authority or "",
            case_reference=seen,
            has_case=has_case,
        )
        for (
            participation,
            incident,
            reference,
            role,
            initials,
            age,
            facts,
            authority,
            seen,
            has_case,
        ) in rows
    ]
