"""The first administrator of a new installation."""

import datetime

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import connection
from django.utils import timezone

from hsb_cases.agencies.acting import system_acting
from hsb_cases.agencies.commands.agencies import make_agency
from hsb_cases.agencies.commands.invitations import Invited, make_invitation
from hsb_cases.agencies.commands.memberships import make_membership
from hsb_cases.agencies.commands.people import make_person
from hsb_cases.agencies.commands.teams import make_team
from hsb_cases.agencies.models import Agency, Membership, Team, User
from hsb_cases.agencies.rules.memberships import ADMINISTRATOR
from hsb_cases.core.errors import Refused

AGENCY = "Safeguarding partnership"
TEAM = "System administration"


def create_first_administrator(
    *, email: str, full_name: str, address: str, at: datetime.datetime
) -> Invited:
    """Invite the person who sets up a new installation; an administration team is made if needed.

    The caller hands the link on: nothing is sent. Until the invitation is accepted, the same
    address may be given again for a new link. Raises Refused when an administrator exists, or
    another address was invited.
    """
    with system_acting("Created the first administrator"):
        _one_at_a_time()
        waiting = _administrator_invited()
        if waiting is not None:
            if waiting.email != email.lower():
                raise Refused(
                    f"{waiting.email} was invited as the first administrator."
                    " Give that address again for a new link."
                )
            return make_invitation(person=waiting, invited_by=None, address=address, at=at)
        person = make_person(email=email, full_name=full_name)
        make_membership(
            person=person,
            team=_administration_team(),
            role=ADMINISTRATOR,
            starts_on=timezone.localdate(at),
            at=at,
        )
        return make_invitation(person=person, invited_by=None, address=address, at=at)


def _one_at_a_time() -> None:
    """Two people who begin the same installation at once come one after the other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('hsb first administrator'))")


def _administrator_invited() -> User | None:
    """The person invited as first administrator; None: nobody yet. Raises Refused if one acts."""
    memberships = Membership.objects.filter(
        role=ADMINISTRATOR, ended_at__isnull=True, user__is_active=True
    ).select_related("user")
    people = {membership.user for membership in memberships}
    if any(not _waits(person) for person in people):
        raise Refused("There is an administrator already. Ask them to invite you.")
    return next(iter(people), None)


def _waits(person: User) -> bool:
    return person.password.startswith(UNUSABLE_PASSWORD_PREFIX)


def _administration_team() -> Team:
    found = Team.objects.filter(
        kind=Team.Kind.ADMINISTRATION, active=True, agency__active=True
    ).order_by("pk")
    return found.first() or make_team(
        agency=_partnership(), name=TEAM, kind=Team.Kind.ADMINISTRATION
    )


def _partnership() -> Agency:
    found = Agency.objects.filter(kind=Agency.Kind.PARTNERSHIP, active=True).order_by("pk")
    return found.first() or make_agency(
        name=AGENCY, kind=Agency.Kind.PARTNERSHIP, local_authority=None
    )
