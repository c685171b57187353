"""The page of one intervention: where it stands, its sessions, measures, reviews and summary."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from assessments.models import (
    Attendance,
    EndSummary,
    Intervention,
    InterventionReview,
    InterventionSession,
    InterventionStatus,
)
from assessments.presenters.intervention_forms import crumbs_of_case
from assessments.presenters.progress_chart import Chart, MeasureRow, chart_of, row_of
from assessments.rules.eligibility import recorded_as
from assessments.rules.intervening import missing_before_session_one, programme_is_explained
from assessments.rules.programmes import stage_in_order
from assessments.rules.states import INTERVENTION
from assessments.selectors.interventions import WholeIntervention, plan_of, works_on
from hsb_cases.agencies.acting import Actor
from hsb_cases.core.due import days_in_words, due_tag
from hsb_cases.core.filters import short_day
from hsb_cases.core.pages import Crumb
from hsb_cases.core.parts import Card, Fact, Tab, Tag, Why
from hsb_cases.core.why import why

STATUS_TAGS = {
    InterventionStatus.PLANNED: Tag("Planned", "state"),
    InterventionStatus.UNDER_WAY: Tag("Under way", "state"),
    InterventionStatus.PAUSED: Tag("Paused", "state"),
    InterventionStatus.ENDED: Tag("Ended, summary to be filed", "today"),
    InterventionStatus.FINISHED: Tag("Ended, summary filed", "done"),
    InterventionStatus.CANCELLED: Tag("Cancelled", "done"),
}
MARKS = {
    Attendance.ATTENDED: "✓",
    Attendance.MISSED: "–",
    Attendance.CANCELLED: "×",
}
WAYS = (
    ("change the plan of", "Change the plan", "change"),
    ("log a session of", "Log a session", "session"),
    ("file the end summary of", "Write the end summary", "summary"),
    ("review", "Record a review", "review"),
    ("measure progress in", "Measure something before the work", "measure"),
    ("pause", "Pause the work", "pause"),
    ("resume", "Take the work up again", "resume"),
    ("end", "End the work", "end"),
    ("hand over", "Hand it over", "hand_over"),
    ("cancel", "Cancel the intervention", "cancel"),
)
"""Each step with its words and its page; the first that is open to the reader is the button."""
NOT_A_BUTTON = frozenset({"change the plan of", "review", "measure progress in"})


@dataclass(frozen=True)
class DueLine:
    """Something that waits to be done."""

    what: str
    on: str
    tag: Tag | None
    source: str


@dataclass(frozen=True)
class SessionRow:
    """One session in the log."""

    number: int
    mark: str
    attendance: str
    on: str
    stage: str
    text: str
    by: str
    correct_href: str


@dataclass(frozen=True)
class InterventionPage:
    """What the page shows."""

    title: str
    who: str
    marks: Sequence[str]
    tags: Sequence[Tag]
    crumbs: Sequence[Crumb]
    action: Tab | None
    due: Sequence[DueLine]
    missing: Sequence[str]
    """What is still to be agreed before the first session."""
    missing_href: str
    why: Sequence[Why]
    notices: Sequence[str]
    facts: Sequence[Fact]
    agreed: Sequence[Fact]
    sessions: Sequence[SessionRow]
    counted: str
    chart: Chart
    measures: Sequence[MeasureRow]
    reviews: Sequence[Card]
    summary: Card | None
    ways: Sequence[Tab]


def intervention_page(
    found: WholeIntervention, actor: Actor, *, today: datetime.date
) -> InterventionPage:
    """The page for whoever sees the child's whole record."""
    one = found.intervention
    ways = _ways(one) if works_on(actor, found.seen) else {}
    planned = one.status == InterventionStatus.PLANNED
    missing = missing_before_session_one(plan_of(one)) if planned else []
    change = ways.get("change the plan of")
    first = next((tab for move, tab in ways.items() if move not in NOT_A_BUTTON), None)
    action = change if missing else first
    return InterventionPage(
        title=f"Intervention {one.reference}",
        who=one.case.child.full_name,
        marks=[one.get_programme_display(), one.reference],
        tags=_tags(one),
        crumbs=(*crumbs_of_case(one.case), Crumb(f"Intervention {one.reference}", "")),
        action=action,
        due=[
            DueLine(
                each.label,
                short_day(each.due_on),
                due_tag(each.due_on, today=today),
                f"{each.get_standing_display()} · {each.source}",
            )
            for each in found.deadlines
        ],
        missing=[answer.sentence for answer in missing],
        missing_href=change.href if change else "",
        why=[why("R27")] if missing or found.deadlines else [],
        notices=_notices(found),
        facts=_facts(one),
        agreed=_agreed(one),
        sessions=[
            _session(number, each, one, correct=bool(ways) and _may_correct(one))
            for number, each in enumerate(found.sessions, start=1)
        ],
        counted=_counted(found),
        chart=chart_of(found.measures),
        measures=[
            row_of(
                number,
                each,
                again_href=reverse("interventions:again", args=[one.reference, each.pk])
                if "measure progress in" in ways
                else "",
            )
            for number, each in enumerate(found.measures, start=1)
        ],
        reviews=[_review(each) for each in reversed(found.reviews)],
        summary=_summary(found.summary) if found.summary else None,
        ways=[tab for tab in ways.values() if tab is not action],
    )


