"""The page on which the front door decides on one child's referral."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.urls import reverse

from hsb_cases.core.due import due_tag
from hsb_cases.core.filters import day
from hsb_cases.core.parts import Card, Fact, Tag
from referrals.models import Referral, ReferralStatus


@dataclass(frozen=True)
class DecisionPage:
    """What the template shows."""

    title: str
    case_href: str
    due: str
    due_tag: Tag | None
    child: Card
    incident: Card
    siblings: Sequence[Card]
    without_referral: int
    form: forms.Form | None
    """None once decided."""


def decision_page(
    referral: Referral,
    siblings: Sequence[Referral],
    *,
    form: forms.Form,
    without_referral: int,
    today: datetime.date,
) -> DecisionPage:
    """The page for one referral; the siblings' decisions stand beside it."""
    case = referral.case
    decided = referral.status == ReferralStatus.DECIDED
    return DecisionPage(
        title=f"Decide on the referral of {referral.child.initials}",
        case_href=reverse("workspace:case", args=[case.reference]) if case else "",
        due=day(referral.decision_due_on) if referral.decision_due_on else "",
        due_tag=None if decided else due_tag(referral.decision_due_on, today=today),
        child=_child_card(referral),
        incident=_incident_card(referral),
        siblings=[_sibling_card(sibling) for sibling in siblings],
        without_referral=without_referral,
        form=None if decided else form,
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
                ]
                if referral.decision
                else []
            ),
        ],
    )


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
