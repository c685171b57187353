"""The parts of a merge: what moves, which names are kept, who sees more."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.db.models import Model

from hsb_cases.agencies.acting import Actor
from hsb_cases.cases import belongings
from hsb_cases.cases.commands.opening import widen_for_role
from hsb_cases.cases.commands.sharing import revoke
from hsb_cases.cases.models import (
    Case,
    CaseloadEntry,
    CaseStatus,
    Child,
    HouseholdMember,
    Level,
    Participation,
    Relationship,
    Share,
)
from hsb_cases.core.rules.ages import age_on


def rows_that_follow(
    kept: Child, merged: Child, folded: dict[int, int]
) -> Iterator[tuple[Model, dict[str, Any]]]:
    """Every row to move, once, with its new columns; the cases themselves move last, elsewhere.

    ``folded`` gives for each case that is closed as a double the case that goes on.
    """
    changes: dict[tuple[str, int], tuple[Model, dict[str, Any]]] = {}
    for belonging in belongings.of_child():
        for row in _rows(belonging, [merged.pk]):
            if not _repeats_an_open_one(row, kept):
                _change(changes, row, **{f"{belonging.column}_id": kept.pk})
                _change(changes, row, **_age_known_now(row, kept))
    for belonging in belongings.of_case():
        for row in _rows(belonging, list(folded)):
            standing = folded[getattr(row, f"{belonging.column}_id")]
            _change(changes, row, **{f"{belonging.column}_id": standing})
    yield from changes.values()


def names_to_add(kept: Child, merged: Child) -> list[str]:
    """The merged record's names that the kept record does not carry yet."""
    known = {name.casefold() for name in (kept.full_name, kept.known_as, *kept.other_names)}
    names = [merged.full_name if merged.identified else "", merged.known_as, *merged.other_names]
    return [name for name in dict.fromkeys(names) if name and name.casefold() not in known]


def widen_to_coordinators(
    cases: list[Case], kept: Child, *, at: datetime.datetime, by: Actor
) -> list[int]:
    """Give coordinators the whole record where a part that joined an open case asks for it.

    Returns the numbers of the shares made.
    """
    managed = _managed(cases)
    going_on = [
        case
        for case in cases
        if case.child_id == kept.pk and case.status != CaseStatus.CLOSED and case.pk in managed
    ]
    before = set(Share.objects.filter(case__in=going_on).values_list("pk", flat=True))
    for part in Participation.objects.filter(case__in=going_on).select_related(
        "case__local_authority"
    ):
        assert part.case is not None  # noqa: S101 -- filtered by it; tells the type checker
        widen_for_role(case=part.case, role=part.role, at=at, by=by)
    after = Share.objects.filter(case__in=going_on).exclude(pk__in=before)
    return list(after.order_by("pk").values_list("pk", flat=True))


def end_widened_shares(made: list[int], *, at: datetime.datetime) -> None:
    """End the shares that a merge made for coordinators, where they have not ended already."""
    for share in Share.objects.filter(pk__in=made, ended_at__isnull=True):
        revoke(share=share, reason="The merge of two records was undone", at=at)


def _rows(belonging: belongings.Belonging, ids: list[int]) -> list[Model]:
    rows = belonging.model._default_manager.filter(**{f"{belonging.column}__in": ids})
    return list(rows.order_by("pk").select_for_update())


def _change(
    changes: dict[tuple[str, int], tuple[Model, dict[str, Any]]], row: Model, **values: Any
) -> None:
    changes.setdefault((row._meta.label, row.pk), (row, {}))[1].update(values)


def _age_known_now(row: Model, kept: Child) -> dict[str, int]:
    """The age at an incident, where it was not known and the kept record's birthday tells it."""
    if not isinstance(row, Participation) or row.age_at_incident is not None:
        return {}
    happened = row.incident.happened_from
    if happened is None or kept.date_of_birth is None or happened < kept.date_of_birth:
        return {}
    return {"age_at_incident": age_on(happened, born=kept.date_of_birth)}


def _repeats_an_open_one(row: Model, kept: Child) -> bool:
    """Whether the kept record says the same thing already: then there is nothing to move."""
    if isinstance(row, Relationship) and row.to_date is None:
        return Relationship.objects.filter(
            child=kept, person=row.person_id, kind=row.kind, to_date__isnull=True
        ).exists()
    if isinstance(row, HouseholdMember) and row.to_date is None:
        return HouseholdMember.objects.filter(
            child=kept, household=row.household_id, to_date__isnull=True
        ).exists()
    return False


def _managed(cases: list[Case]) -> set[int]:
    entries = CaseloadEntry.objects.filter(case__in=cases, level__gte=Level.MANAGE)
    return set(entries.values_list("case_id", flat=True))
