"""Merging two records of one child, and undoing a merge that was wrong (docs/adr: merging)."""

import datetime
from dataclasses import dataclass
from typing import Any

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases import rechecks
from hsb_cases.cases.commands.ledger import Ledger, put_back
from hsb_cases.cases.commands.merged_parts import (
    end_widened_shares,
    names_to_add,
    rows_that_follow,
    widen_to_coordinators,
)
from hsb_cases.cases.models import (
    Case,
    CaseStatus,
    Child,
    ChildMerge,
    Exclusion,
    PossibleMatch,
)
from hsb_cases.cases.selectors.merging import folded_cases, may_merge, shared_incidents
from hsb_cases.core.errors import NotPermitted, Refused

ASK_THE_OTHER_TEAM = (
    "You may not merge these two records: a merge needs a manager who manages every case that"
    " would move. Keep the other record of the two instead, or agree with the manager of the other"
    " team who is to manage both cases: that person can merge them."
)
MERGED_MEANWHILE = (
    "One of these records has been merged into another since you opened this page. Open the"
    " child’s case again to see the record that stands now."
)


KEPT_AWAY_MEANWHILE = (
    "Somebody was kept away from the child while the two records were one. That now holds only for"
    " the child on whose case it was decided. Look at the sharing pages of both children, and keep"
    " the person away from the other child as well if they must be."
)


@dataclass(frozen=True)
class Merged:
    """A merge, and what the rules ask to be looked at now."""

    merge: ChildMerge
    prompts: tuple[str, ...]


def merge_children(
    *, kept: Child, merged: Child, reason: str, at: datetime.datetime, by: Actor
) -> Merged:
    """Make two records of one child one: ``kept`` stands for the child from now on.

    Cases, parts in incidents, addresses, relationships and households move; names stay as other
    names; two open cases in one authority become one. Raises NotPermitted, and Refused without a
    reason, when a record was merged meanwhile, when both have a part in one incident, when only
    the merged record is identified, or when a rule does not allow the joined record.
    """
    with acting(by, summary="Merged two records of one child", reason=reason):
        if not reason.strip():
            raise Refused("Enter how you know that this is one child.", field="reason")
        kept, merged = _locked(kept, merged, by)
        _check_mergeable(kept, merged, by)
        cases = list(
            Case.objects.select_for_update().filter(child__in=[kept, merged]).order_by("pk")
        )
        ledger = Ledger()
        names = names_to_add(kept, merged)
        if names:
            kept.other_names = [*kept.other_names, *names]
            kept.save(update_fields=["other_names"])
        decided = {"decided_at": at, "decision_reason": reason}
        _move(ledger, kept, merged, cases, decided=decided)
        moved = {
            "rows": ledger.entries,
            "names": names,
            "shares": widen_to_coordinators(cases, kept, at=at, by=by),
        }
        merge = ChildMerge.objects.create(
            kept=kept, merged=merged, reason=reason, merged_at=at, moved=moved
        )
        return Merged(merge=merge, prompts=rechecks.run(kept, at=at, by=by))


def unmerge_children(
    *, merge: ChildMerge, reason: str, at: datetime.datetime, by: Actor
) -> tuple[str, ...]:
    """Undo a merge: everything it moved goes back, and the merged record stands by itself again.

    What was added to the kept record since stays there. Returns what the rules ask to be looked
    at. Raises NotPermitted, and Refused without a reason, when it was undone already, when the
    kept record was itself merged later, or when something that was moved has changed since.
    """
    with acting(by, summary="Undid the merge of two records", reason=reason):
        if not reason.strip():
            raise Refused("Enter why these are two children after all.", field="reason")
        kept, merged = _locked(merge.kept, merge.merged, by)
        merge = ChildMerge.objects.select_for_update().get(pk=merge.pk)
        _check_undoable(merge, kept, by)
        meanwhile = _kept_away_meanwhile(merge, kept)
        merge.undone_at = at
        merge.undone_reason = reason
        merge.save(update_fields=["undone_at", "undone_reason"])
        kept.other_names = [n for n in kept.other_names if n not in merge.moved["names"]]
        kept.save(update_fields=["other_names"])
        end_widened_shares(merge.moved["shares"], at=at)
        put_back(merge.moved["rows"])
        said = [rechecks.run(child, at=at, by=by) for child in (kept, merged)]
        said.append(meanwhile)
        return tuple(dict.fromkeys(sentence for found in said for sentence in found))


def _locked(first: Child, second: Child, by: Actor) -> tuple[Child, Child]:
    """Both records, locked in the order of their numbers, so that two managers wait in line."""
    if not by.can(Ability.MERGE):
        raise NotPermitted(
            f"Your role, {by.role.label.lower()}, may not merge records. Ask a team manager."
        )
    if first.pk == second.pk:
        raise Refused("Choose two different records.")
    wanted = Child.objects.filter(pk__in=[first.pk, second.pk]).order_by("pk")
    rows = {child.pk: child for child in wanted.select_for_update()}
    if len(rows) < 2:  # noqa: PLR2004 -- two records
        raise NotPermitted(ASK_THE_OTHER_TEAM)
    return rows[first.pk], rows[second.pk]


def _check_mergeable(kept: Child, merged: Child, by: Actor) -> None:
    if kept.merged_into_id is not None or merged.merged_into_id is not None:
        raise Refused(MERGED_MEANWHILE)
    if not may_merge(by, kept, merged):
        raise NotPermitted(ASK_THE_OTHER_TEAM)
    if merged.identified and not kept.identified:
        raise Refused("Keep the record of the child who is identified.", field="keep")
    for shared in shared_incidents(kept, merged):
        raise Refused(
            f"Both records have a part in incident {shared.reference}: {shared.kept_role.lower()}"
            f" and {shared.merged_role.lower()}. A child has one part in an incident. Correct the"
            " incident so that only one of the two records is in it, then merge."
        )


def _check_undoable(merge: ChildMerge, kept: Child, by: Actor) -> None:
    if merge.undone_at is not None:
        raise Refused("This merge has been undone already.")
    if kept.merged_into_id is not None:
        raise Refused("The kept record was itself merged later. Undo that merge first.")
    if not may_merge(by, kept, merge.merged):
        raise NotPermitted(
            "You may not undo this merge: it needs a manager who manages every case of the child."
        )


def _kept_away_meanwhile(merge: ChildMerge, kept: Child) -> tuple[str, ...]:
    """An exclusion goes with the case it was decided on; it was meant for both children's."""
    decided = Exclusion.objects.filter(
        child=kept, starts_at__gte=merge.merged_at, ended_at__isnull=True
    )
    return (KEPT_AWAY_MEANWHILE,) if decided.exists() else ()


def _move(
    ledger: Ledger,
    kept: Child,
    merged: Child,
    cases: list[Case],
    *,
    decided: dict[str, Any],
) -> None:
    """Everything but the cases first: until they move, the actor sees the record through them."""
    folded = {fold.folded.pk: fold.goes_on.pk for fold in folded_cases(cases, kept, merged)}
    for row, values in rows_that_follow(kept, merged, folded):
        ledger.put(row, **values)
    for notice in PossibleMatch.objects.filter(case__in=cases, child__in=[kept, merged]):
        ledger.put(notice, outcome=PossibleMatch.Outcome.SAME, **decided)
    ledger.put(merged, merged_into_id=kept.pk)
    for case in cases:
        if case.child_id != merged.pk:
            continue
        closed = {"status": CaseStatus.CLOSED, "closed_at": decided["decided_at"]}
        ledger.put(case, child_id=kept.pk, **(closed if case.pk in folded else {}))
