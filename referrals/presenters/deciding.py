"""The page on which the front door decides on one child's referral."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.urls import reverse

from hsb_cases.core.due import due_tag
from hsb_cases.core.filters import day, moment
from hsb_cases.core.parts import Card, Fact, Tag, Why
from hsb_cases.core.rules.answers import Answer
from hsb_cases.core.why import why
from referrals.models import Decision, Feedback, ParallelPathway, Referral, ReferralStatus
from referrals.presenters.screening import screening_card
from referrals.rules.feedback import LIMITED_TEXT
from referrals.rules.weighing import doubts, to_think_of
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
class DecisionPage:
    """What the template shows."""

    title: str
    case_href: str
    screen_href: str
    give_href: str
    tell_href: str
    handler: str
    screening: Card | None
    proposed: Proposed | None
    prompts: Sequence[Why]
    """What to think of before deciding, each with the clause behind it."""
    doubts: Sequence[Why]
    """What speaks against a free agreement."""
    told: Sequence[Card]
    to_tell: str
    """Who is still to be told of the outcome; empty: nobody."""
    limited_text: str
    """The only text that may be sent; empty where a professional is told the outcome."""
    due: str
    due_tag: Tag | None
    child: Card
    incident: Card
    siblings: Sequence[Card]
    without_referral: int
    forms: DecisionForms


def decision_page(
    referral: Referral,
    siblings: Sequence[Referral],
    triage: Triage,
    told: Sequence[Feedback],
    *,
    shown: DecisionForms,
    without_referral: int,
    today: datetime.date,
) -> DecisionPage:
    """The page for one referral; the siblings' decisions stand beside it."""
    case = referral.case
    decided = referral.status == ReferralStatus.DECIDED
    limited = not referral.concern.reporter_is_professional
    return DecisionPage(
        screen_href=reverse("referrals:screen", args=[referral.reference]),
        give_href=reverse("referrals:give", args=[referral.reference]),
        tell_href=reverse("referrals:tell", args=[referral.reference]),
        handler=referral.handler.user.full_name if referral.handler else "",
        screening=screening_card(triage.screening) if triage.screening else None,
        proposed=None if decided else _proposed(triage),
        prompts=[] if decided else _why(to_think_of(triage.weighed)),
        doubts=[] if decided else _why(doubts(triage.weighed)),
        told=[_told_card(feedback) for feedback in told],
        to_tell=f"{referral.concern.reporter_name}, {referral.concern.reporter_role}",
        limited_text=LIMITED_TEXT if limited else "",
        title=f"Decide on the referral of {referral.child.initials}",
        case_href=reverse("workspace:case", args=[case.reference]) if case else "",
        due=day(referral.decision_due_on) if referral.decision_due_on else "",
        due_tag=None if decided else due_tag(referral.decision_due_on, today=today),
        child=_child_card(referral),
        incident=_incident_card(referral),
        siblings=[_sibling_card(sibling) for sibling in siblings],
        without_referral=without_referral,
        forms=shown,
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


def _told_card(feedback: Feedback) -> Card:
    by = feedback.told_by.user.full_name
    return Card(
        title=f"Told on {moment(feedback.told_at)}",
        facts=[
            Fact("How", feedback.get_way_display()),
            Fact("By", by),
            Fact("What was said", feedback.text),
        ],
    )


def _child_card(referral: Referral) -> Card:
    part = referral.participation
    return Card(
        title=referral.child.full_name,
        tags=[Tag(part.get_role_display())],
        facts=[
            Fact("Age when it happened", _age(part.age_at_incident)),
            Fact("Lives in", referral.local_authority.name),
            Fact("Route", referral.get_route_display()),
            Fact("Why referred", "\n".join(referral.reasons)),
            Fact("What the child said", part.what_the_child_said, missing="Not recorded"),
            *(
                [
                    Fact("Decision", referral.get_decision_display()),
                    Fact("Reasons", referral.decision_reasons),
                    *_more_of_the_decision(referral),
                ]
                if referral.decision
                else []
            ),
        ],
    )


def _more_of_the_decision(referral: Referral) -> list[Fact]:
    labels = dict(ParallelPathway.choices)
    alongside = ", ".join(str(labels[code]) for code in referral.parallel_pathways)
    risk = referral.get_self_harm_risk_display()
    facts = [
        ("Procedure proposed", referral.get_proposed_decision_display()),
        ("Why it differs", referral.differs_because),
        ("Pathway alongside", alongside),
        ("Risk of self-harm or suicide", " ".join([risk, referral.self_harm_detail]).strip()),
    ]
    return [Fact(key, value) for key, value in facts if value]


def _incident_card(referral: Referral) -> Card:
    concern = referral.concern
    incident = concern.incident
    return Card(
        title="What was reported",
        facts=[
            Fact("Account", incident.account),
            Fact(
                "When",
                day(incident.happened_from) if incident.happened_from else "",
            ),
            Fact("Where", incident.get_setting_display()),
            Fact("Reported by", f"{concern.reporter_name}, {concern.agency.name}"),
            Fact("First view on the continuum", incident.get_category_display()),
            Fact("Immediate danger", concern.get_immediate_danger_display()),
            Fact("Risk of self-harm or suicide", concern.get_self_harm_risk_display()),
        ],
    )


def _sibling_card(sibling: Referral) -> Card:
    return Card(
        title=sibling.child.initials,
        tags=[Tag(sibling.participation.get_role_display())],
        href=reverse("referrals:decide", args=[sibling.reference]) if sibling.case else "",
        facts=[
            Fact("Status", sibling.get_status_display()),
            Fact("Decision", sibling.get_decision_display(), missing="Not decided yet"),
        ],
    )


def _age(age: int | None) -> str:
    return "" if age is None else str(age)
