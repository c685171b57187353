"""Who could take an enquiry, and whose work could go to somebody else."""

import datetime

from django.db.models import Q, QuerySet

from assessments.models import EnquiryStatus, Section47Enquiry
from assessments.selectors.enquiries import managed_cases
from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.models import Agency, LocalAuthority, Membership
from hsb_cases.agencies.roles import ROLES, Ability
from hsb_cases.cases.models import Case, CaseStatus
from hsb_cases.cases.selectors.exclusions import exclusions_of
from hsb_cases.core.errors import OutOfScope

WORKING_ROLES = sorted(
    name
    for name, facts in ROLES.items()
    if facts.can(Ability.CONTRIBUTE) and facts.can(Ability.SHARE)
)
"""Roles that hold cases and enquiries: they add to a case and decide who sees it."""


def workers_for(case: Case, *, today: datetime.date) -> list[Membership]:
    """The social workers of the authority that holds the case who may work on it. One query."""
    kept_away = exclusions_of(case).values("user")
    found = _social_workers(case.local_authority).exclude(user__in=kept_away)
    return [one for one in found if one.holds_on(today)]


def workers_with_work(actor: Actor) -> list[Membership]:
    """Whose open cases and enquiries the actor manages. One query. Raises OutOfScope.

    For who allocates work; for everybody else there is no such page.
    """
    if not actor.can(Ability.ALLOCATE):
        raise OutOfScope
    managed = managed_cases(actor)
    cases = Case.objects.filter(pk__in=managed).exclude(status=CaseStatus.CLOSED)
    enquiries = Section47Enquiry.objects.filter(status=EnquiryStatus.OPEN, case__in=managed)
    return list(
        Membership.objects.filter(
            Q(pk__in=cases.values("worker")) | Q(pk__in=enquiries.values("worker"))
        )
        .select_related("user", "team")
        .order_by("user__full_name", "pk")
    )


def colleagues(actor: Actor, *, today: datetime.date) -> list[Membership]:
    """The social workers of the actor's own authority. One query."""
    if actor.agency.local_authority is None:
        return []
    return [one for one in _social_workers(actor.agency.local_authority) if one.holds_on(today)]


def _social_workers(authority: LocalAuthority) -> QuerySet[Membership]:
    return (
        Membership.objects.filter(
            team__agency__local_authority=authority,
            team__agency__kind=Agency.Kind.SOCIAL_CARE,
            team__active=True,
            role__in=WORKING_ROLES,
            ended_at__isnull=True,
            user__is_active=True,
        )
        .select_related("user", "team")
        .order_by("user__full_name", "pk")
    )
