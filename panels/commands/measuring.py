"""Safety measures: what each organisation does, by whom and by when (R8, R40)."""

import datetime
from dataclasses import dataclass

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.core.errors import Refused
from hsb_cases.core.locking import locked
from panels.commands.arranging import held
from panels.commands.recording import Place, drop_draft
from panels.models import Meeting, MeetingChild, SafetyMeasure
from panels.rules.agenda import beside
from panels.rules.parts import MEASURES


@dataclass(frozen=True)
class MeasureFacts:
    """One measure as it is agreed."""

    organisation: str
    measure: str
    owner: str
    agency: str
    due_on: datetime.date
    setting: str = ""
    child: MeetingChild | None = None
    """The child it is about; None: all of them."""


def add_measure(
    *, meeting: Meeting, facts: MeasureFacts, at: datetime.datetime, by: Actor
) -> SafetyMeasure:
    """Add what one organisation does to keep children safe (R8), with one owner and a date (R40).

    Raises NotPermitted, and Refused for anything left out or unless the meeting is under way.
    """
    with acting(by, summary="Added a safety measure"):
        held(meeting, "record", by)
        _check_whole(facts)
        made = SafetyMeasure.objects.create(
            meeting=meeting,
            meeting_child=facts.child,
            organisation=facts.organisation.strip(),
            setting=facts.setting,
            measure=facts.measure.strip(),
            owner=facts.owner.strip(),
            agency=facts.agency.strip(),
            due_on=facts.due_on,
            recorded_at=at,
            recorded_by=by.membership,
        )
        drop_draft(Place(meeting, beside(MEASURES, by.membership.pk)))
        return made


def withdraw_measure(
    *, measure: SafetyMeasure, reason: str, at: datetime.datetime, by: Actor
) -> None:
    """Take a measure back while the meeting is under way.

    Raises NotPermitted, and Refused without a reason or a second time.
    """
    with acting(by, summary="Took a safety measure back", reason=reason):
        held(measure.meeting, "record", by)
        measure = locked(SafetyMeasure.objects.all(), measure)
        if measure.withdrawn_at is not None:
            raise Refused("This measure was taken back already.")
        if not reason.strip():
            raise Refused("Enter why the measure is taken back.", field="reason")
        measure.withdrawn_at = at
        measure.withdrawn_reason = reason
        measure.save(update_fields=["withdrawn_at", "withdrawn_reason"])


def _check_whole(facts: MeasureFacts) -> None:
    asked = (
        (facts.organisation, "organisation", "Enter the organisation or the place it is for."),
        (facts.measure, "measure", "Enter what is done."),
        (facts.owner, "owner", "Enter the one person who does it."),
        (facts.agency, "agency", "Enter the agency of the person who does it."),
    )
    for words, name, sentence in asked:
        if not words.strip():
            raise Refused(sentence, field=name)
