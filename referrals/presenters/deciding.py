"""The page on which the front door decides on one child's referral."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.urls import NoReverseMatch, reverse

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.core.due import due_tag
from hsb_cases.core.filters import day, moment
from hsb_cases.core.parts import Card, Tag, Why
from hsb_cases.core.rules.answers import Answer
from hsb_cases.core.why import why
from hsb_cases.reminders.rules.timescales import CAVEAT, REFERRAL_DECISION
from referrals.models import Decision, Feedback, NotReferred, Referral, ReferralStatus
from referrals.presenters.decision_cards import (
    child_card,
    days_late,
    decided_card,
    earlier_card,
    incident_card,
    sibling_cards,
    told_card,
)
from referrals.presenters.screening import screening_card
from referrals.rules.feedback import LIMITED_TEXT
from referrals.rules.referring import SERIOUS
from referrals.rules.weighing import doubts, to_think_of
from referrals.selectors.areas import FrontDoor
from referrals.selectors.left_out import LeftOut
from referrals.selectors.triage import Triage


@dataclass(frozen=True)
class Proposed:
    """What the area's procedure proposes, in words."""

    decision: str
    response: str
    source: str


@dataclass(frozen=True)
class DecisionForms:
    """The forms of the page; None where there is nothing to send."""

    decide: forms.Form | None = None
    handler: forms.Form | None = None
    feedback: forms.Form | None = None


@dataclass(frozen=True)
class Around:
    """What stands around one referral."""

    siblings: Sequence[Referral]
    told: Sequence[Feedback]
    left_out: LeftOut
    doors: Mapping[str, FrontDoor]
    """The front door of each area by its code (R2)."""
    earlier: Sequence[Referral] = ()
    """The decisions that later ones corrected, the latest first."""


@dataclass(frozen=True)
class Without:
    """The children of the incident who have no referral (R1)."""

    children: Sequence[str]
    """Each in words: initials, part and age."""
    reasons: Sequence[str]
    """Those of whom a manager said why not, each with the reason."""
    holds: bool
    """Whether nothing can be decided until each of them is thought of."""
    href: str
    """Where the person who looks records a reason; empty: a manager has to."""
    refer_href: str
    """Where the person who looks refers one of them; empty: this person works on no case of it."""
    why: Sequence[Why]


@dataclass(frozen=True)
class DecisionPage:
    """What the template shows."""

    title: str
    case_href: str
    screen_href: str
    give_href: str
    tell_href: str
    handler: str
    received: str
    due: str
    due_tag: Tag | None
    due_source: str
    """What the time limit rests on, and how it counts."""
    screening: Card | None
    proposed: Proposed | None
    prompts: Sequence[Why]
    """What to think of before deciding, each with the clause behind it."""
    doubts: Sequence[Why]
    """What speaks against a free agreement."""
    decided: Card | None
    earlier: Sequence[Card]
    """The decisions that later ones corrected."""
    correct_href: str
    """Where this decision is corrected; empty for who does not work on the case."""
    tell_again: str
    """That the referrer was told of a decision that was corrected since; empty: no."""
    arrange_href: str
    """Where the strategy discussion that was decided on is arranged; empty: none was."""
    told: Sequence[Card]
    to_tell: str
    """Who is still to be told of the outcome; empty: nobody."""
    limited_text: str
    """The only text that may be sent; empty where a professional is told the outcome."""
    telling_why: Sequence[Why]
    child: Card
    incident: Card
    siblings: Sequence[Card]
    without: Without | None
    forms: DecisionForms


