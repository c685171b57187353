"""Somebody must always be able to sign in and administer."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import QuerySet

from hsb_cases.agencies.models import Membership
from hsb_cases.agencies.rules.memberships import ADMINISTRATOR, administrator_problem
from hsb_cases.core.errors import Refused


@contextmanager
def somebody_still_administers(touched: QuerySet[Membership]) -> Iterator[None]:
    """What happens inside ends the access of the touched memberships, in the act under way.

    Raises Refused at the end when nobody could administer for good any more. All administrator
    memberships are locked first, so that two administrators who end each other's access at once
    come one after the other, and the second is refused.
    """
    ours = Membership.objects.filter(role=ADMINISTRATOR, ended_at__isnull=True).order_by("pk")
    if not touched.filter(role=ADMINISTRATOR, ended_at__isnull=True).exists():
        yield
        return
    locked = [membership.pk for membership in ours.select_for_update()]
    yield
    problem = administrator_problem(who_stay=_who_stay(locked))
    if problem:
        raise Refused(problem)


def _who_stay(memberships: list[int]) -> int:
    """How many people have set a password and may administer without a last day."""
    staying = Membership.objects.filter(
        pk__in=memberships,
        ended_at__isnull=True,
        ends_on__isnull=True,
        user__is_active=True,
        team__active=True,
        team__agency__active=True,
    ).exclude(user__password__startswith=UNUSABLE_PASSWORD_PREFIX)
    return staying.values("user").distinct().count()
