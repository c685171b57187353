"""What stands at the top of every page of a case: who it is about, and the ways around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from hsb_cases.agencies.acting import Actor
from hsb_cases.cases.models import CaseStatus
from hsb_cases.cases.models.codes import CareStatus, DateOfBirthStatus
from hsb_cases.core.filters import short_day
from hsb_cases.core.parts import Tab, Tag
from hsb_cases.workspace.presenters.places import place
from hsb_cases.workspace.selectors.case import CaseHead

TABS = (
    ("Overview", "workspace:case"),
    ("Meetings", "workspace:case_meetings"),
    ("Assessments", "workspace:case_assessments"),
    ("Interventions", "workspace:case_interventions"),
    ("People", "workspace:case_people"),
    ("Sharing", "workspace:case_sharing"),
    ("History", "workspace:case_history"),
)
STATUS_WORDS = {
    CaseStatus.REFERRED: Tag("Referral received", "state"),
    CaseStatus.OPEN: Tag("Open", "state"),
    CaseStatus.CLOSED: Tag("Closed", "done"),
}


@dataclass(frozen=True)
class Frame:
    """The identity bar and the tabs of a case."""

    reference: str
    who: str
    marks: Sequence[str]
    tags: Sequence[Tag]
    tabs: Sequence[Tab]


def case_frame(head: CaseHead, actor: Actor, current: str) -> Frame:
    """The frame of a page of a case; ``current`` is the text of the tab it belongs to."""
    case, child = head.case, head.case.child
    age = head.facts.age
    return Frame(
        reference=case.reference,
        who=child.full_name if age is None else f"{child.full_name}, {age}",
        marks=[
            mark
            for mark in (
                case.reference,
                f"Known as {child.known_as}" if child.known_as else "",
                _born(head),
                _area(head),
                _worker(head, actor),
            )
            if mark
        ],
        tags=_tags(head),
        tabs=tabs(head, current),
    )


def tabs(head: CaseHead, current: str) -> tuple[Tab, ...]:
    """The pages of a case that there are."""
    counts = {
        "Meetings": head.meetings,
        "Interventions": head.interventions,
        "People": head.people,
        "Sharing": head.shares,
    }
    found = ((text, place(name, head.case.reference)) for text, name in TABS)
    return tuple(
        Tab(text, href, counts.get(text), current=text == current) for text, href in found if href
    )


def _born(head: CaseHead) -> str:
    child = head.case.child
    if child.expected_on:
        return f"Expected {short_day(child.expected_on)}"
    if not child.date_of_birth:
        return "Date of birth not known"
    born = f"Born {short_day(child.date_of_birth)}"
    unsure = {DateOfBirthStatus.ESTIMATED: "estimated", DateOfBirthStatus.DISPUTED: "age disputed"}
    words = unsure.get(DateOfBirthStatus(child.date_of_birth_status))
    return f"{born} ({words})" if words else born


def _area(head: CaseHead) -> str:
    case = head.case
    home = case.child.home_authority
    if home is not None and home != case.local_authority:
        return f"{case.local_authority.name}, lives in {home.name}"
    return case.local_authority.name


def _worker(head: CaseHead, actor: Actor) -> str:
    worker = head.case.worker
    if worker is None:
        return ""
    you = " (you)" if worker.pk == actor.membership.pk else ""
    return f"Worker: {worker.user.full_name}{you}"


def _tags(head: CaseHead) -> list[Tag]:
    case, child = head.case, head.case.child
    tags = [STATUS_WORDS[CaseStatus(case.status)]]
    if case.worker_id is None and case.status != CaseStatus.CLOSED:
        tags.append(Tag("Unallocated", "today"))
    if head.facts.worker_kept_away:
        tags.append(Tag("Worker is kept away: allocate again", "today"))
    if child.care_status != CareStatus.NONE:
        tags.append(Tag(str(CareStatus(child.care_status).label)))
    if not child.identified:
        tags.append(Tag("Not yet identified"))
    if head.facts.protected_address:
        tags.append(Tag("Protected address"))
    if head.facts.restricted:
        tags.append(Tag("Restricted"))
    if head.facts.interpreter:
        language = f": {child.interpreter_language}" if child.interpreter_language else ""
        tags.append(Tag(f"Interpreter{language}"))
    return tags
