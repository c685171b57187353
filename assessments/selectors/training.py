"""The register of training, for who keeps it."""

import datetime

from django.db.models import Q, QuerySet

from assessments.models import AssessorTraining
from assessments.selectors.assessors import ASSESSING_ROLES
from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.models import Membership
from hsb_cases.agencies.roles import Ability
from hsb_cases.core.errors import OutOfScope


def training_register(actor: Actor) -> list[AssessorTraining]:
    """Training of the people of one's area that was not taken back, by person. One query.

    Raises OutOfScope for who does not keep the register.
    """
    return list(_entries(actor).order_by("user__full_name", "tool", "-valid_until"))


def training_entry(actor: Actor, number: int) -> AssessorTraining:
    """One entry of the register. One query. Raises OutOfScope."""
    entry = _entries(actor).filter(pk=number).first()
    if entry is None:
        raise OutOfScope
    return entry


def people_to_train(actor: Actor, *, today: datetime.date) -> list[Membership]:
    """Who assesses in one's area, without oneself. One query. Raises OutOfScope."""
    found = (
        _assessing(actor)
        .exclude(user=actor.user)
        .select_related("user", "team__agency")
        .order_by("user__full_name", "pk")
    )
    return [one for one in found if one.holds_on(today)]


def _entries(actor: Actor) -> QuerySet[AssessorTraining]:
    return AssessorTraining.objects.filter(
        user__in=_assessing(actor).values("user"), withdrawn_at__isnull=True
    ).select_related("user", "entered_by__user")


def _assessing(actor: Actor) -> QuerySet[Membership]:
    """Memberships that assess, in the actor's area or in agencies that work across areas."""
    if not actor.can(Ability.KEEP_TRAINING):
        raise OutOfScope
    area = actor.agency.local_authority_id
    across = Q(team__agency__local_authority__isnull=True)
    return Membership.objects.filter(
        Q(team__agency__local_authority=area) | across if area else across,
        role__in=ASSESSING_ROLES,
        ended_at__isnull=True,
        user__is_active=True,
    )
