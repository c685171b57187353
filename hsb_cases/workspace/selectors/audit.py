"""What an auditor reads: the cases of the remit, what was changed on them, and refusals.

The remit is what the auditor's team was granted; the row lock keeps every list to it.
"""

from dataclasses import dataclass

from django.db.models import Q

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.audit.rules.turning import Place
from hsb_cases.audit.selectors import access
from hsb_cases.audit.selectors.access import AccessPage, WantedAccess
from hsb_cases.audit.selectors.changes import SavePage, Wanted, saves_of_period
from hsb_cases.audit.selectors.names import Names, Tally, names_in, tally_of_cases
from hsb_cases.cases.models import CaseloadEntry, Level
from hsb_cases.core.errors import NotPermitted

PAGE = 25


@dataclass(frozen=True)
class WantedCases:
    """Which cases of the remit are asked for."""

    reference: str = ""
    status: str = ""
    older_than: Place | None = None
    newer_than: Place | None = None


@dataclass(frozen=True)
class AuditedCase:
    """A case of the remit, and how often it was changed."""

    entry: CaseloadEntry
    tally: Tally | None


@dataclass(frozen=True)
class RemitPage:
    """One page of the remit's cases, opened last first."""

    cases: tuple[AuditedCase, ...] = ()
    newer: Place | None = None
    older: Place | None = None


@dataclass(frozen=True)
class RemitChanges:
    """One page of the saves of every case of the remit."""

    page: SavePage
    names: Names


def cases_of_remit(actor: Actor, wanted: WantedCases) -> RemitPage:
    """A page of the cases an auditor reads. Two queries. Raises NotPermitted for other roles."""
    _check_audits(actor)
    entries = CaseloadEntry.objects.filter(
        principal__in=actor.principals, level__gte=Level.VIEW
    ).filter(_conditions(wanted))
    newer = wanted.newer_than is not None
    order = ("opened_at", "case_id") if newer else ("-opened_at", "-case_id")
    found = list(
        entries.select_related("case").order_by(*order).distinct("opened_at", "case_id")[: PAGE + 1]
    )
    more, found = len(found) > PAGE, found[:PAGE]
    if newer:
        found.reverse()
    tallies = tally_of_cases([(entry.case_id, entry.case.child_id) for entry in found])
    first = Place(found[0].opened_at, str(found[0].case_id)) if found else None
    last = Place(found[-1].opened_at, str(found[-1].case_id)) if found else None
    return RemitPage(
        cases=tuple(AuditedCase(entry, tallies.get(entry.case_id)) for entry in found),
        newer=first if (more if newer else wanted.older_than is not None) else None,
        older=last if (newer or more) else None,
    )


def changes_of_remit(actor: Actor, wanted: Wanted) -> RemitChanges:
    """A page of the saves in a period, whichever case they belong to. Four queries.

    Raises NotPermitted for other roles, and ValueError without both ends of the period.
    """
    _check_audits(actor)
    page = saves_of_period(wanted=wanted)
    return RemitChanges(page, names_in(page.saves))


def refusals_of_remit(actor: Actor, wanted: WantedAccess) -> AccessPage:
    """A page of who was refused where. Two queries. Raises NotPermitted for other roles.

    Seen are refusals on cases of the remit, and all those of agencies of the own authority.
    """
    _check_audits(actor)
    return access.refusals(wanted=wanted)


def seen_references(actor: Actor, references: set[str]) -> set[str]:
    """Those of the references that name cases of the remit. One query."""
    found = CaseloadEntry.objects.filter(
        principal__in=actor.principals, level__gte=Level.VIEW, reference__in=references
    )
    return set(found.values_list("reference", flat=True))


def _conditions(wanted: WantedCases) -> Q:
    asked = Q()
    if wanted.reference:
        asked &= Q(reference=wanted.reference)
    if wanted.status:
        asked &= Q(status=wanted.status)
    if wanted.newer_than is not None:
        place = wanted.newer_than
        asked &= Q(opened_at__gt=place.at) | Q(opened_at=place.at, case_id__gt=place.key)
    elif wanted.older_than is not None:
        place = wanted.older_than
        asked &= Q(opened_at__lt=place.at) | Q(opened_at=place.at, case_id__lt=place.key)
    return asked


def _check_audits(actor: Actor) -> None:
    if not actor.can(Ability.AUDIT):
        raise NotPermitted(f"Your role, {actor.role.label.lower()}, does not audit cases.")
