"""The decision on support that comes before the case of a child harmed is closed (R35)."""

from assessments.commands import decide_support
from assessments.rules.support import Offer, Support
from assessments.rules.visiting import Safety
from hsb_cases.agencies.acting import Actor
from hsb_cases.cases.models import Case, Participation
from tests.support.roles import as_owner
from tests.support.world import NOON

SUPPORT = Support(
    impact="She sleeps badly and is afraid of the evenings.",
    needs="Somebody to talk to, outside the family.",
    decision="accepted",
)
OFFER = Offer("Northmere Children’s Counselling", NOON.date())
SAFETY = Safety(self_harm_risk="no")


def support_decided(case: Case, *, by: Actor, **changes):
    """For each incident in which the child of the case was harmed. None: in none."""
    with as_owner():
        parts = list(
            Participation.objects.filter(case=case, role__in=["harmed", "both"])
            .select_related("incident")
            .order_by("pk")
        )
    facts = {"support": SUPPORT, "offer": OFFER, "safety": SAFETY, "at": NOON, **changes}
    made = None
    for part in parts:
        made = decide_support(case=case, incident=part.incident, by=by, **facts)
    return made
