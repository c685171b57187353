"""The overview of a case: what is due, where it stands, what is known, and who else is in it."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import CaseStatus, Level, Participation
from hsb_cases.core.due import due_tag
from hsb_cases.core.filters import moment, short_day
from hsb_cases.core.parts import Card, Step, Tag
from hsb_cases.reminders.models import Deadline
from hsb_cases.reminders.rules.timescales import caveat_on
from hsb_cases.workspace.presenters.case_closing import closing_link, closure_cards
from hsb_cases.workspace.presenters.case_concern import ConcernCard, concern_cards
from hsb_cases.workspace.presenters.case_conference import conference_cards, plan_conference_href
from hsb_cases.workspace.presenters.case_enquiry import enquiry_cards, start_enquiry_href
from hsb_cases.workspace.presenters.case_frame import Frame, case_frame
from hsb_cases.workspace.presenters.case_justice import JusticeSteps, justice_steps
from hsb_cases.workspace.presenters.case_linked import LinkedCard, linked_cards
from hsb_cases.workspace.presenters.case_part import PartCard, part_card
from hsb_cases.workspace.presenters.case_placed import PlacedBlock, placed_block
from hsb_cases.workspace.presenters.case_referral import ReferralCard, referral_card
from hsb_cases.workspace.presenters.places import place, place_of_work
from hsb_cases.workspace.presenters.words import day_words, standing_words
from hsb_cases.workspace.selectors.case import CaseHead, CaseOverview
from panels.permissions import convenes_at
from referrals.models import Referral, ReferralStatus


@dataclass(frozen=True)
class Due:
    """One thing that is due on the case."""

    what: str
    href: str
    note: str
    owner: str
    on: str
    tag: Tag | None


@dataclass(frozen=True)
class View:
    """What a child or carer said."""

    words: str
    note: str


@dataclass(frozen=True)
class Access:
    """Somebody who has access, and how much."""

    who: str
    detail: str
    level: str


@dataclass(frozen=True)
class CasePage:
    """What the overview shows."""

    title: str
    head: Frame
    first_name: str
    due: Sequence[Due]
    placed: PlacedBlock | None
    """Of a child whom another authority placed here."""
    caveat: str
    """What was not checked of the time limits that are cited; empty where none needs it."""
    steps: Sequence[Step]
    justice: Sequence[JusticeSteps]
    """The criminal justice track beside it, one for each incident that has one."""
    parts: Sequence[PartCard]
    referrals: Sequence[ReferralCard]
    concerns: Sequence[ConcernCard]
    enquiries: Sequence[Card]
    start_enquiry_href: str
    conferences: Sequence[Card]
    """The plan in force first, then the conferences."""
    plan_conference_href: str
    closures: Sequence[Card]
    """Each time the case was closed, the latest first."""
    linked: Sequence[LinkedCard]
    views: Sequence[View]
    access: Sequence[Access]
    sharing_href: str
    managed_by: str
    allocate_href: str
    closing: str
    """Words of the way to close or reopen the case; empty for who may not."""
    closing_href: str
    action: str = ""
    action_href: str = ""


def case_page(found: CaseOverview, actor: Actor, *, today: datetime.date) -> CasePage:
    """The overview for a person who sees the whole case."""
    case = found.head.case
    frame = case_frame(found.head, actor, "Overview")
    numbers = incident_numbers(found.participations)
    allocate_href = _allocate_href(found.head, actor)
    action, action_href = _action(found, actor, allocate_href)
    closing, closing_href = closing_link(found.head, actor)
    child = case.child
    return CasePage(
        title=frame.who,
        head=frame,
        first_name=child.known_as or child.given_name or "The child",
        due=[_due(one, actor, case.reference, today) for one in found.deadlines],
        placed=placed_block(found.placed, found.head, actor),
        caveat=caveat_on(one.source for one in found.deadlines),
        steps=_steps(found, today),
        justice=justice_steps(found, numbers, today=today),
        parts=[part_card(one, numbers[one.incident_id]) for one in found.participations],
        referrals=[referral_card(one, actor, found.head.seen.level) for one in found.referrals],
        concerns=concern_cards(found.referrals),
        enquiries=enquiry_cards(found.enquiries),
        start_enquiry_href=start_enquiry_href(found.head, actor),
        conferences=conference_cards(found.conferences),
        plan_conference_href=plan_conference_href(found, actor),
        closures=closure_cards(found.head.closures),
        linked=linked_cards(found, numbers),
        views=_views(found.participations, numbers),
        access=[
            Access(one.recipient, one.detail, str(Level(one.share.level).label))
            for one in found.access
        ],
        sharing_href=place("workspace:case_sharing", case.reference),
        managed_by=f"{case.managing_team.name}, {case.managing_team.agency.name}",
        allocate_href=allocate_href,
        closing=closing,
        closing_href=closing_href,
        action=action,
        action_href=action_href,
    )


def incident_numbers(parts: Sequence[Participation]) -> dict[int, int]:
    """How the incidents of a case are numbered on its pages, in the order they happened."""
    return {part.incident_id: number for number, part in enumerate(parts, start=1)}


def _due(deadline: Deadline, actor: Actor, case: str, today: datetime.date) -> Due:
    owner = deadline.owner
    words = owner.user.full_name if owner else deadline.owner_team.name
    if owner and owner.pk == actor.membership.pk:
        words = f"{words} (you)"
    return Due(
        what=deadline.label,
        href=place_of_work(deadline, actor, case=case),
        note=_due_note(deadline),
        owner=words,
        on=day_words(deadline.due_on, today=today),
        tag=Tag("Paused", "state") if deadline.is_paused else due_tag(deadline.due_on, today=today),
    )


def _due_note(deadline: Deadline) -> str:
    note = f"{standing_words(deadline.standing).capitalize()} · {deadline.source}"
    if not deadline.is_paused:
        return note
    since = short_day(deadline.paused_since)
    return f"Time stands still since {since}: {deadline.paused_reason} · {note}"


def _steps(found: CaseOverview, today: datetime.date) -> list[Step]:
    """The way the case has gone so far, and what comes next."""
    case = found.head.case
    steps = []
    if found.referrals:
        first, latest = found.referrals[-1], found.referrals[0]
        steps = [
            Step("Concern logged", moment(first.concern.recorded_at), "done"),
            Step(
                "Referral received",
                f"{moment(latest.received_at)}, {latest.received_by.name}"
                if latest.received_by
                else moment(latest.received_at),
                "done",
            ),
            _decision_step(latest, today),
        ]
    waits = any(step.state == "now" for step in steps)
    steps.append(_worker_step(found.head, waits=waits))
    if case.status == CaseStatus.CLOSED:
        steps.append(Step("Closed", moment(case.closed_at), "done"))
    return steps


def _decision_step(referral: Referral, today: datetime.date) -> Step:
    if referral.status == ReferralStatus.DECIDED:
        return Step(
            f"Decided: {referral.get_decision_display()}", moment(referral.decided_at), "done"
        )
    due = referral.decision_due_on
    late = " (overdue)" if due and due < today else ""
    return Step("Decision", f"Due {short_day(due)}{late}" if due else "", "now")


def _worker_step(head: CaseHead, *, waits: bool) -> Step:
    worker = head.case.worker
    if worker is not None:
        return Step("Worker allocated", worker.user.full_name, "done")
    closed = head.case.status == CaseStatus.CLOSED
    return Step("Allocation", "Nobody yet", "later" if waits or closed else "now")


def _views(parts: Sequence[Participation], numbers: dict[int, int]) -> list[View]:
    views = [
        View(part.what_the_child_said, f"The child, incident {numbers[part.incident_id]}")
        for part in parts
        if part.what_the_child_said
    ]
    agreed = {
        part.incident_id: View(
            part.incident.agreement_described,
            f"Whether it was described as agreed, incident {numbers[part.incident_id]}",
        )
        for part in parts
        if part.incident.agreement_described
    }
    return views + list(agreed.values())


def _allocate_href(head: CaseHead, actor: Actor) -> str:
    may = actor.can(Ability.ALLOCATE) and head.seen.level >= Level.MANAGE
    closed = head.case.status == CaseStatus.CLOSED
    if closed or not may:
        return ""
    return place("workspace:case_allocate", head.case.reference)


def _action(found: CaseOverview, actor: Actor, allocate_href: str) -> tuple[str, str]:
    """The one thing that waits to be done, for who may do it."""
    waiting = [one for one in found.referrals if one.status == ReferralStatus.RECEIVED]
    handles = actor.can(Ability.HANDLE_REFERRALS) and found.head.seen.level >= Level.CONTRIBUTE
    if waiting and handles:
        return "Decide on the referral", place("referrals:decide", waiting[-1].reference)
    expected = any(one.subject_kind == "strategy_discussion" for one in found.deadlines)
    if expected and convenes_at(actor, found.head.seen.level):
        arrange = place("meetings:expected", found.head.case.reference)
        return "Arrange the strategy discussion", arrange
    if allocate_href and found.head.case.worker_id is None:
        return "Allocate a worker", allocate_href
    return "", ""