def decision_page(
    referral: Referral,
    triage: Triage,
    around: Around,
    actor: Actor,
    *,
    shown: DecisionForms,
    today: datetime.date,
) -> DecisionPage:
    """The page for one referral; the siblings' decisions stand beside it."""

    def to(name: str) -> str:
        return reverse(f"referrals:{name}", args=[referral.reference])

    case = referral.case
    decided = referral.status == ReferralStatus.DECIDED
    limited = not referral.concern.reporter_is_professional
    due = referral.decision_due_on
    initials = referral.child.initials
    return DecisionPage(
        title=f"Decision on the referral of {initials}"
        if decided
        else f"Decide on the referral of {initials}",
        case_href=reverse("workspace:case", args=[case.reference]) if case else "",
        screen_href=to("screen"),
        give_href=to("give"),
        tell_href=to("tell"),
        handler=referral.handler.user.full_name if referral.handler else "",
        received=moment(referral.received_at),
        due=day(due) if due else "",
        due_tag=None if decided else due_tag(due, today=today),
        due_source=f"{REFERRAL_DECISION.source}. {COUNTED} {CAVEAT}",
        screening=screening_card(triage.screening) if triage.screening else None,
        proposed=None if decided else _proposed(triage),
        prompts=[] if decided else _why(to_think_of(triage.weighed)),
        doubts=[] if decided else _why(doubts(triage.weighed)),
        decided=decided_card(referral, late=days_late(referral)) if decided else None,
        earlier=[earlier_card(one) for one in around.earlier],
        correct_href=to("correct") if decided and around.left_out.adds else "",
        tell_again=_tell_again(referral, around.told),
        arrange_href=_arrange_href(referral),
        told=[told_card(feedback) for feedback in around.told],
        to_tell=f"{referral.concern.reporter_name}, {referral.concern.reporter_role}",
        limited_text=LIMITED_TEXT if limited else "",
        telling_why=[why("R11")],
        child=child_card(referral, around.doors),
        incident=incident_card(referral),
        siblings=sibling_cards(around.siblings, around.doors),
        without=_without(triage, around.left_out, to, actor),
        forms=shown,
    )


def _tell_again(referral: Referral, told: Sequence[Feedback]) -> str:
    corrected = referral.corrected_at
    if corrected is None or not told or told[0].told_at >= corrected:
        return ""
    return "The decision was corrected after the referrer was told. Tell the referrer again."


def _arrange_href(referral: Referral) -> str:
    """A page of a higher room; empty as long as there is none."""
    if referral.case is None or referral.decision != Decision.STRATEGY_DISCUSSION:
        return ""
    try:
        return reverse("meetings:expected", args=[referral.case.reference])
    except NoReverseMatch:
        return ""


COUNTED = (
    "The day on which it arrived is day 0, whatever the hour; that a referral which arrives out of"
    " hours counts from that day is our own setting."
)


def _why(answers: Sequence[Answer]) -> list[Why]:
    return [why(answer.rule, here=answer.sentence) for answer in answers]


def _proposed(triage: Triage) -> Proposed | None:
    if triage.proposal is None:
        return None
    return Proposed(
        decision=Decision(triage.proposal.decision).label,
        response=triage.proposal.response,
        source=triage.proposal.source,
    )


def _without(
    triage: Triage, left: LeftOut, to: Callable[[str], str], actor: Actor
) -> Without | None:
    if not (left.to_think_of or left.with_reason):
        return None
    return Without(
        children=[child.words for child in left.to_think_of],
        reasons=[
            f"{child.words}: {reason.reason} ({reason.recorded_by.user.full_name},"
            f" {moment(reason.recorded_at)}){_self_harm(reason, manager=actor.can(Ability.MERGE))}"
            for child, reason in left.with_reason
        ],
        holds=bool(left.to_think_of) and triage.category in SERIOUS,
        href=to("not_referred") if left.to_think_of and actor.can(Ability.MERGE) else "",
        refer_href=to("refer_another") if left.adds else "",
        why=[why("R1")],
    )


def _self_harm(reason: NotReferred, *, manager: bool) -> str:
    """What was answered for the child; what is known of it is for managers, who record it."""
    if not reason.self_harm_risk:
        return ""
    detail = f": {reason.self_harm_detail}" if manager and reason.self_harm_detail else ""
    return f"\nRisk of self-harm or suicide: {reason.get_self_harm_risk_display()}{detail}"
