"""The page on which one part of an assessment is written, and choosing between two texts."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assessments.forms.records import PartForm, form_of, raw_of_values
from assessments.models import AssessmentDraft
from assessments.presenters.justice import crumbs_of
from assessments.presenters.record import Link, address, is_begun, part_address, step_address
from assessments.presenters.two_texts import differing, hidden
from assessments.rules.record_complete import missing
from assessments.rules.record_parts import VIEWS, Part
from assessments.selectors.records import Record
from hsb_cases.core.filters import clock
from hsb_cases.core.pages import Crumb
from hsb_cases.core.rules.language import LanguageHint
from hsb_cases.drafts.rules.contents import Raw
from referrals.presenters.drafting import ConflictField, hints_of

OTHER = "other"


@dataclass(frozen=True)
class RailStep:
    """One part in the list beside the form."""

    text: str
    href: str
    note: str
    current: bool


@dataclass(frozen=True)
class PartPage:
    """What the page shows."""

    title: str
    who: str
    crumbs: Sequence[Crumb]
    notice: str
    rail: Sequence[RailStep]
    form: PartForm
    in_pair: bool
    """Whether the questions stand in two columns."""
    key: str
    save_href: str
    version: int
    window: str
    saved: str
    button: str
    missing: Sequence[str]
    others: Sequence[Link]
    """Texts that somebody typed here after somebody else."""
    hints: Mapping[str, Sequence[LanguageHint]] = field(default_factory=dict)


def form_at(record: Record, part: Part) -> PartForm:
    """The form with what is typed in the part or, before that, recorded. It shows no errors."""
    draft = record.drafts.get(part.name)
    raw = {**raw_of_values(record.values(part)), **(draft.raw if draft else {})}
    form = form_of(record.assessment.tool, part, raw, role=record.role)
    form.quiet = True
    return form


def part_page(
    record: Record, part: Part, form: PartForm, *, window: str, interpreter: str
) -> PartPage:
    """The page of a part; ``interpreter`` says that the child needs one, or nothing."""
    one = record.assessment
    draft = record.drafts.get(part.name)
    after = next_part(record, part)
    left = missing(record.written) if record.written else []
    here = [answer.sentence for name, answer in left if name == part.name]
    return PartPage(
        title=part.title,
        who=one.case.child.full_name,
        crumbs=(
            *crumbs_of(one.case),
            Crumb(f"Assessment {one.reference}", address(one)),
            Crumb(part.title, ""),
        ),
        notice=interpreter if part.name == VIEWS else "",
        rail=[_step(record, other, at=part) for other in record.parts],
        form=form,
        in_pair=bool(part.domain),
        key=part.name,
        save_href=step_address("save", one),
        version=draft.version if draft else 0,
        window=window,
        saved=_saved(draft),
        button=f"Save and go to “{after.title}”" if after else "Save",
        missing=here if is_begun(record, part) else [],
        others=[
            Link(
                f"{kept.saved_by.user.full_name} typed another text here at"
                f" {clock(kept.saved_at, seconds=True)}. It is kept.",
                f"{part_address(one, part.name)}?show={OTHER}&by={kept.beside_id}",
            )
            for kept in record.beside.get(part.name, [])
        ],
        hints=hints_of(form),
    )


def next_part(record: Record, part: Part) -> Part | None:
    """The part that follows; None: it is the last."""
    parts = list(record.parts)
    at = parts.index(part) + 1
    return parts[at] if at < len(parts) else None


@dataclass(frozen=True)
class Stands:
    """What stands in a part, saved by somebody else."""

    raw: Raw
    version: int
    at: datetime.datetime
    by: str


@dataclass(frozen=True)
class TwoTextsPage:
    """Two people wrote in one part: both texts, until one is chosen."""

    title: str
    who: str
    crumbs: Sequence[Crumb]
    intro: str
    mine_title: str
    saved_title: str
    fields: Sequence[ConflictField]
    hidden: Sequence[tuple[str, str]]
    version: int
    other: int
    """The number of the membership whose text is kept beside."""
    keep_mine: str
    keep_saved: str
    leave_href: str


def conflict_page(
    record: Record, part: Part, mine: PartForm, saved: Stands, *, me: int
) -> TwoTextsPage:
    """Both texts, right after a save that somebody else was before; ``me``: whose text is kept."""
    at = clock(saved.at, seconds=True)
    return _two_texts(
        record,
        part,
        mine,
        saved,
        intro=f"{saved.by} saved this part at {at}, after you had opened it. Nothing is lost: both"
        " texts stand below and are kept until one is chosen.",
        mine_title="Your text",
        other=me,
        keep_mine="Use my text",
    )


def other_text_page(record: Record, part: Part, kept: AssessmentDraft) -> TwoTextsPage:
    """The same choice later: what stands in the part, and what is kept beside it."""
    mine = form_of(record.assessment.tool, part, kept.raw, role=record.role)
    draft = record.drafts[part.name]
    stands = Stands(draft.raw, draft.version, draft.saved_at, draft.saved_by.user.full_name)
    who = kept.saved_by.user.full_name
    return _two_texts(
        record,
        part,
        mine,
        stands,
        intro="Two people wrote different texts here. Both are kept until one is chosen.",
        mine_title=f"{who}, {clock(kept.saved_at, seconds=True)}",
        other=kept.beside_id or 0,
        keep_mine=f"Use the text of {who}",
    )


def _two_texts(
    record: Record, part: Part, mine: PartForm, saved: Stands, *, intro: str, mine_title: str,
    other: int, keep_mine: str,
) -> TwoTextsPage:  # fmt: skip
    one = record.assessment
    there = form_of(one.tool, part, saved.raw, role=record.role)
    return TwoTextsPage(
        title=f"{part.title}: two texts",
        who=one.case.child.full_name,
        crumbs=(*crumbs_of(one.case), Crumb(f"Assessment {one.reference}", address(one))),
        intro=intro,
        mine_title=mine_title,
        saved_title=f"{saved.by}, {clock(saved.at, seconds=True)}",
        fields=differing(there, mine),
        hidden=hidden(mine.data),
        version=saved.version,
        other=other,
        keep_mine=keep_mine,
        keep_saved=f"Keep the text of {saved.by}",
        leave_href=part_address(one, part.name),
    )


def _step(record: Record, part: Part, *, at: Part) -> RailStep:
    draft = record.drafts.get(part.name)
    note = "Recorded" if is_begun(record, part) else "Not started"
    if draft is not None and not draft.recorded:
        note = "Typed, not recorded"
    return RailStep(
        part.title, part_address(record.assessment, part.name), note, current=part == at
    )


def _saved(draft: AssessmentDraft | None) -> str:
    if draft is None:
        return "Nothing typed here yet"
    by = draft.saved_by.user.full_name
    at = clock(draft.saved_at, seconds=True)
    return f"{'Recorded' if draft.recorded else 'Saved'} {at} by {by}"
