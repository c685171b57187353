"""The interventions tab of a case: the work with the child, and support after harm."""

from collections.abc import Sequence
from dataclasses import dataclass

from assessments.models import Intervention
from assessments.permissions import may_assess
from assessments.presenters.intervention import STATUS_TAGS
from assessments.presenters.tracks import incident_words
from assessments.selectors.support import HarmedPart
from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import CaseStatus, Level
from hsb_cases.core.filters import short_day
from hsb_cases.core.parts import Card, Fact, Tag, Why
from hsb_cases.core.why import why
from hsb_cases.workspace.presenters.case_frame import Frame, case_frame
from hsb_cases.workspace.presenters.places import place
from hsb_cases.workspace.selectors.interventions import CaseInterventions

UNDECIDED = Tag("Not decided yet", "today")


@dataclass(frozen=True)
class SupportPart:
    """What was decided about support after one incident."""

    card: Card
    decide_href: str
    decide_text: str


@dataclass(frozen=True)
class CaseInterventionsPage:
    """What the page shows."""

    title: str
    head: Frame
    interventions: Sequence[Card]
    displayed: bool
    plan_href: str
    """Planning work with the child; empty for who may not, and for a child harmed alone."""
    support: Sequence[SupportPart]
    why: Sequence[Why]


def case_interventions_page(found: CaseInterventions, actor: Actor) -> CaseInterventionsPage:
    """The page for whoever sees the whole case."""
    head = found.head
    level, is_open = head.seen.level, head.case.status != CaseStatus.CLOSED
    plans = is_open and found.displayed and may_assess(actor, level)
    adds = is_open and actor.can(Ability.CONTRIBUTE) and level >= Level.CONTRIBUTE
    reference = head.case.reference
    return CaseInterventionsPage(
        title="Interventions",
        head=case_frame(head, actor, "Interventions"),
        interventions=[_card(one) for one in found.interventions],
        displayed=found.displayed,
        plan_href=place("interventions:plan", reference) if plans else "",
        support=[
            _support(one, place("interventions:support", reference) if adds else "")
            for one in found.harmed
        ],
        why=[why("R35")] if found.harmed else [],
    )


def _card(one: Intervention) -> Card:
    attended: int = one.attended  # type: ignore[attr-defined]  # the selector's own column
    agreed = f" of {one.sessions_agreed} agreed" if one.sessions_agreed else ""
    return Card(
        title=f"{one.get_programme_display()}, {one.reference}",
        tags=[STATUS_TAGS[one.status]],  # type: ignore[index]  # a status is a word of its choices
        href=place("interventions:intervention", one.reference),
        facts=[
            Fact("Practitioner", one.practitioner.user.full_name),
            Fact("Sessions attended", f"{attended}{agreed}"),
            Fact("Agreed end", short_day(one.ends_by), missing="Not agreed yet"),
        ],
    )


def _support(one: HarmedPart, href: str) -> SupportPart:
    decided = one.decision
    title = incident_words(one.part.incident)
    where = f"{href}?incident={one.part.incident.reference}" if href else ""
    if decided is None:
        card = Card(title, tags=[UNDECIDED])
        return SupportPart(card, where, "Decide on support")
    by = decided.decided_by
    facts = [
        Fact("Decision", decided.get_decision_display()),
        Fact("What it did to the child", decided.impact),
        Fact("What the child needs", decided.needs),
    ]
    if decided.provider:
        facts.append(Fact("Who gives it", decided.provider))
    if decided.offered_on:
        facts.append(Fact("Offered", short_day(decided.offered_on)))
    if decided.starts_on:
        facts.append(Fact("Given from", short_day(decided.starts_on)))
    if decided.reason:
        facts.append(Fact("Why not now", decided.reason))
    risk = decided.get_self_harm_risk_display()
    detail = decided.self_harm_detail
    facts += [
        Fact("Risk of self-harm or suicide", f"{risk}. {detail}" if detail else risk),
        Fact(
            "Decided",
            f"{short_day(decided.decided_at)}, {by.user.full_name}, {by.team.agency.name}",
        ),
    ]
    return SupportPart(Card(title, facts), where, "Decide again")
