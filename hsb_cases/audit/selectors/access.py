"""Reading who looked: what was opened, searched, printed, exported or refused."""

import datetime
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from hsb_cases.audit.models import AccessEntry
from hsb_cases.audit.rules.turning import Place

PAGE = 25


@dataclass(frozen=True)
class WantedAccess:
    """Which entries are asked for. ``until`` is the first moment no longer wanted."""

    person: str = ""
    since: datetime.datetime | None = None
    until: datetime.datetime | None = None
    kind: str = ""
    older_than: Place | None = None
    newer_than: Place | None = None


@dataclass(frozen=True)
class AccessPage:
    """One page of entries, newest first."""

    entries: tuple[AccessEntry, ...] = ()
    people: tuple[tuple[str, str], ...] = ()
    """Everybody who looked: the filter's value, and the name."""
    newer: Place | None = None
    older: Place | None = None


def access_to_case(*, case_id: int, wanted: WantedAccess) -> AccessPage:
    """A page of what people did with one case. Two queries."""
    return _page(AccessEntry.objects.filter(case_id=case_id), wanted)


def refusals(*, wanted: WantedAccess) -> AccessPage:
    """A page of the refusals that the acting person may know of. Two queries."""
    return _page(AccessEntry.objects.filter(kind=AccessEntry.Kind.REFUSED), wanted)


def _page(entries: QuerySet[AccessEntry], wanted: WantedAccess) -> AccessPage:
    people = entries.filter(user__isnull=False).values_list("user_id", "actor_name").distinct()
    names = {str(number): name for number, name in people.order_by("actor_name")}
    matching = entries.filter(_conditions(wanted)).order_by("-at", "-pk")
    newer = wanted.newer_than is not None
    if wanted.newer_than is not None:
        place = wanted.newer_than
        matching = matching.filter(Q(at__gt=place.at) | Q(at=place.at, pk__gt=place.key)).reverse()
    elif wanted.older_than is not None:
        place = wanted.older_than
        matching = matching.filter(Q(at__lt=place.at) | Q(at=place.at, pk__lt=place.key))
    found = list(matching[: PAGE + 1])
    more = len(found) > PAGE
    found = found[:PAGE]
    if newer:
        found.reverse()
    first = Place(found[0].at, str(found[0].pk)) if found else None
    last = Place(found[-1].at, str(found[-1].pk)) if found else None
    return AccessPage(
        entries=tuple(found),
        people=tuple(names.items()),
        newer=first if (more if newer else wanted.older_than is not None) else None,
        older=last if (newer or more) else None,
    )


def _conditions(wanted: WantedAccess) -> Q:
    asked = Q()
    if wanted.person.isdigit():
        asked &= Q(user_id=int(wanted.person))
    if wanted.since is not None:
        asked &= Q(at__gte=wanted.since)
    if wanted.until is not None:
        asked &= Q(at__lt=wanted.until)
    if wanted.kind:
        asked &= Q(kind=wanted.kind)
    return asked
