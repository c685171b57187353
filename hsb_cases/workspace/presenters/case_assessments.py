"""The assessments tab of a case: assessments, and the criminal justice track of each incident."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from assessments.models import HsbAssessment
from assessments.permissions import (
    may_assess,
    may_complete_family_assessment,
    may_record_justice,
)
from assessments.presenters.assessment import STATUS_TAGS
from assessments.presenters.family import family_card
from assessments.presenters.tracks import Links, TrackPart, track_part
from assessments.rules.justice import RESPONSIBILITY_FROM
from assessments.selectors.justice import Track
from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import CaseStatus, Level
from hsb_cases.core.due import due_tag
from hsb_cases.core.filters import day, short_day
from hsb_cases.core.parts import Card, Fact, Tag, Why
from hsb_cases.core.why import why
from hsb_cases.reminders.models import Standing
from hsb_cases.reminders.rules.timescales import CAVEAT
from hsb_cases.workspace.presenters.case_frame import Frame, case_frame
from hsb_cases.workspace.presenters.places import place
from hsb_cases.workspace.selectors.assessments import CaseAssessments


@dataclass(frozen=True)
class CaseAssessmentsPage:
    """What the page shows."""

    title: str
    head: Frame
    family: Sequence[Card]
    """The child and family assessments that were completed."""
    family_due: str
    """By when the next one is due; empty: none is."""
    family_tag: Tag | None
    family_source: str
    family_href: str
    """Where it is recorded that it is complete; empty for who may not."""
    assessments: Sequence[Card]
    tracks: Sequence[TrackPart]
    choose_href: str
    """The tool chooser; empty for who may not assess."""
    therapy: Sequence[Why]
    """Of a child who displayed nothing: what holds for therapy before a trial (R34)."""


def case_assessments_page(
    found: CaseAssessments, actor: Actor, *, today: datetime.date
) -> CaseAssessmentsPage:
    """The page for whoever sees the whole case."""
    head, due = found.head, found.family_due
    tracks = [
        track_part(track, head.case.child, _links(track, found, actor), today=today)
        for track in found.tracks
    ]
    assesses = bool(found.tracks) and _open(found) and may_assess(actor, head.seen.level)
    return CaseAssessmentsPage(
        title="Assessments",
        head=case_frame(head, actor, "Assessments"),
        family=[family_card(one) for one in found.family],
        family_due=day(due.due_on) if due else "",
        family_tag=due_tag(due.due_on, today=today) if due else None,
        family_source=f"{Standing(due.standing).label}: {due.source}. {CAVEAT}" if due else "",
        family_href=place("hsb_assessments:family", head.case.reference)
        if due and _open(found) and may_complete_family_assessment(actor, head.seen.level)
        else "",
        assessments=[_card(one) for one in found.assessments],
        tracks=tracks,
        choose_href=place("hsb_assessments:choose", head.case.reference) if assesses else "",
        therapy=[] if found.tracks else [why("R34")],
    )


def _open(found: CaseAssessments) -> bool:
    return found.head.case.status != CaseStatus.CLOSED


def _links(track: Track, found: CaseAssessments, actor: Actor) -> Links:
    """Where this person can go on; about a child under 10 only to the police record."""
    if not _open(found):
        return Links()
    level, reference = found.head.seen.level, found.head.case.reference
    query = f"?incident={track.part.incident.reference}"
    adds = actor.can(Ability.CONTRIBUTE) and level >= Level.CONTRIBUTE
    age = track.part.age_at_incident
    asked = age is None or age >= RESPONSIBILITY_FROM
    return Links(
        record=f"{place('justice:choose', reference)}{query}"
        if may_record_justice(actor, level)
        else "",
        acknowledge=f"{place('justice:acknowledgement', reference)}{query}"
        if adds and asked
        else "",
        choose=f"{place('hsb_assessments:choose', reference)}{query}"
        if may_assess(actor, level)
        else "",
    )


def _card(one: HsbAssessment) -> Card:
    return Card(
        title=f"{one.get_tool_display()}, {one.reference}",
        tags=[STATUS_TAGS[one.status]],  # type: ignore[index]  # a status is a word of its choices
        href=place("hsb_assessments:assessment", one.reference),
        facts=[
            Fact("Started", short_day(one.started_on)),
            Fact("Assessor", one.assessor.user.full_name),
            Fact("About", f"Incident {one.incident.reference}"),
        ],
    )
