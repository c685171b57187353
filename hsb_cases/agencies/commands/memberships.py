"""Memberships: a person's place in a team, in one role, from a day until a day."""

import datetime

from django.utils import timezone

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.commands.last_administrator import somebody_still_administers
from hsb_cases.agencies.models import Membership, Team, User
from hsb_cases.agencies.permissions import check_may_administer
from hsb_cases.agencies.rules.memberships import dates_problem, place_problem
from hsb_cases.core.errors import Refused


def give_membership(
    *,
    person: User,
    team: Team,
    role: str,
    starts_on: datetime.date,
    at: datetime.datetime,
    by: Actor,
    ends_on: datetime.date | None = None,
) -> Membership:
    """Give a person a place in a team, in one role, from a day until a last day (None: open).

    Raises NotPermitted, or Refused when the person, team or agency is deactivated, the role does
    not fit the team, the days do not fit, or the person holds this place already.
    """
    check_may_administer(by)
    with acting(by, summary="Gave a membership"):
        return make_membership(
            person=person, team=team, role=role, starts_on=starts_on, ends_on=ends_on, at=at
        )


def make_membership(
    *,
    person: User,
    team: Team,
    role: str,
    starts_on: datetime.date,
    at: datetime.datetime,
    ends_on: datetime.date | None = None,
) -> Membership:
    """Make a membership inside the act under way. Raises Refused as ``give_membership``."""
    # The person's row is the lock: the same place asked for twice is given once.
    person = User.objects.select_for_update().get(pk=person.pk)
    today = timezone.localdate(at)
    _check_place(person, team, role)
    wrong = dates_problem(starts_on=starts_on, ends_on=ends_on, today=today)
    if wrong:
        raise Refused(wrong[0], field=wrong[1])
    _close_run_out(person, team, role, today=today, at=at)
    return Membership.objects.create(
        user=person, team=team, role=role, starts_on=starts_on, ends_on=ends_on
    )


def end_membership(
    *, membership: Membership, reason: str, at: datetime.datetime, by: Actor
) -> Membership:
    """End a membership now: the person has no access by it from the next request on.

    Raises NotPermitted, or Refused when it has ended already, or when nobody could administer
    afterwards.
    """
    check_may_administer(by)
    with (
        acting(by, summary="Ended a membership", reason=reason),
        somebody_still_administers(Membership.objects.filter(pk=membership.pk)),
    ):
        ended = Membership.objects.select_for_update().get(pk=membership.pk)
        if ended.ended_at is not None:
            raise Refused("This membership has ended already.")
        ended.ended_at = at
        ended.save(update_fields=["ended_at"])
        return ended


def _check_place(person: User, team: Team, role: str) -> None:
    if not person.is_active:
        raise Refused("Reactivate the person before you give them a membership.")
    if not (team.active and team.agency.active):
        raise Refused("Choose a team that has not been deactivated.", field="team")
    problem = place_problem(role=role, team_kind=team.kind)
    if problem:
        raise Refused(problem, field="role")


def _close_run_out(
    person: User, team: Team, role: str, *, today: datetime.date, at: datetime.datetime
) -> None:
    """Make room for a place that the person held until a last day that is over."""
    present = Membership.objects.filter(user=person, team=team, role=role, ended_at__isnull=True)
    for membership in present.select_for_update():
        if membership.ends_on is None or membership.ends_on >= today:
            raise Refused("The person holds this role in this team already.", field="role")
        membership.ended_at = at
        membership.save(update_fields=["ended_at"])
