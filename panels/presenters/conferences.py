"""The pages of a child's conference and of the child protection plan it made."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.urls import NoReverseMatch, reverse

from hsb_cases.cases.models import Case
from hsb_cases.core.due import due_tag
from hsb_cases.core.filters import day, moment
from hsb_cases.core.pages import Crumb
from hsb_cases.core.parts import Card, Fact, Tag
from hsb_cases.reminders.rules.timescales import caveat_on
from panels.models.conferences import Conference, ConferenceStatus, CoreGroup
from panels.selectors.conferences import SeenConference, SeenPlan

STATUS_TAGS = {
    ConferenceStatus.PLANNED: Tag("Planned", "state"),
    ConferenceStatus.HELD: Tag("Held", "done"),
    ConferenceStatus.CANCELLED: Tag("Cancelled", "done"),
}


@dataclass(frozen=True)
class Way:
    """Something that can be done next."""

    text: str
    href: str


@dataclass(frozen=True)
class Clock:
    """Something due, with its tag."""

    label: str
    on: str
    source: str
    tag: Tag | None


@dataclass(frozen=True)
class RecordPage:
    """A conference or a plan: the facts on the left, what is due and next on the right."""

    title: str
    who: str
    marks: Sequence[str]
    tags: Sequence[Tag]
    crumbs: Sequence[Crumb]
    cards: Sequence[Card]
    empty: str
    clocks: Sequence[Clock]
    caveat: str
    """What was not checked of the time limits that are cited; empty where none needs it."""
    action: Way | None
    ways: Sequence[Way]


@dataclass(frozen=True)
class FormPage:
    """One form on a page of its own."""

    title: str
    who: str
    form: forms.Form
    button: str
    cancel_href: str
    crumbs: Sequence[Crumb]
    intro: str = ""


def conference_page(seen: SeenConference, *, cancels: bool, today: datetime.date) -> RecordPage:
    """The page of one conference, for whoever sees the child's whole record."""
    conference = seen.conference
    planned = conference.status == ConferenceStatus.PLANNED
    tag = due_tag(conference.due_on, today=today) if planned else None
    ways = []
    if planned and seen.adds:
        ways.append(Way("Record the conference", _to("conference_record", conference.reference)))
    if seen.plan is not None:
        ways.append(Way("Open the child protection plan", _to("plan", seen.plan.reference)))
    if planned and cancels:
        ways.append(Way("Cancel the conference", _to("conference_cancel", conference.reference)))
    return RecordPage(
        title=f"{conference.get_kind_display()} {conference.reference}",
        who=conference.case.child.full_name,
        marks=[conference.get_kind_display(), conference.reference],
        tags=[STATUS_TAGS[ConferenceStatus(conference.status)]],
        crumbs=crumbs(conference.case, Crumb(f"Conference {conference.reference}", "")),
        cards=[_arranged(conference), *([_decided(conference)] if conference.decision else [])],
        empty="",
        clocks=[Clock("Due by", day(conference.due_on), "", tag)],
        caveat="",
        action=ways[0] if planned and ways else None,
        ways=ways[1:] if planned else ways,
    )


def plan_page(seen: SeenPlan, *, today: datetime.date) -> RecordPage:
    """The page of one child protection plan, with its core groups."""
    plan = seen.plan
    in_force = plan.ended_on is None
    ways = []
    if in_force and seen.adds:
        ways.append(Way("Record a core group", _to("core_group", plan.reference)))
        if seen.planned is None:
            ways.append(Way("Plan the review conference", _to("plan_new", plan.case.reference)))
    if seen.planned is not None:
        ways.append(Way("Open the planned conference", _to("conference", seen.planned.reference)))
    return RecordPage(
        title=f"Child protection plan {plan.reference}",
        who=plan.case.child.full_name,
        marks=["Child protection plan", plan.reference, plan.get_category_display()],
        tags=[Tag("In force", "state") if in_force else Tag("Ended", "done")],
        crumbs=crumbs(plan.case, Crumb(f"Plan {plan.reference}", "")),
        cards=[_plan_card(seen), *[_group_card(group) for group in seen.core_groups]],
        empty="" if seen.core_groups else "No core group is recorded yet.",
        clocks=[
            Clock(one.label, day(one.due_on), one.source, due_tag(one.due_on, today=today))
            for one in seen.due
        ],
        caveat=caveat_on(one.source for one in seen.due),
        action=ways[0] if in_force and seen.adds else None,
        ways=ways[1:] if in_force and seen.adds else ways,
    )