def _may_correct(one: Intervention) -> bool:
    return INTERVENTION.may_move("correct a session of", state=one.status)


def _ways(one: Intervention) -> dict[str, Tab]:
    return {
        move: Tab(text, reverse(f"interventions:{name}", args=[one.reference]))
        for move, text, name in WAYS
        if INTERVENTION.may_move(move, state=one.status)
    }


def _tags(one: Intervention) -> list[Tag]:
    tags = [STATUS_TAGS[InterventionStatus(one.status)]]
    voluntary = recorded_as(one.basis)
    return [*tags, Tag(voluntary.capitalize())] if voluntary else tags


def _notices(whole: WholeIntervention) -> list[str]:
    one, found = whole.intervention, []
    if one.status == InterventionStatus.PAUSED:
        found.append(f"Paused since {short_day(one.paused_since)}: {one.paused_reason}")
    if one.status == InterventionStatus.CANCELLED:
        found.append(f"Cancelled: {one.cancelled_reason}")
    if one.status == InterventionStatus.PLANNED:
        found.append(programme_is_explained(one.content_explained).sentence)
    if one.status == InterventionStatus.UNDER_WAY:
        found.append(_left_out(whole.sessions))
    return [sentence for sentence in found if sentence]


def _left_out(sessions: Sequence[InterventionSession]) -> str:
    """A hint where the last session worked on a stage before those that prepare it (R26)."""
    stages = [each.stage for each in sessions if each.attendance == Attendance.ATTENDED]
    if not stages:
        return ""
    return stage_in_order(stages[-1], worked_on=frozenset(stages[:-1])).sentence


def _facts(one: Intervention) -> list[Fact]:
    who = one.practitioner
    facts = [
        Fact("Programme", one.get_programme_display()),
        Fact("What the work is for", one.aims),
        Fact("Practitioner", f"{who.user.full_name}, {who.team.agency.name}"),
        Fact("Lead professional", one.lead_professional, missing="Not named yet"),
        Fact("Basis", _basis(one)),
        Fact("Heard what the programme speaks about", one.content_explained, "Not recorded"),
        Fact("The child says", one.child_views or one.child_views_missing_reason, "Not recorded"),
        Fact(
            "The parents or carers say",
            one.carers_views or one.carers_views_missing_reason,
            "Not recorded",
        ),
    ]
    if one.why_this_programme:
        facts.insert(1, Fact("Why another than proposed", one.why_this_programme))
    if one.ended_on:
        ended = f"{short_day(one.ended_on)}: {one.get_end_reason_display()}"
        facts.append(Fact("Ended", f"{ended}\n{one.end_detail}".strip()))
    return facts


