"""Two records side by side, what a merge does to them, and merges that were made."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from hsb_cases.cases.forms.merging import MergeForm, OtherRecordForm, UnmergeForm
from hsb_cases.cases.models import Case, Child, ChildMerge
from hsb_cases.cases.presenters.comparing import (
    ComparedLine,
    compared_lines,
    label_of,
    short_label_of,
)
from hsb_cases.cases.selectors.merging import Pair
from hsb_cases.core.filters import moment, plural
from hsb_cases.core.pages import Crumb
from hsb_cases.core.parts import Fact

CANNOT_MERGE = (
    "You may not merge these two records: a merge needs a manager who manages every case that would"
    " move. Agree with the manager of the other team who is to manage both cases: that person can"
    " merge them."
)


@dataclass(frozen=True)
class StartPage:
    """Which other record?"""

    form: OtherRecordForm
    crumbs: tuple[Crumb, ...]
    child: str
    title: str = "Merge two records of one child"


@dataclass(frozen=True)
class ComparePage:
    """Both records, line by line, and the question which one is kept."""

    lines: tuple[ComparedLine, ...]
    labels: tuple[str, str]
    short_labels: tuple[str, str]
    form: MergeForm | None
    hindrance: str
    crumbs: tuple[Crumb, ...]
    title: str = "Are these two records of one child?"


@dataclass(frozen=True)
class MergeCheckPage:
    """What would happen, before it does."""

    facts: tuple[Fact, ...]
    effects: tuple[str, ...]
    keep: str
    reason: str
    crumbs: tuple[Crumb, ...]
    title: str = "Check before you merge"


@dataclass(frozen=True)
class MergePage:
    """One merge that was made."""

    title: str
    facts: tuple[Fact, ...]
    is_undone: bool
    undo_href: str
    case_href: str
    crumbs: tuple[Crumb, ...]


@dataclass(frozen=True)
class MergesPage:
    """Every merge into a child's record."""

    rows: tuple[MergePage, ...]
    merge_href: str
    crumbs: tuple[Crumb, ...]
    title: str = "Merged records"


@dataclass(frozen=True)
class UnmergePage:
    """What goes back, and the question why."""

    form: UnmergeForm
    effects: tuple[str, ...]
    cancel_href: str
    crumbs: tuple[Crumb, ...]
    title: str = "Undo the merge"


def start_page(case: Case, form: OtherRecordForm) -> StartPage:
    """The question for the other record's case."""
    return StartPage(form=form, crumbs=_crumbs(case), child=case.child.full_name)


def merge_choices(pair: Pair) -> list[tuple[str, str]]:
    """The records the actor may keep, as choices of the form."""
    labels = {"first": label_of(pair.first), "second": label_of(pair.second)}
    return [(keep, labels[keep]) for keep in pair.keepable]


def compare_page(case: Case, pair: Pair, form: MergeForm) -> ComparePage:
    """Both records side by side; without the form where they cannot be merged."""
    hindrance = _hindrance(pair)
    return ComparePage(
        lines=compared_lines(pair.first, pair.second),
        labels=(label_of(pair.first), label_of(pair.second)),
        short_labels=(short_label_of(pair.first), short_label_of(pair.second)),
        form=None if hindrance else form,
        hindrance=hindrance,
        crumbs=_crumbs(case),
    )


def merge_check_page(case: Case, pair: Pair, form: MergeForm) -> MergeCheckPage:
    """What the merge would do, in sentences."""
    keep = form.cleaned_data["keep"]
    kept, gone = (pair.first, pair.second) if keep == "first" else (pair.second, pair.first)
    folded = pair.folded(keep)
    closing = {fold.folded.pk for fold in folded}
    moving = [one.reference for one in gone.cases if one.pk not in closing]
    effects = [f"“{gone.child.full_name}” becomes another name of {kept.child.full_name}."]
    effects += [
        f"{fold.folded.reference} is closed as a double of {fold.goes_on.reference}, since both are"
        f" open in {fold.goes_on.local_authority.name}. Its incidents, referrals and deadlines go"
        f" on under {fold.goes_on.reference}."
        for fold in folded
    ]
    if moving:
        effects.append(f"{' and '.join(moving)} moves to the kept record and stays as it is.")
    effects += _counted(gone.addresses, gone.people, gone.parts)
    effects.append("Whoever is kept away from one of the cases is kept away from all of them.")
    effects.append("The record that is not kept is not offered any more when somebody searches.")
    return MergeCheckPage(
        facts=(
            Fact("Kept", label_of(kept)),
            Fact("Merged into it", label_of(gone)),
            Fact("How you know", form.cleaned_data["reason"]),
        ),
        effects=tuple(effects),
        keep=keep,
        reason=form.cleaned_data["reason"],
        crumbs=_crumbs(case),
    )


def merge_page(case: Case, merge: ChildMerge) -> MergePage:
    """One merge, with the way to undo it."""
    undone = merge.undone_at is not None
    facts = [
        Fact("Kept", case.child.full_name),
        Fact("Merged into it", _name(merge.merged)),
        Fact("When", moment(merge.merged_at)),
        Fact("How it was known", merge.reason),
    ]
    if undone:
        facts += [
            Fact("Undone", moment(merge.undone_at)),
            Fact("Why it was undone", merge.undone_reason),
        ]
    address = [case.reference, merge.created_in]
    return MergePage(
        title="This merge was undone" if undone else "Two records are one",
        facts=tuple(facts),
        is_undone=undone,
        undo_href="" if undone else reverse("cases:unmerge", args=address),
        case_href=reverse("workspace:case", args=[case.reference]),
        crumbs=_crumbs(case),
    )


def merges_page(case: Case, merges: Sequence[ChildMerge]) -> MergesPage:
    """Every merge into the record, newest first."""
    return MergesPage(
        rows=tuple(merge_page(case, merge) for merge in merges),
        merge_href=reverse("cases:merge_start", args=[case.reference]),
        crumbs=_crumbs(case),
    )


def unmerge_page(case: Case, merge: ChildMerge, form: UnmergeForm) -> UnmergePage:
    """What undoing puts back."""
    return UnmergePage(
        form=form,
        effects=(
            f"Everything that the merge moved goes back to the record of {_name(merge.merged)}.",
            "A case that was closed as a double is open again.",
            f"What was added since stays with {case.child.full_name}.",
        ),
        cancel_href=reverse("cases:merged", args=[case.reference, merge.created_in]),
        crumbs=_crumbs(case),
    )


def _hindrance(pair: Pair) -> str:
    if pair.is_one:
        return "These two cases are of one record already: somebody has merged them."
    for shared in pair.shared:
        return (
            f"Both records have a part in incident {shared.reference}:"
            f" {shared.kept_role.lower()} and {shared.merged_role.lower()}. A child has one part in"
            " an incident. Correct the incident so that only one of the two is in it, then merge."
        )
    return "" if pair.keepable else CANNOT_MERGE


def _counted(*moved: Sequence[object]) -> list[str]:
    words = (("address", "addresses"), ("person", "people"), ("incident", "incidents"))
    counts = [plural(len(rows), *word) for rows, word in zip(moved, words, strict=True) if rows]
    return [f"With it move {', '.join(counts)}."] if counts else []


def _name(child: Child) -> str:
    return child.full_name


def _crumbs(case: Case) -> tuple[Crumb, ...]:
    return (Crumb(f"Case {case.reference}", reverse("workspace:case", args=[case.reference])),)