def crumbs(case: Case, last: Crumb) -> tuple[Crumb, ...]:
    """The way from the case to a page of the room."""
    return (Crumb(f"Case {case.reference}", case_address(case)), last)


def case_address(case: Case) -> str:
    """The page of a case, which a higher room shows; empty where there is none."""
    try:
        return reverse("workspace:case", args=[case.reference])
    except NoReverseMatch:
        return ""


def _arranged(conference: Conference) -> Card:
    facts = [
        Fact("Planned for", day(conference.planned_for)),
        Fact("Chaired by", conference.chair_name),
    ]
    if conference.enquiry_reference:
        facts.append(Fact("Asked for by", f"Section 47 enquiry {conference.enquiry_reference}"))
    if conference.cancelled_reason:
        facts.append(Fact("Why it was cancelled", conference.cancelled_reason))
    if conference.held_on:
        facts += [
            Fact("Held on", day(conference.held_on)),
            Fact("Who took part", conference.attendance),
            *_views(conference),
        ]
    return Card(title="The conference", facts=facts)


def _views(conference: Conference) -> list[Fact]:
    said = (
        ("Views of the child", conference.child_views, conference.child_views_missing_reason),
        (
            "Views of the parents or carers",
            conference.carers_views,
            conference.carers_views_missing_reason,
        ),
    )
    return [Fact(key, views or f"Not recorded: {why}") for key, views, why in said]


def _decided(conference: Conference) -> Card:
    risk = " ".join([conference.get_self_harm_risk_display(), conference.self_harm_detail])
    facts = [
        Fact("Decision", conference.get_decision_display()),
        *([Fact("Category", conference.get_category_display())] if conference.category else []),
        *(
            [Fact("What follows", conference.get_step_down_display())]
            if conference.step_down
            else []
        ),
        Fact("Reasons", conference.reasons),
        Fact("Risk of self-harm or suicide", risk.strip()),
    ]
    if conference.recorded_by and conference.recorded_at:
        by = conference.recorded_by.user.full_name
        facts.append(Fact("Recorded", f"{moment(conference.recorded_at)} by {by}"))
    return Card(title="Decision for this child", facts=facts)


def _plan_card(seen: SeenPlan) -> Card:
    plan = seen.plan
    facts = [
        Fact("Category", plan.get_category_display()),
        Fact("In force from", day(plan.started_on)),
        Fact("Made by", f"Conference {plan.begun_in.reference}"),
    ]
    if plan.ended_on:
        facts += [
            Fact("Ended on", day(plan.ended_on)),
            Fact("What follows", plan.get_step_down_display()),
        ]
    return Card(title="The plan", facts=facts)


def _group_card(group: CoreGroup) -> Card:
    risk = " ".join([group.get_self_harm_risk_display(), group.self_harm_detail]).strip()
    return Card(
        title=f"Core group of {day(group.held_on)}",
        facts=[
            Fact("Who took part", group.attendance),
            Fact("What was done, and what is next", group.summary),
            Fact(
                "Views of the child",
                group.child_views or f"Not recorded: {group.child_views_missing_reason}",
            ),
            Fact("Risk of self-harm or suicide", risk),
        ],
    )


def _to(name: str, reference: str) -> str:
    return reverse(f"conferences:{name}", args=[reference])