def _basis(one: Intervention) -> str:
    agreed = f"\nAgreed by: {one.consent_from}" if one.consent_from else ""
    return f"{one.get_basis_display()}{agreed}"


def _agreed(one: Intervention) -> list[Fact]:
    reviews = ", ".join(str(after) for after in one.reviews_after)
    sessions = "" if one.sessions_agreed is None else str(one.sessions_agreed)
    return [
        Fact("Sessions", sessions, missing="Not agreed yet"),
        Fact("Reviewed after sessions", reviews, missing="Not agreed yet"),
        Fact("From", short_day(one.starts_on), missing="Not agreed yet"),
        Fact("Until", short_day(one.ends_by), missing="Not agreed yet"),
        Fact(
            "Plan shared with the lead professional",
            short_day(one.shared_with_lead_on),
            missing="Not yet",
        ),
    ]


def _counted(found: WholeIntervention) -> str:
    agreed = found.intervention.sessions_agreed
    of = f" of {agreed} agreed" if agreed else ""
    return f"{found.attended} attended{of}, {len(found.sessions)} offered"


def _session(
    number: int, each: InterventionSession, one: Intervention, *, correct: bool
) -> SessionRow:
    texts = (
        each.missed_reason,
        each.notes,
        f"With the carers: {each.carer_work}" if each.carer_work else "",
        f"Interpreter: {each.get_interpreter_arranged_display()}"
        if each.interpreter_arranged
        else "",
        each.interpreter_reason,
    )
    return SessionRow(
        number=number,
        mark=MARKS[Attendance(each.attendance)],
        attendance=each.get_attendance_display(),
        on=short_day(each.offered_on),
        stage=each.get_stage_display(),
        text="\n".join(text for text in texts if text),
        by=each.recorded_by.user.full_name,
        correct_href=reverse("interventions:correct", args=[one.reference, each.pk])
        if correct
        else "",
    )


def _review(each: InterventionReview) -> Card:
    facts = [
        Fact("What has changed", each.progress),
        Fact("The child says", each.child_views or each.child_views_missing_reason),
        Fact("It came to", each.get_decision_display()),
    ]
    if each.next_steps:
        facts.append(Fact("What follows", each.next_steps))
    facts.append(Fact("Risk of self-harm or suicide", _risk(each)))
    title = f"{short_day(each.held_on)}, after {each.after_sessions} attended sessions"
    return Card(title=title, facts=facts)


def _summary(one: EndSummary) -> Card:
    group = short_day(one.shared_with_group_on)
    late = (
        f"Filed {days_in_words(one.working_days_late)} late"
        if one.working_days_late
        else "Filed in time"
    )
    return Card(
        title=f"End summary, {short_day(one.filed_on)}",
        tags=[Tag(late, "overdue" if one.working_days_late else "done")],
        facts=[
            Fact("What was done", one.work_done),
            Fact("What has changed", one.progress),
            Fact("The child says", one.child_views or one.child_views_missing_reason),
            Fact("The parents or carers say", one.carers_views or one.carers_views_missing_reason),
            Fact("What remains", one.remaining),
            Fact("Who goes on with what", one.next_steps),
            Fact("Risk of self-harm or suicide", _risk(one)),
            Fact("Shared with the lead professional", short_day(one.shared_with_lead_on)),
            Fact(
                "Shared with the agencies around the child",
                group or f"Not shared: {one.not_shared_with_group_reason}",
            ),
            Fact("It was due", short_day(one.due_on)),
            Fact("Filed by", f"{one.filed_by.user.full_name}, {one.filed_by.team.agency.name}"),
        ],
    )


def _risk(one: EndSummary | InterventionReview) -> str:
    said = one.get_self_harm_risk_display()
    return f"{said}. {one.self_harm_detail}" if one.self_harm_detail else said
