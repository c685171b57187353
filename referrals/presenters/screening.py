"""The page on which somebody screens a child's part in an incident, and the card of a screening."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.urls import reverse

from hsb_cases.core.filters import moment
from hsb_cases.core.parts import Card, Fact, Tag
from referrals.models import Referral, Screening
from referrals.rules.bands import Band, bands_for
from referrals.rules.considerations import groups_for
from referrals.rules.continuum import CATEGORIES, FACTORS, Category
from referrals.rules.referring import DISPLAYED


@dataclass(frozen=True)
class ScreeningPage:
    """What the template shows."""

    title: str
    back_href: str
    child: Card
    account: str
    bands: Sequence[Band]
    """Both at the edge of two bands; empty for a child who was harmed only."""
    categories: Sequence[Category]
    factors: Sequence[str]
    earlier: Card | None
    form: forms.Form


def screening_page(
    referral: Referral, earlier: Screening | None, *, form: forms.Form
) -> ScreeningPage:
    """The page for one child's part; what is prompted depends on the part."""
    part = referral.participation
    displayed = part.role in DISPLAYED
    return ScreeningPage(
        title=f"Screen the part of {referral.child.initials}",
        back_href=reverse("referrals:decide", args=[referral.reference]),
        child=Card(
            title=referral.child.full_name,
            tags=[Tag(part.get_role_display())],
            facts=[
                Fact(
                    "Age when it happened",
                    "" if part.age_at_incident is None else str(part.age_at_incident),
                ),
                Fact("What the child said", part.what_the_child_said, missing="Not recorded"),
            ],
        ),
        account=referral.concern.incident.account,
        bands=bands_for(part.age_at_incident) if displayed else (),
        categories=list(CATEGORIES.values()) if displayed else (),
        factors=list(FACTORS.values()) if displayed else (),
        earlier=screening_card(earlier) if earlier else None,
        form=form,
    )


def screening_card(screening: Screening) -> Card:
    """A screening as a card: the judgement first, then what was considered."""
    by = screening.screened_by
    questions = {
        question.key: question.text
        for group in groups_for(screening.participation.role)
        for question in group.questions
    }
    age = screening.developmental_age
    facts = [
        Fact("Why", screening.rationale),
        Fact("Developmental age", "" if age is None else f"{age} years", missing="Not judged"),
        *([Fact("Colour", screening.get_colour_display())] if screening.colour else []),
        *([Fact("Tool", screening.tool)] if screening.tool else []),
        *[
            Fact(questions[key], answer)
            for key, answer in screening.considerations.items()
            if key in questions
        ],
        Fact("Screened", f"{moment(screening.screened_at)} by {by.user.full_name}, {by.team}"),
    ]
    title = screening.get_category_display() if screening.category else "Child who has been harmed"
    return Card(title=title, facts=facts)
