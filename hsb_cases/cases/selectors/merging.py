"""Two records side by side, what a merge would do to them, and merges that were made."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from django.db import connection

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import (
    Case,
    CaseStatus,
    Child,
    ChildAddress,
    ChildMerge,
    Participation,
    Relationship,
)
from hsb_cases.core.errors import OutOfScope


@dataclass(frozen=True)
class SharedIncident:
    """An incident in which both records have a part."""

    reference: str
    kept_role: str
    merged_role: str


@dataclass(frozen=True)
class FoldedCase:
    """Two open cases in one authority: the merged record's goes on under the kept record's."""

    goes_on: Case
    folded: Case


@dataclass(frozen=True)
class RecordToCompare:
    """All that stands side by side of one record."""

    child: Child
    cases: tuple[Case, ...]
    addresses: tuple[ChildAddress, ...]
    people: tuple[Relationship, ...]
    parts: tuple[Participation, ...]


def records_to_compare(actor: Actor, first: Child, second: Child) -> list[RecordToCompare]:
    """Both records as far as the actor sees them. Four queries.

    Raises OutOfScope for a role that merges no records.
    """
    if not actor.can(Ability.MERGE):
        raise OutOfScope
    ids = [first.pk, second.pk]
    cases = Case.objects.filter(child__in=ids).select_related("local_authority")
    addresses = ChildAddress.objects.filter(child__in=ids, to_date__isnull=True)
    people = Relationship.objects.filter(child__in=ids).select_related("person")
    parts = Participation.objects.filter(child__in=ids).select_related("incident")
    cases_of = _by_child(cases.order_by("opened_at", "pk"))
    addresses_of = _by_child(addresses.order_by("pk"))
    people_of = _by_child(people.order_by("pk"))
    parts_of = _by_child(parts.order_by("incident__happened_from", "pk"))
    return [
        RecordToCompare(
            child=child,
            cases=tuple(cases_of.get(child.pk, ())),
            addresses=tuple(addresses_of.get(child.pk, ())),
            people=tuple(people_of.get(child.pk, ())),
            parts=tuple(parts_of.get(child.pk, ())),
        )
        for child in (first, second)
    ]


def may_merge(actor: Actor, kept: Child, merged: Child) -> bool:
    """Whether the actor's role and grants reach everything that a merge would move."""
    if not actor.can(Ability.MERGE):
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT hsb_may_merge(%s, %s)", [kept.pk, merged.pk])
        return bool(cursor.fetchone()[0])


def shared_incidents(kept: Child, merged: Child) -> list[SharedIncident]:
    """The incidents in which both have a part, as far as they are seen."""
    parts = Participation.objects.filter(child__in=[kept, merged]).select_related("incident")
    by_incident: dict[str, dict[int, str]] = {}
    for part in parts.order_by("incident_id"):
        roles = by_incident.setdefault(part.incident.reference, {})
        roles[part.child_id] = part.get_role_display()
    return [
        SharedIncident(reference, kept_role=roles[kept.pk], merged_role=roles[merged.pk])
        for reference, roles in by_incident.items()
        if len(roles) > 1
    ]


def folded_cases(cases: Sequence[Case], kept: Child, merged: Child) -> list[FoldedCase]:
    """The open cases of the two records that lie in one authority."""
    going_on = {
        case.local_authority_id: case
        for case in cases
        if case.child_id == kept.pk and case.status != CaseStatus.CLOSED
    }
    return [
        FoldedCase(goes_on=going_on[case.local_authority_id], folded=case)
        for case in cases
        if case.child_id == merged.pk
        and case.status != CaseStatus.CLOSED
        and case.local_authority_id in going_on
    ]


def standing_child(child: Child) -> Child:
    """The record that stands for the child: itself, or the one it was merged into."""
    while child.merged_into_id is not None:
        child = Child.objects.get(pk=child.merged_into_id)
    return child


def merges_of(actor: Actor, child: Child) -> list[ChildMerge]:
    """The merges into a record, newest first. Raises OutOfScope for a role that merges nothing."""
    if not actor.can(Ability.MERGE):
        raise OutOfScope
    return list(
        ChildMerge.objects.filter(kept=child).select_related("merged").order_by("-merged_at", "-pk")
    )


def merge_of(actor: Actor, child: Child, mark: uuid.UUID) -> ChildMerge:
    """One merge into a record, by the act that made it. Raises OutOfScope."""
    for merge in merges_of(actor, child):
        if merge.created_in == mark:
            return merge
    raise OutOfScope


class _OfChild(Protocol):
    child_id: int


_Row = TypeVar("_Row", bound=_OfChild)


def _by_child(rows: Iterable[_Row]) -> dict[int, list[_Row]]:
    found: dict[int, list[_Row]] = {}
    for row in rows:
        found.setdefault(row.child_id, []).append(row)
    return found
