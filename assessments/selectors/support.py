"""The incidents in which a child was harmed, and what was decided about support (R35)."""

from dataclasses import dataclass

from assessments.models import SupportDecision
from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import Case, CaseStatus, Incident, Level, Participation
from hsb_cases.cases.rules.asking import HARMED
from hsb_cases.cases.selectors.cases import case_for
from hsb_cases.core.errors import OutOfScope, Refused


@dataclass(frozen=True)
class HarmedPart:
    """The child's part in an incident, and the decision that stands; None: nobody decided yet."""

    part: Participation
    decision: SupportDecision | None


def harmed_parts(case: Case) -> list[HarmedPart]:
    """Each incident in which the child was harmed, with the latest decision. Two queries or one."""
    parts = list(
        Participation.objects.filter(case=case, role__in=HARMED)
        .select_related("incident")
        .order_by("incident__happened_from", "incident_id")
    )
    found = SupportDecision.objects.filter(case=case).select_related(
        "decided_by__user", "decided_by__team__agency"
    )
    latest = {one.incident_id: one for one in found.order_by("decided_at", "pk")} if parts else {}
    return [HarmedPart(part, latest.get(part.incident_id)) for part in parts]


def part_harmed(case: Case, incident: Incident) -> Participation:
    """The child's part in one incident. Raises Refused where the child was not harmed in it."""
    part = Participation.objects.filter(case=case, incident=incident, role__in=HARMED).first()
    if part is None:
        raise Refused("Choose an incident in which this child was harmed.", field="incident")
    return part


def support_to_decide(actor: Actor, reference: str, *, incident: str) -> tuple[Case, HarmedPart]:
    """An open case and the incident of a reference, or the latest. Raises OutOfScope."""
    seen = case_for(actor, reference, at_least=Level.CONTRIBUTE)
    if not actor.can(Ability.CONTRIBUTE) or seen.case.status == CaseStatus.CLOSED:
        raise OutOfScope
    found = harmed_parts(seen.case)
    if incident:
        found = [one for one in found if one.part.incident.reference == incident]
    if not found:
        raise OutOfScope
    return seen.case, found[-1]
