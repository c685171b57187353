"""Who could assess a child: people who work on the case and whose role assesses."""

import datetime

from django.db.models import Q
from django.utils import timezone

from hsb_cases.agencies.models import Membership
from hsb_cases.agencies.roles import ROLES, Ability
from hsb_cases.cases.models import Case, Level, Share
from hsb_cases.cases.selectors.exclusions import exclusions_of

ASSESSING_ROLES = sorted(name for name, facts in ROLES.items() if facts.can(Ability.ASSESS))
WITH_THEIR_TEAM = sorted(name for name in ASSESSING_ROLES if ROLES[name].can(Ability.SEE_TEAM))
"""Roles that a grant to their team reaches."""


def assessors_for(case: Case, *, now: datetime.datetime) -> list[Membership]:
    """Who could assess the child now, by name. Three queries.

    Access to the case comes first: somebody who is missing here is given it by sharing the case.
    """
    shares = Share.objects.filter(
        Q(until__isnull=True) | Q(until__gt=now),
        case=case,
        ended_at__isnull=True,
        level__gte=Level.CONTRIBUTE,
    ).values_list("membership_id", "group_id")
    people = {membership for membership, _ in shares if membership}
    groups = {group for _, group in shares if group}
    reached = (
        Q(pk__in=people)
        | Q(team__agency__group__in=groups)
        | Q(team__group__in=groups, role__in=WITH_THEIR_TEAM)
    )
    kept_away = set(exclusions_of(case).values_list("user_id", flat=True))
    found = (
        Membership.objects.filter(
            reached,
            role__in=ASSESSING_ROLES,
            ended_at__isnull=True,
            user__is_active=True,
            team__active=True,
        )
        .select_related("user", "team__agency")
        .order_by("user__full_name", "pk")
    )
    today = timezone.localdate(now)
    return [one for one in found if one.holds_on(today) and one.user_id not in kept_away]
