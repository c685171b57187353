"""Child protection conferences and plans on the case page."""

from collections.abc import Sequence

from assessments.models import EnquiryStatus
from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import CaseStatus, Level
from hsb_cases.core.filters import short_day
from hsb_cases.core.parts import Card, Fact, Tag
from hsb_cases.workspace.presenters.places import place
from hsb_cases.workspace.selectors.case import CaseOverview
from panels.models import Conference, ProtectionPlan
from panels.models.conferences import ConferenceStatus

TAGS = {
    ConferenceStatus.PLANNED: Tag("Planned", "state"),
    ConferenceStatus.HELD: Tag("Held", "done"),
    ConferenceStatus.CANCELLED: Tag("Cancelled", "done"),
}


def conference_cards(conferences: Sequence[Conference]) -> list[Card]:
    """A card for each plan, then for each conference, the latest first."""
    return [*map(_plan_card, _plans(conferences)), *map(_conference_card, conferences)]


def _plans(conferences: Sequence[Conference]) -> list[ProtectionPlan]:
    return [one.plan for one in conferences if hasattr(one, "plan")]


def plan_conference_href(found: CaseOverview, actor: Actor) -> str:
    """Where a conference is planned, for who may; empty otherwise.

    Once an enquiry asked for one or a plan waits for its review, and while none is planned.
    """
    case, level = found.head.case, found.head.seen.level
    asked = any(
        one.status == EnquiryStatus.CONCLUDED and one.conference_required for one in found.enquiries
    )
    in_force = any(plan.ended_on is None for plan in _plans(found.conferences))
    waits = any(one.status == ConferenceStatus.PLANNED for one in found.conferences)
    may = actor.can(Ability.CONTRIBUTE) and level >= Level.CONTRIBUTE
    if not may or case.status == CaseStatus.CLOSED or waits or not (asked or in_force):
        return ""
    return place("conferences:plan_new", case.reference)


def _plan_card(plan: ProtectionPlan) -> Card:
    in_force = plan.ended_on is None
    facts = [
        Fact("Category", plan.get_category_display()),
        Fact("In force from", short_day(plan.started_on)),
    ]
    if not in_force:
        facts.append(Fact("Ended", short_day(plan.ended_on)))
    return Card(
        title=f"Child protection plan {plan.reference}",
        tags=[Tag("In force", "state") if in_force else Tag("Ended", "done")],
        href=place("conferences:plan", plan.reference),
        facts=facts,
    )


def _conference_card(one: Conference) -> Card:
    held = one.held_on is not None
    facts = [Fact("Held" if held else "Planned for", short_day(one.held_on or one.planned_for))]
    if one.decision:
        facts.append(Fact("Decision", one.get_decision_display()))
    return Card(
        title=f"{one.get_kind_display()} {one.reference}",
        tags=[TAGS[ConferenceStatus(one.status)]],
        href=place("conferences:conference", one.reference),
        facts=facts,
    )
