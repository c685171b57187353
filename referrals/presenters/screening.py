"""The page on which somebody screens a child's part in an incident, and the card of a screening."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.urls import reverse

from hsb_cases.core.filters import moment
from hsb_cases.core.parts import Card, Fact, Tag
from referrals.models import Factor, Referral, Screening
from referrals.rules.bands import Band, bands_for
from referrals.rules.considerations import groups_for
from referrals.rules.continuum import CATEGORIES, Category
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
    bands_are_for: str
    """Whose age of development the bands are for, in words."""
    categories: Sequence[Category]
    earlier: Card | None
    form: forms.Form


def screening_page(
    referral: Referral, earlier: Screening | None, *, form: forms.Form, age_typed: int | None
) -> ScreeningPage:
    """The page for one child's part; what is prompted depends on the part.

    The examples are for ``age_typed``, the developmental age in years as judged so far; else for
    that of the screening before, else for the age at the incident.
    """
    part = referral.participation
    displayed = part.role in DISPLAYED
    age, whose = _age_of_examples(age_typed, earlier, part.age_at_incident)
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
        bands=bands_for(age) if displayed else (),
        bands_are_for=whose,
        categories=list(CATEGORIES.values()) if displayed else (),
        earlier=screening_card(earlier) if earlier else None,
        form=form,
    )


def _age_of_examples(
    typed: int | None, earlier: Screening | None, at_incident: int | None
) -> tuple[int | None, str]:
    if typed is not None:
        return typed, f"The examples are for a developmental age of {typed}."
    if earlier is not None and earlier.developmental_age is not None:
        judged = earlier.developmental_age
        return judged, f"The examples are for {judged}, the developmental age judged last."
    if at_incident is None:
        return None, "No age is known, so the examples of every age are here."
    return (
        at_incident,
        f"The examples are for {at_incident}, the age when it happened, until you enter a"
        " developmental age.",
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
    factors = "\n".join(str(dict(Factor.choices)[code]) for code in screening.factors)
    facts = [
        Fact("Why", screening.rationale),
        Fact("Developmental age", "" if age is None else f"{age} years", missing="Not judged"),
        *([Fact("Colour", screening.get_colour_display())] if screening.colour else []),
        *([Fact("Tool", screening.tool)] if screening.tool else []),
        *([Fact("Taken into account", factors)] if factors else []),
        *[
            Fact(questions[key], answer)
            for key, answer in screening.considerations.items()
            if key in questions
        ],
        Fact("Screened", f"{moment(screening.screened_at)} by {by.user.full_name}, {by.team}"),
    ]
    title = screening.get_category_display() if screening.category else "Child who has been harmed"
    return Card(title=title, facts=facts)
