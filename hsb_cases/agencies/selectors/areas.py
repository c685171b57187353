"""Local authorities, the procedure in force in each, and where its referrals arrive."""

import datetime

from django.db.models import Count, Q, QuerySet

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.models import LocalAuthority, ProcedureProfile
from hsb_cases.agencies.selectors.administration import check_administers
from hsb_cases.core.errors import OutOfScope


def profile_in_force(local_authority: LocalAuthority, on: datetime.date) -> ProcedureProfile | None:
    """The edition of an area's procedure that is in force on a day, with pathway and timescales.

    None where none is recorded for the day: national rules and our own defaults apply.
    """
    return (
        ProcedureProfile.objects.filter(local_authority=local_authority, in_force__contains=on)
        .select_related("local_authority")
        .prefetch_related("pathway", "timescales")
        .first()
    )


def all_local_authorities() -> QuerySet[LocalAuthority]:
    """Every local authority by name, to choose from. Anybody signed in may know them."""
    return LocalAuthority.objects.order_by("name")


def local_authorities_to_administer(actor: Actor, *, on: datetime.date) -> QuerySet[LocalAuthority]:
    """Every local authority with its numbers of agencies and of editions in force on a day.

    Raises OutOfScope for everybody but administrators.
    """
    check_administers(actor)
    in_force = Q(profiles__in_force__contains=on)
    return LocalAuthority.objects.annotate(
        agencies_count=Count("agencies", filter=Q(agencies__active=True), distinct=True),
        editions_in_force=Count("profiles", filter=in_force, distinct=True),
    ).order_by("name")


def local_authority_to_administer(actor: Actor, code: str) -> LocalAuthority:
    """One local authority. Raises OutOfScope where there is none or the actor is not to know."""
    check_administers(actor)
    found = LocalAuthority.objects.filter(code=code).first()
    if found is None:
        raise OutOfScope
    return found


def editions_of(actor: Actor, local_authority: LocalAuthority) -> list[ProcedureProfile]:
    """All editions of an area's procedure, newest first, with pathway and timescales.

    Raises OutOfScope for everybody but administrators.
    """
    check_administers(actor)
    return list(
        local_authority.profiles.order_by("-in_force").prefetch_related("pathway", "timescales")
    )
