"""The case that a referral goes to: the child's own one there, seen or unseen, or a new one."""

import datetime

from django.contrib.auth.models import Group
from django.db import IntegrityError, connection, transaction

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.models import LocalAuthority
from hsb_cases.cases.commands.opening import (
    COORDINATES,
    RECEIVES,
    front_door_of,
    open_case,
    widen_for_role,
)
from hsb_cases.cases.commands.sharing import grant
from hsb_cases.cases.models import Case, CaseStatus, Level, Participation
from hsb_cases.cases.permissions import level_on
from hsb_cases.core.errors import Refused


def case_to_refer_to(
    *,
    participation: Participation,
    local_authority: LocalAuthority,
    at: datetime.datetime,
    by: Actor,
) -> Case:
    """The case in the authority where the child lives, inside the act that refers the child.

    ``participation`` is the part that this act recorded. An open case takes it whether or not the
    actor may see it, and the HSB coordinators see as much as of a new one; where the child's case
    was closed, the referral reopens it at the front door (docs/adr: reopening). Of a case that the
    actor does not manage, the number, reference and managing team alone are there to be read.
    Raises Refused where the authority has no front door yet, whether or not the child has a case:
    no answer tells whether there was one before.
    """
    role = participation.role
    own = _managed_case(participation, local_authority)
    if own is not None:
        widen_for_role(case=own, role=role, at=at, by=by)
        return own
    front_door_of(local_authority)
    joined = _join(participation, at=at, by=by)
    if joined is not None:
        return joined
    try:
        with transaction.atomic():
            return open_case(
                child=participation.child, local_authority=local_authority, role=role, at=at, by=by
            )
    except IntegrityError as clash:
        # Somebody else opened one at this very moment.
        joined = _join(participation, at=at, by=by)
        if joined is None:
            raise Refused(
                f"The referral to {local_authority.name} was not made, because something changed at"
                " this very moment. Your concern is kept as a draft: submit it again."
            ) from clash
        return joined


def _managed_case(participation: Participation, local_authority: LocalAuthority) -> Case | None:
    case = (
        Case.objects.select_related("local_authority", "managing_team")
        # Locked, so that nobody closes it while the referral is hung on it.
        .select_for_update(of=("self",), no_key=True)
        .filter(child=participation.child_id, local_authority=local_authority)
        .exclude(status=CaseStatus.CLOSED)
        .first()
    )
    return case if case is not None and level_on(case) == Level.MANAGE else None


def _join(participation: Participation, *, at: datetime.datetime, by: Actor) -> Case | None:
    """Put the part into the child's case (sql/reopening.sql); None where there is none."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT case_id, reference, managing_team_id, coordinators, manages"
            " FROM hsb_join_case(%s)",
            [participation.pk],
        )
        number, reference, team, coordinators, manages = cursor.fetchone()
    if number is None:
        return None
    # The row itself stays out of sight.
    case = Case.from_db(
        "default", ["id", "reference", "managing_team_id"], [number, reference, team]
    )
    for group in Group.objects.filter(pk__in=coordinators):
        grant(case=case, recipient=group, level=Level.CONTRIBUTE, why=COORDINATES, at=at, by=by)
    for group in Group.objects.filter(pk=manages):
        grant(case=case, recipient=group, level=Level.MANAGE, why=RECEIVES, at=at, by=by)
    return case
