"""The assessments tab of a case: assessments, and the criminal justice track of each incident."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from assessments.models import HsbAssessment
from assessments.permissions import (
    may_assess,
    may_assess_family,
    may_record_justice,
    may_refer,
)
from assessments.presenters.assessment import STATUS_TAGS
from assessments.presenters.hsb_referrals import referral_card
from assessments.presenters.tracks import Links, TrackPart, track_part
from assessments.rules.justice import RESPONSIBILITY_FROM
from assessments.selectors.justice import Track
from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import CaseStatus, Level
from hsb_cases.core.filters import short_day
from hsb_cases.core.parts import Card, Fact, Why
from hsb_cases.core.why import why
from hsb_cases.workspace.presenters.case_frame import Frame, case_frame
from hsb_cases.workspace.presenters.places import place
from hsb_cases.workspace.selectors.assessments import CaseAssessments


@dataclass(frozen=True)
class CaseAssessmentsPage:
    """What the page shows."""

    title: str
    head: Frame
    assessments: Sequence[Card]
    referrals: Sequence[Card]
    """To the HSB service."""
    tracks: Sequence[TrackPart]
    choose_href: str
    """The tool chooser; empty for who may not assess."""
    family_href: str
    """Starting a child and family assessment; empty for who may not."""
    refer_href: str
    """Referring to the HSB service; empty for who may not, or where nothing was displayed."""
    therapy: Sequence[Why]
    """Of a child who displayed nothing: what holds for therapy before a trial (R34)."""


def case_assessments_page(
    found: CaseAssessments, actor: Actor, *, today: datetime.date
) -> CaseAssessmentsPage:
    """The page for whoever sees the whole case."""
    head = found.head
    tracks = [
        track_part(track, head.case.child, _links(track, found, actor), today=today)
        for track in found.tracks
    ]
    displayed = bool(found.tracks) and _open(found)
    assesses = displayed and may_assess(actor, head.seen.level)
    family = _open(found) and may_assess_family(actor, head.seen.level)
    refers = displayed and may_refer(actor, head.seen.level)
    return CaseAssessmentsPage(
        title="Assessments",
        head=case_frame(head, actor, "Assessments"),
        assessments=[_card(one) for one in found.assessments],
        referrals=[referral_card(one) for one in found.referrals],
        tracks=tracks,
        choose_href=place("hsb_assessments:choose", head.case.reference) if assesses else "",
        family_href=place("assessment_record:start_family", head.case.reference) if family else "",
        refer_href=place("hsb_service:refer", head.case.reference) if refers else "",
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
