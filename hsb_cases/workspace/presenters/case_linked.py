"""Linked children on the case page: initials, part and safety facts, and no way further in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from hsb_cases.cases.models import AccessRequest
from hsb_cases.cases.selectors.linked import LinkedChild
from hsb_cases.core.filters import short_day
from hsb_cases.core.parts import Fact
from hsb_cases.workspace.presenters.places import place
from hsb_cases.workspace.presenters.words import initials_and_age
from hsb_cases.workspace.selectors.case import CaseOverview


@dataclass(frozen=True)
class LinkedCard:
    """One linked child."""

    who: str
    facts: Sequence[Fact]
    open_href: str
    """The child's case, only where the viewer sees it as well."""
    ask_href: str
    note: str


def linked_cards(found: CaseOverview, numbers: Mapping[int, int]) -> list[LinkedCard]:
    """A card for each linked child, in the order of the incidents."""
    return [_card(child, found, numbers) for child in found.linked]


def _card(child: LinkedChild, found: CaseOverview, numbers: Mapping[int, int]) -> LinkedCard:
    number = numbers.get(child.incident_id)
    part = f"Part in incident {number}" if number else "Part"
    facts = [
        Fact(part, child.role_label),
        Fact("Safety facts", child.safety_facts, missing="None recorded"),
    ]
    if child.local_authority:
        facts.append(Fact("Case held by", child.local_authority))
    reference = found.head.case.reference
    request = found.requests.get(child.participation_id)
    seen = child.case_reference is not None
    asks = not seen and child.has_case and (request is None or not _waits(request))
    return LinkedCard(
        who=initials_and_age(child.initials, child.age_at_incident) or "Not identified",
        facts=facts,
        open_href=reverse("workspace:case", args=[child.case_reference]) if seen else "",
        ask_href=place("workspace:ask_access", reference, str(child.participation_id))
        if asks
        else "",
        note="" if seen else _note(child, request),
    )


def _waits(request: AccessRequest) -> bool:
    return request.outcome == AccessRequest.Outcome.OPEN


def _note(child: LinkedChild, request: AccessRequest | None) -> str:
    if not child.has_case:
        return "Not referred: there is no case."
    if request is None:
        return "You see safety facts only."
    if _waits(request):
        return (
            f"You asked for access on {short_day(request.asked_at)}. The team has not answered yet."
        )
    answer = f"{request.get_outcome_display()} on {short_day(request.answered_at)}"
    return f"You see safety facts only. {answer}: {request.answer_reason}"
