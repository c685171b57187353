"""Editions of a local authority's procedure: each is dated, none is ever rewritten."""

import datetime

from django.db.backends.postgresql.psycopg_any import DateRange

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.models import (
    LocalAuthority,
    PathwayStep,
    ProcedureProfile,
    ProfileTimescale,
)
from hsb_cases.agencies.permissions import check_may_administer
from hsb_cases.agencies.rules.areas import start_problem
from hsb_cases.agencies.rules.procedures import ProcedureFacts, procedure_problem
from hsb_cases.core.errors import Refused


def record_procedure(
    *,
    local_authority: LocalAuthority,
    facts: ProcedureFacts,
    starts_on: datetime.date,
    by: Actor,
) -> ProcedureProfile:
    """A new edition of an area's procedure, in force from a day on; the last one ends before it.

    Raises NotPermitted, or Refused when the facts do not fit together or the day is not after
    the first day of the last edition.
    """
    check_may_administer(by)
    problem = procedure_problem(facts)
    if problem:
        raise Refused(problem[0], field=problem[1])
    with acting(by, summary="Recorded a new edition of the procedure"):
        return write_edition(local_authority=local_authority, facts=facts, starts_on=starts_on)


def write_edition(
    *,
    local_authority: LocalAuthority,
    facts: ProcedureFacts,
    starts_on: datetime.date | None,
    shipped_digest: str = "",
) -> ProcedureProfile:
    """Write an edition inside the act under way and end the last one on the day before.

    ``starts_on`` None: in force since before records began here, for a first edition only.
    Raises Refused when the day is not after the first day of the last edition.
    """
    # The authority's row is the lock: two editions at once come one after the other.
    area = LocalAuthority.objects.select_for_update().get(pk=local_authority.pk)
    last = last_edition(area)
    if last is not None:
        _end_before(last, starts_on)
    profile = ProcedureProfile.objects.create(
        local_authority=area,
        in_force=DateRange(starts_on, None),
        shipped_digest=shipped_digest,
        **facts.own,
    )
    for step in facts.pathway:
        PathwayStep.objects.create(profile=profile, **vars(step))
    for timescale in facts.timescales:
        ProfileTimescale.objects.create(profile=profile, **vars(timescale))
    return profile


def last_edition(local_authority: LocalAuthority) -> ProcedureProfile | None:
    """The edition that starts last: the one without an end."""
    return local_authority.profiles.filter(in_force__endswith__isnull=True).first()


def _end_before(last: ProcedureProfile, starts_on: datetime.date | None) -> None:
    first_day = last.in_force.lower
    if starts_on is None:
        raise Refused("Enter the day from which the new edition is in force", field="starts_on")
    problem = start_problem(starts_on, last_starts_on=first_day)
    if problem:
        raise Refused(problem, field="starts_on")
    last.in_force = DateRange(first_day, starts_on)
    last.save(update_fields=["in_force"])
