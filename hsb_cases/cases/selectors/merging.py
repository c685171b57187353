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
from hsb_cases.cases.selectors.cases import case_for
from hsb_cases.cases.selectors.notices import notice_for
from hsb_cases.core.errors import OutOfScope, Refused
from hsb_cases.core.references import tidy_reference


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


@dataclass(frozen=True)
class Pair:
    """Two records side by side, and which of them the actor may keep."""

    first: RecordToCompare
    second: RecordToCompare
    keepable: tuple[str, ...]
    """``first`` and ``second``, as far as everything of the other one may be moved."""
    shared: tuple[SharedIncident, ...]

    @property
    def is_one(self) -> bool:
        """Whether both are one record already."""
        return self.first.child.pk == self.second.child.pk

    def keeping(self, keep: str) -> tuple[Child, Child]:
        """The record kept and the one merged into it."""
        records = (self.first.child, self.second.child)
        return records if keep == "first" else (records[1], records[0])

    def folded(self, keep: str) -> list[FoldedCase]:
        """The open cases that would go on as one."""
        return folded_cases([*self.first.cases, *self.second.cases], *self.keeping(keep))


def pair_to_merge(actor: Actor, first: Child, second: Child) -> Pair:
    """Both records to put side by side. Raises OutOfScope for a role that merges no records."""
    records = records_to_compare(actor, first, second)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT hsb_may_merge(%(one)s, %(two)s), hsb_may_merge(%(two)s, %(one)s)",
            {"one": first.pk, "two": second.pk},
        )
        keeps_first, keeps_second = cursor.fetchone()
    keepable = {
        "first": keeps_first and (first.identified or not second.identified),
        "second": keeps_second and (second.identified or not first.identified),
    }
    return Pair(
        first=records[0],
        second=records[1],
        keepable=tuple(keep for keep, may in keepable.items() if may),
        shared=tuple(_shared(first, second, [*records[0].parts, *records[1].parts])),
    )


def case_to_merge(actor: Actor, reference: str) -> Case:
    """The case of a record that the actor reads and that may be one of two.

    Raises OutOfScope, as for a case that does not exist, for a role that merges no records.
    """
    if not actor.can(Ability.MERGE):
        raise OutOfScope
    return case_for(actor, reference).case


def other_child(actor: Actor, case: Case, typed: str) -> Case:
    """The case of the other record, by a typed reference.

    Raises Refused with one sentence for a reference that is none, that does not exist, and that
    the actor may not see; and where both cases are of one record.
    """
    reference = tidy_reference(typed)
    try:
        if reference is None:
            raise OutOfScope
        other = case_to_merge(actor, reference)
    except OutOfScope:
        raise Refused(
            "Check the reference: there is no such case among those you may see.", field="other"
        ) from None
    if other.child_id == case.child_id:
        raise Refused("This case is of the same record. Enter the other one’s.", field="other")
    return other


def other_child_of_notice(actor: Actor, case: Case, mark: uuid.UUID) -> Child:
    """The record a possible match is about, as it stands now. Raises OutOfScope where unseen."""
    notice = notice_for(actor, case, mark)
    if notice.other is None:
        raise OutOfScope
    return standing_child(notice.other)


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
    return _shared(kept, merged, parts.order_by("incident_id"))


def _shared(kept: Child, merged: Child, parts: Iterable[Participation]) -> list[SharedIncident]:
    by_incident: dict[str, dict[int, str]] = {}
    for part in parts:
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


# Along the records that one after the other were merged into the next, to the last one.
_STANDING = """
    WITH RECURSIVE line (id, merged_into_id) AS (
        SELECT c.id, c.merged_into_id FROM cases_child c WHERE c.id = %s
        UNION ALL
        SELECT c.id, c.merged_into_id FROM cases_child c JOIN line ON c.id = line.merged_into_id
    )
    SELECT c.* FROM cases_child c JOIN line USING (id) WHERE line.merged_into_id IS NULL
"""


def standing_child(child: Child) -> Child:
    """The record that stands for the child: itself, or the one it was merged into in the end.

    One query however often it was merged on, or none. Raises OutOfScope where that is not seen.
    """
    if child.merged_into_id is None:
        return child
    found = next(iter(Child.objects.raw(_STANDING, [child.pk])), None)
    if found is None:
        raise OutOfScope
    return found


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
