"""Reading the criminal justice track: what happened, where the child stands, what follows."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from assessments.models import Acknowledgement, JusticeEvent
from assessments.rules.justice import Happened, Standing, acceptance, standing
from assessments.rules.justice_events import IN_ERROR
from assessments.selectors.parts import chosen_part, displayed_parts
from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import Case, CaseStatus, Level, Participation
from hsb_cases.cases.selectors.cases import case_for
from hsb_cases.core.errors import OutOfScope

SUBJECT = "justice_event"
"""The kind of record that the deadlines of the track name."""


@dataclass(frozen=True)
class Track:
    """The criminal justice track of a child about one incident."""

    part: Participation
    events: tuple[JusticeEvent, ...]
    """All of them in the order they happened, corrected ones too."""
    acknowledged: Acknowledgement | None
    """What the child acknowledged last."""
    now: Standing

    @property
    def in_force(self) -> list[JusticeEvent]:
        """The events that were not corrected."""
        return in_force(self.events)

    @property
    def acceptance(self) -> str:
        """How much responsibility the child takes, as recorded or implied; empty: not known."""
        recorded = self.acknowledged.acceptance if self.acknowledged else ""
        return acceptance(recorded, self.now)


def tracks_of(case: Case, *, today: datetime.date) -> list[Track]:
    """The track about each incident in which the child displayed the behaviour. Three queries."""
    parts = displayed_parts(case)
    events = events_of(case) if parts else []
    said = list(Acknowledgement.objects.filter(case=case)) if parts else []
    return [_track(part, events, said, today) for part in parts]


def track_of(case: Case, part: Participation, *, today: datetime.date) -> Track:
    """The track about one incident. Two queries."""
    incident = part.incident_id
    events = [one for one in events_of(case) if one.incident_id == incident]
    said = list(Acknowledgement.objects.filter(case=case, incident=incident))
    return _track(part, events, said, today)


def events_of(case: Case) -> list[JusticeEvent]:
    """Every event of the case's child, in the order in which they happened. One query."""
    return list(
        JusticeEvent.objects.filter(case=case)
        .select_related("recorded_by__user", "recorded_by__team__agency", "correction")
        .order_by("happened_on", "pk")
    )


def in_force(events: Iterable[JusticeEvent]) -> list[JusticeEvent]:
    """The events that no later one corrected, without those that say that nothing happened."""
    found = list(events)
    corrected = {one.corrects_id for one in found}
    return [one for one in found if one.pk not in corrected and one.kind != IN_ERROR]


def happened(events: Iterable[JusticeEvent]) -> list[Happened]:
    """The events in force, as the rules take them."""
    return [
        Happened(
            kind=one.kind,
            on=one.happened_on,
            notification=one.notification_required,
            notification_until=one.notification_until,
            mappa_category=one.mappa_category,
            mappa_level=one.mappa_level,
        )
        for one in in_force(events)
    ]


def is_convicted(events: Iterable[JusticeEvent], *, today: datetime.date) -> bool:
    """Whether the child was convicted, about whichever incident."""
    found = list(events)
    incidents = {one.incident_id for one in found}
    return any(
        standing(
            happened(one for one in found if one.incident_id == incident), today=today
        ).convicted
        for incident in incidents
    )


@dataclass(frozen=True)
class Recording:
    """A case on whose justice track the actor may record."""

    case: Case
    parts: tuple[Participation, ...]
    track: Track | None
    """About the incident chosen; None: the child displayed no behaviour in any."""


def track_to_record(
    actor: Actor,
    reference: str,
    *,
    incident: str,
    today: datetime.date,
    ability: Ability = Ability.RECORD_JUSTICE,
) -> Recording:
    """The track of an open case that the actor may add to. Four queries. Raises OutOfScope."""
    seen = case_for(actor, reference, at_least=Level.CONTRIBUTE)
    if not actor.can(ability) or seen.case.status == CaseStatus.CLOSED:
        raise OutOfScope
    parts = displayed_parts(seen.case)
    part = chosen_part(parts, incident)
    track = track_of(seen.case, part, today=today) if part else None
    return Recording(seen.case, tuple(parts), track)


def _track(
    part: Participation,
    events: list[JusticeEvent],
    said: list[Acknowledgement],
    today: datetime.date,
) -> Track:
    mine = tuple(one for one in events if one.incident_id == part.incident_id)
    words = [one for one in said if one.incident_id == part.incident_id]
    latest = max(words, key=lambda one: (one.asked_on, one.pk), default=None)
    return Track(part, mine, latest, standing(happened(mine), today=today))
