"""The page of one section 47 enquiry: where it stands, what was learnt, and what was found."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from assessments.models import EnquiryStatus, EnquiryVisit, Section47Enquiry
from assessments.permissions import may_allocate, may_work_on
from assessments.presenters.addresses import case_address, place
from assessments.rules.concluding import missing_before_conclusion
from assessments.rules.separate_workers import SAME_WORKER
from assessments.selectors.enquiries import EnquiryOverview
from assessments.selectors.recorded import visit_of
from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import Level
from hsb_cases.cases.rules.asking import DISPLAYED
from hsb_cases.core.due import due_tag
from hsb_cases.core.filters import day, moment, short_day
from hsb_cases.core.pages import Crumb
from hsb_cases.core.parts import Card, Fact, Tag, Why
from hsb_cases.core.why import why
from hsb_cases.reminders.models import Deadline, Standing
from hsb_cases.reminders.rules.timescales import CAVEAT

STATUS_TAGS = {
    EnquiryStatus.OPEN: Tag("Open", "state"),
    EnquiryStatus.CONCLUDED: Tag("Concluded", "done"),
    EnquiryStatus.CANCELLED: Tag("Cancelled", "done"),
}


@dataclass(frozen=True)
class Way:
    """Something that can be done next."""

    text: str
    href: str


@dataclass(frozen=True)
class Missing:
    """Something that is still to do before the enquiry can be concluded."""

    sentence: str
    href: str


@dataclass(frozen=True)
class EnquiryPage:
    """What the page shows."""

    title: str
    who: str
    marks: Sequence[str]
    tags: Sequence[Tag]
    crumbs: Sequence[Crumb]
    warning: str
    """That one of two children needs another social worker, where that is so."""
    why: Sequence[Why]
    action: Way | None
    ways: Sequence[Way]
    stands: Sequence[Fact]
    conference_tag: Tag | None
    seen: Card
    asked: Card
    visits: Sequence[Card]
    """Each visit as it was recorded, the latest first."""
    found: Card | None
    missing: Sequence[Missing]
    cancelled: str


def enquiry_page(found: EnquiryOverview, actor: Actor, *, today: datetime.date) -> EnquiryPage:
    """The page for whoever sees the child's whole record."""
    enquiry, part = found.seen.enquiry, found.seen.part
    works = enquiry.is_open and may_work_on(actor, enquiry, found.seen.level)
    allocates = enquiry.is_open and may_allocate(actor, found.seen.level)
    missing = _missing(enquiry, works=works, allocates=allocates) if enquiry.is_open else []
    conference = found.conference
    open_conference = conference is not None and conference.is_open
    ways = _ways(enquiry, works=works, allocates=allocates, ready=not missing)
    if open_conference and enquiry.conference_required:
        ways = _plan_conference(enquiry, actor, found.seen.level)
    return EnquiryPage(
        title=f"Section 47 enquiry {enquiry.reference}",
        who=enquiry.case.child.full_name,
        marks=[
            "Section 47 enquiry",
            enquiry.reference,
            f"{part.get_role_display()} in incident {enquiry.incident.reference}",
        ],
        tags=[STATUS_TAGS[EnquiryStatus(enquiry.status)]],
        crumbs=[
            Crumb(f"Case {enquiry.case.reference}", case_address(enquiry.case.reference)),
            Crumb(f"Enquiry {enquiry.reference}", ""),
        ],
        warning=SAME_WORKER if found.shares_worker else "",
        why=[why("R12")] if found.shares_worker else [],
        action=ways[0] if ways else None,
        ways=ways[1:],
        stands=_stands(enquiry, conference),
        conference_tag=due_tag(conference.due_on, today=today)
        if conference is not None and open_conference
        else None,
        seen=_seen_card(enquiry),
        asked=_asked_card(enquiry, displayed=part.role in DISPLAYED),
        visits=[_visit_card(one, displayed=part.role in DISPLAYED) for one in found.visits],
        found=_found_card(enquiry) if enquiry.status == EnquiryStatus.CONCLUDED else None,
        missing=missing,
        cancelled=enquiry.cancelled_reason,
    )


def _ways(enquiry: Section47Enquiry, *, works: bool, allocates: bool, ready: bool) -> list[Way]:
    """What this person can do, the next step first."""

    def way(text: str, name: str) -> Way:
        return Way(text, reverse(f"assessments:{name}", args=[enquiry.reference]))

    visit, conclude = way("Record a visit", "visit"), way("Conclude the enquiry", "conclude")
    found = []
    if allocates and enquiry.worker_id is None:
        found.append(way("Allocate a social worker", "allocate"))
    if works:
        found += [conclude, visit] if ready else [visit, conclude]
    if allocates and enquiry.worker_id is not None:
        found.append(way("Allocate to another social worker", "allocate"))
        found.append(way("Swap social workers with another enquiry", "swap"))
    if allocates:
        found.append(way("Cancel the enquiry", "cancel"))
    return found


