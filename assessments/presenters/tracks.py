"""The criminal justice track as pages show it, and the facts that a choice of tool rests on."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from assessments.models import Acceptance, JusticeEvent
from assessments.rules.consequences import Consequence, consequences
from assessments.rules.justice import RESPONSIBILITY_FROM
from assessments.rules.justice_events import EVENTS
from assessments.selectors.justice import Track
from hsb_cases.cases.models import Child, Incident
from hsb_cases.core.filters import short_day
from hsb_cases.core.parts import Event, Fact, Tag, Why
from hsb_cases.core.why import why

STATES = {
    "open": Tag("Possible now", "done"),
    "waits": Tag("Waits", "state"),
    "never": Tag("Does not apply"),
}
NO_TRACK = "Nothing of a criminal process is recorded."


@dataclass(frozen=True)
class Follows:
    """One thing that the stage unlocks or forbids."""

    what: str
    tag: Tag
    sentence: str
    why: Sequence[Why]


@dataclass(frozen=True)
class TrackPart:
    """The track about one incident."""

    title: str
    stands: Sequence[Fact]
    follows: Sequence[Follows]
    events: Sequence[Event]
    """The latest first."""
    record_href: str
    acknowledge_href: str
    choose_href: str


@dataclass(frozen=True)
class Links:
    """Where a person can go on from a track; empty where they may not."""

    record: str = ""
    acknowledge: str = ""
    choose: str = ""


def track_part(track: Track, child: Child, links: Links, *, today: datetime.date) -> TrackPart:
    """The track for whoever sees the child's whole record."""
    following = consequences(
        track.now,
        today=today,
        age_at_incident=track.part.age_at_incident,
        acceptance=track.acceptance,
        sex=child.sex,
    )
    return TrackPart(
        title=incident_words(track.part.incident),
        stands=stands(track),
        follows=[_follows(one) for one in following],
        events=[_event(one) for one in reversed(track.events)],
        record_href=links.record,
        acknowledge_href=links.acknowledge,
        choose_href=links.choose,
    )


def incident_words(incident: Incident) -> str:
    """An incident by its reference and day."""
    on = short_day(incident.happened_from)
    return f"Incident {incident.reference}, {on}" if on else f"Incident {incident.reference}"


def stands(track: Track) -> list[Fact]:
    """Where the child stands, as far as a criminal process can apply."""
    age = track.part.age_at_incident
    if age is not None and age < RESPONSIBILITY_FROM:
        return [Fact("Age at the incident", f"{age}: under the age of criminal responsibility")]
    now = track.now
    found = [
        Fact("Criminal process", stage_words(track), missing=NO_TRACK),
        Fact("What the child acknowledges", acceptance_words(track), missing="Not recorded"),
    ]
    if now.notifies:
        until = short_day(now.notifies_until)
        found.append(Fact("Duty to notify the police", f"Until {until}" if until else "Yes"))
    if now.mappa:
        level = f"level {now.mappa_level}" if now.mappa_level else "level not set yet"
        category = f"category {now.mappa_category}, " if now.mappa_category else ""
        found.append(Fact("MAPPA", f"{category}{level}".capitalize()))
    return found


def stage_words(track: Track) -> str:
    """The latest event, and whether the process goes on."""
    if not track.now.stage:
        return ""
    going_on = "\nThe process goes on" if track.now.live else ""
    return f"{EVENTS[track.now.stage]}{going_on}"


def acceptance_words(track: Track) -> str:
    """What the child acknowledges: recorded, or implied by what happened."""
    if track.acknowledged is not None:
        said = track.acknowledged
        quoted = f"\n{said.words}" if said.words else ""
        return f"{said.get_acceptance_display()}, {short_day(said.asked_on)}{quoted}"
    if not track.acceptance:
        return ""
    return f"{Acceptance(track.acceptance).label}, as the process implies"


def _follows(one: Consequence) -> Follows:
    return Follows(one.what, STATES[one.state], one.sentence, [why(one.rule)])


def _event(one: JusticeEvent) -> Event:
    by = one.recorded_by
    return Event(
        title=one.get_kind_display(),
        happened=one.happened_on,
        by=f"{by.user.full_name}, {by.team.agency.name}",
        recorded=one.recorded_at,
        text=_event_text(one),
        tags=[Tag("Corrected", "done")] if hasattr(one, "correction") else [],
    )


def _event_text(one: JusticeEvent) -> str:
    notified = {"yes": "Duty to notify the police", "unknown": "Duty to notify: not known"}
    until = f" until {short_day(one.notification_until)}" if one.notification_until else ""
    lines = (
        one.detail,
        f"Court: {one.court}" if one.court else "",
        f"Conditions: {one.conditions}" if one.conditions else "",
        f"{notified[one.notification_required]}{until}"
        if one.notification_required in notified
        else "",
        one.get_mappa_category_display(),
        one.get_mappa_level_display(),
        f"In the place of an earlier entry: {one.correction_reason}" if one.corrects_id else "",
    )
    return "\n".join(line for line in lines if line)
