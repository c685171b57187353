"""What the front door reads before it decides: screenings, the category in force, the proposal."""

import datetime
from dataclasses import dataclass

from django.db import connection

from hsb_cases.agencies.models import PathwayStep
from hsb_cases.cases.models import Incident, Participation
from referrals.models import Referral, ReferralRoute, Screening
from referrals.rules.continuum import category_for_triage
from referrals.rules.pathways import AreaStep, Proposal, propose
from referrals.rules.weighing import Weighed
from referrals.selectors.weighing import weighed


@dataclass(frozen=True)
class Triage:
    """Where a child's referral stands before the decision."""

    category: str
    """Of the incident, the most protective that applies; empty where nobody gave one."""
    screening: Screening | None
    """The child's latest."""
    proposal: Proposal | None
    weighed: Weighed
    """What is known of the child and the incident, for the rules."""


def triage_category(incident: Incident) -> str:
    """The category that holds the incident's referrals (R1). One query.

    Asks for the screenings of every child who displayed the behaviour, whoever may see them.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT displaying, categories FROM hsb_screened(%s)", [incident.pk])
        displaying, categories = cursor.fetchone()
    screened = {str(number): category for number, category in enumerate(categories)}
    return category_for_triage(incident.category, screened, displaying)


def latest_screening(participation: Participation) -> Screening | None:
    """The screening of a child's part that counts: the newest. One query."""
    return (
        Screening.objects.filter(participation=participation)
        .select_related("screened_by__user", "screened_by__team__agency")
        .first()
    )


def triage_of(referral: Referral, *, on: datetime.date) -> Triage:
    """The category, the child's screening and what the receiving area's procedure proposes.

    Five queries. The proposal follows the child's own screening where it gave a category, else
    the incident's category.
    """
    category = triage_category(referral.concern.incident)
    screening = latest_screening(referral.participation)
    own = screening.category if screening and screening.category else category
    proposal = propose(
        own,
        _area_step(referral, own, on),
        child_protection=referral.route == ReferralRoute.CHILD_PROTECTION,
    )
    return Triage(category, screening, proposal, weighed(referral, screening))


def _area_step(referral: Referral, category: str, on: datetime.date) -> AreaStep | None:
    row = (
        PathwayStep.objects.filter(
            profile__local_authority=referral.local_authority_id,
            profile__in_force__contains=on,
            category=category,
        )
        .select_related("profile")
        .first()
    )
    if row is None:
        return None
    source = f"{row.profile.procedure_title}: {row.source}"
    return AreaStep(row.response, row.contact_front_door, source[:200])