def _plan_conference(enquiry: Section47Enquiry, actor: Actor, level: int) -> list[Way]:
    """The way on to the conference that the enquiry asked for."""
    href = place("conferences:plan_new", enquiry.case.reference)
    adds = actor.can(Ability.CONTRIBUTE) and level >= Level.CONTRIBUTE
    return [Way("Plan the conference", href)] if href and adds else []


def _missing(enquiry: Section47Enquiry, *, works: bool, allocates: bool) -> list[Missing]:
    found = missing_before_conclusion(visit_of(enquiry), has_worker=enquiry.worker_id is not None)
    places = {
        True: reverse("assessments:allocate", args=[enquiry.reference]) if allocates else "",
        False: reverse("assessments:visit", args=[enquiry.reference]) if works else "",
    }
    return [Missing(one.sentence, places[one.field == "worker"]) for one in found]


def _stands(enquiry: Section47Enquiry, conference: Deadline | None) -> list[Fact]:
    worker = enquiry.worker
    strategy = short_day(enquiry.started_on)
    if enquiry.strategy_reference:
        strategy = f"{strategy}, {enquiry.strategy_reference}"
    return [
        Fact(
            "Social worker",
            f"{worker.user.full_name}, {worker.team.name}\nsince {moment(enquiry.allocated_at)}"
            if worker
            else "",
            missing="Nobody yet",
        ),
        Fact("Who enquires", enquiry.get_kind_display()),
        Fact(
            "Strategy discussion that started it",
            strategy,
            href=place("panels:meeting", enquiry.strategy_reference)
            if enquiry.strategy_reference
            else "",
            verb="Open",
        ),
        Fact("Initial conference", _conference_words(conference), missing="Nothing is due"),
    ]


def _conference_words(conference: Deadline | None) -> str:
    if conference is None:
        return ""
    if conference.met_on:
        return f"Held {short_day(conference.met_on)}"
    if conference.cancelled_reason:
        return "Not required"
    return (
        f"Due by {day(conference.due_on)}, where one is required\n"
        f"{Standing(conference.standing).label}: {conference.source}\n{CAVEAT}"
    )


def _visit_card(visit: EnquiryVisit, *, displayed: bool) -> Card:
    by = visit.recorded_by.user.full_name
    seen_on = short_day(visit.child_seen_on)
    return Card(
        title=f"Child seen on {seen_on}" if seen_on else "Child not seen",
        facts=[
            *[fact for fact in _seen_card(visit).facts if fact.value],
            *_asked_card(visit, displayed=displayed).facts,
            Fact("Recorded", f"{moment(visit.recorded_at)} by {by}"),
        ],
    )


def _seen_card(enquiry: Section47Enquiry | EnquiryVisit) -> Card:
    alone = enquiry.get_seen_alone_display()
    seen = short_day(enquiry.child_seen_on)
    return Card(
        title="Seeing the child",
        facts=[
            Fact("Child seen", seen or enquiry.not_seen_reason, missing="Not recorded yet"),
            Fact("Seen alone", _with(alone, enquiry.not_alone_reason), missing="Not recorded yet"),
            Fact(
                "Interpreter",
                _with(enquiry.get_interpreter_arranged_display(), enquiry.interpreter_reason),
                missing="Not recorded yet",
            ),
            Fact(
                "Views of the child",
                enquiry.child_views or enquiry.child_views_missing_reason,
                missing="Not recorded yet",
            ),
            Fact(
                "Views of the parents or carers",
                enquiry.carers_views or enquiry.carers_views_missing_reason,
                missing="Not recorded yet",
            ),
        ],
    )


def _asked_card(enquiry: Section47Enquiry | EnquiryVisit, *, displayed: bool) -> Card:
    facts = [
        Fact(
            "Risk of self-harm or suicide",
            _with(enquiry.get_self_harm_risk_display(), enquiry.self_harm_detail),
            missing="Not asked yet",
        )
    ]
    if displayed:
        facts.append(
            Fact(
                "May this child be harmed, or have been harmed?",
                _with(
                    enquiry.get_may_be_harmed_themselves_display(),
                    enquiry.harmed_themselves_detail,
                ),
                missing="Not asked yet",
            )
        )
    return Card(title="Asked every time", facts=facts)


def _found_card(enquiry: Section47Enquiry) -> Card:
    by = enquiry.concluded_by.user.full_name if enquiry.concluded_by else ""
    return Card(
        title="What was found",
        facts=[
            Fact("Outcome for this child", enquiry.get_outcome_display()),
            Fact(
                "Significant harm to this child, or likely",
                _with(enquiry.get_significant_harm_display(), enquiry.significant_harm_finding),
            ),
            Fact(
                "Initial child protection conference",
                "Required"
                if enquiry.conference_required
                else _with("Not required", enquiry.conference_not_required_reason),
            ),
            Fact("Next steps", enquiry.next_steps, missing="None recorded"),
            Fact("Enquiries made", enquiry.enquiries_made),
            Fact("Concluded", f"{moment(enquiry.concluded_at)} by {by}"),
        ],
    )


def _with(answer: str, detail: str) -> str:
    return "\n".join(part for part in (answer, detail) if part)
