"""The page of one assessment: where it stands, its parts, what it says, and what can be done."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.urls import reverse

from assessments.forms.records import form_of, raw_of_values
from assessments.models import AssessmentStatus, AssessmentVersion, HsbAssessment
from assessments.permissions import (
    may_assess,
    may_cancel_assessment,
    may_hand_over,
    may_supervise,
    may_write,
)
from assessments.presenters.assessment import STATUS_TAGS, facts_of
from assessments.presenters.justice import crumbs_of
from assessments.presenters.tracks import incident_words
from assessments.rules.record_complete import missing
from assessments.rules.record_parts import Part
from assessments.selectors.records import Record
from hsb_cases.agencies.acting import Actor
from hsb_cases.core.filters import moment, short_day
from hsb_cases.core.pages import Crumb
from hsb_cases.core.parts import Fact, Tag, Task
from referrals.forms.answers import answers_of


@dataclass(frozen=True)
class Link:
    """Where one can go on."""

    text: str
    href: str


@dataclass(frozen=True)
class ReadPart:
    """What one part says."""

    name: str
    title: str
    facts: Sequence[Fact]


@dataclass(frozen=True)
class RecordPage:
    """What the page shows."""

    title: str
    who: str
    marks: Sequence[str]
    tags: Sequence[Tag]
    crumbs: Sequence[Crumb]
    facts: Sequence[Fact]
    notes: Sequence[str]
    """Why it came back, why it was cancelled, what the supervisor noted."""
    action: Link | None
    """What this person does next."""
    tasks: Sequence[Task]
    """The parts, for who writes them."""
    missing: Sequence[Link]
    """What is left open before supervision, for who writes it."""
    reading: Sequence[ReadPart]
    reading_title: str
    versions: Sequence[Link]
    ways: Sequence[Link]
    supervises_not: str = ""
    """Why whoever else supervises may not supervise this one."""
    nothing: str = field(default="Nothing is signed off yet. Who assesses is writing it.")


def record_page(record: Record, actor: Actor, *, own_work: str) -> RecordPage:
    """The page for whoever sees the child's whole record.

    ``own_work``: why the actor may not supervise it, having written in it; empty: they may.
    """
    one, level = record.assessment, record.seen.level
    writes = one.status == AssessmentStatus.UNDER_WAY and may_write(actor, one, level)
    supervises = one.status == AssessmentStatus.WAITING and may_supervise(actor, one, level)
    left = missing(record.written) if record.written else []
    return RecordPage(
        title=f"{one.get_tool_display()} {one.reference}",
        who=one.case.child.full_name,
        marks=[one.tool_version, one.reference, incident_words(one.incident)],
        tags=[STATUS_TAGS[AssessmentStatus(one.status)]],
        crumbs=(*crumbs_of(one.case), Crumb(f"Assessment {one.reference}", "")),
        facts=[*facts_of(one), *_supervision(record.version)],
        notes=_notes(one, record.version),
        action=_action(record, writes=writes, supervises=supervises and not own_work),
        tasks=[_task(record, part, left) for part in record.parts] if writes else [],
        missing=[Link(answer.sentence, part_address(one, name)) for name, answer in left if writes],
        reading=_reading(record),
        reading_title=_reading_title(record.version),
        versions=_versions(record),
        ways=_ways(record, actor),
        supervises_not=own_work if supervises else "",
    )


def version_page(record: Record) -> RecordPage:
    """One earlier version to read."""
    one, version = record.assessment, record.version
    assert version is not None, "asked for"  # noqa: S101 -- tells the type checker
    return RecordPage(
        title=f"Version {version.number} of assessment {one.reference}",
        who=one.case.child.full_name,
        marks=[one.tool_version, one.reference, f"Version {version.number}"],
        tags=[Tag("Signed off", "done")] if version.signed_off_at else [],
        crumbs=(
            *crumbs_of(one.case),
            Crumb(f"Assessment {one.reference}", address(one)),
            Crumb(f"Version {version.number}", ""),
        ),
        facts=[*facts_of(one), *_supervision(version)],
        notes=[version.signed_off_note] if version.signed_off_note else [],
        action=None,
        tasks=(),
        missing=(),
        reading=_reading(record),
        reading_title=_reading_title(version),
        versions=_versions(record),
        ways=[Link("Back to the assessment", address(one))],
    )


def address(one: HsbAssessment) -> str:
    """The page of an assessment."""
    return reverse("hsb_assessments:assessment", args=[one.reference])


def step_address(name: str, one: HsbAssessment, *more: object) -> str:
    """The page of a step of an assessment."""
    return reverse(f"assessment_record:{name}", args=[one.reference, *more])


def part_address(one: HsbAssessment, part: str) -> str:
    """The page on which a part is written."""
    return step_address("part", one, part)


def is_begun(record: Record, part: Part) -> bool:
    """Whether anything stands in a part, recorded or typed."""
    return part.name in record.drafts or any(record.values(part).values())


def _task(record: Record, part: Part, left: Sequence[tuple[str, object]]) -> Task:
    draft = record.drafts.get(part.name)
    tag: Tag | None = None
    hint = ""
    if part.name in record.beside:
        tag, hint = Tag("Two texts", "today"), "Two people wrote here. Choose one text."
    elif draft is not None and not draft.recorded:
        tag = Tag("Typed, not recorded", "state")
    elif is_begun(record, part):
        open_here = any(name == part.name for name, _ in left)
        tag = Tag("In progress", "state") if open_here else Tag("Complete", "done")
    return Task(part.title, tag, part_address(record.assessment, part.name), hint)


def _action(record: Record, *, writes: bool, supervises: bool) -> Link | None:
    one = record.assessment
    if writes:
        return Link("Send for supervision", step_address("supervision", one))
    if supervises:
        return Link("Sign off or return", step_address("decide", one))
    return None


def _ways(record: Record, actor: Actor) -> list[Link]:
    one, level = record.assessment, record.seen.level
    ways = []
    if one.status == AssessmentStatus.UNDER_WAY and may_hand_over(actor, level):
        ways.append(Link("Hand it over to other people", step_address("hand_over", one)))
    changes = may_cancel_assessment(actor, one, level)
    if one.status == AssessmentStatus.SIGNED_OFF and changes:
        ways.append(Link("Open a new version", step_address("new_version", one)))
    signed = any(version.signed_off_at for version in record.versions)
    if signed:
        words = "Reports: prepare, approve and send" if may_assess(actor, level) else "Reports"
        ways.append(Link(words, reverse("assessment_reports:reports", args=[one.reference])))
    if one.is_open and changes:
        ways.append(
            Link("Cancel the assessment", reverse("hsb_assessments:cancel", args=[one.reference]))
        )
    return ways


def _versions(record: Record) -> list[Link]:
    if len(record.versions) < 2:  # noqa: PLR2004 -- one version is no list
        return []
    return [
        Link(
            f"Version {one.number}, "
            + (f"signed off {short_day(one.signed_off_at)}" if one.signed_off_at else "unfinished"),
            step_address("version", record.assessment, one.number),
        )
        for one in record.versions
    ]


def _notes(one: HsbAssessment, version: AssessmentVersion | None) -> list[str]:
    notes = []
    if one.cancelled_reason:
        notes.append(f"Cancelled: {one.cancelled_reason}")
    if version is None:
        return notes
    if one.status == AssessmentStatus.UNDER_WAY and version.returned_reason:
        notes.append(f"Returned by the supervisor: {version.returned_reason}")
    if version.signed_off_note:
        notes.append(f"The supervisor noted: {version.signed_off_note}")
    return notes


def _supervision(version: AssessmentVersion | None) -> list[Fact]:
    if version is None:
        return []
    found = []
    if version.number > 1:
        found.append(Fact("Version", f"{version.number}: {version.opened_reason}"))
    for key, at, by in (
        ("Sent for supervision", version.sent_at, version.sent_by),
        ("Returned", version.returned_at, version.returned_by),
        ("Signed off", version.signed_off_at, version.signed_off_by),
    ):
        if at is not None and by is not None:
            found.append(Fact(key, f"{moment(at)} by {by.user.full_name}"))
    return found


def _reading_title(version: AssessmentVersion | None) -> str:
    if version is None or version.signed_off_at:
        return "What it says"
    return "What it says so far"


def _reading(record: Record) -> list[ReadPart]:
    if record.version is None:
        return []
    found = []
    for part in record.parts:
        raw = raw_of_values(record.values(part))
        form = form_of(record.assessment.tool, part, raw, role=record.role)
        form.is_valid()
        facts = [Fact(one.question, one.value) for one in answers_of(form) if one.value]
        if facts:
            found.append(ReadPart(part.name, part.title, facts))
    return found
