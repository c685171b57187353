"""Writing down the criminal justice track, with the deadlines that follow from it."""

import datetime

from django.utils import timezone

from assessments.models import Acceptance, Acknowledgement, JusticeEvent
from assessments.permissions import check_may_record_justice
from assessments.rules import justice_events as kinds
from assessments.rules.justice import follows_on, may_be_referred_to_mappa, may_happen
from assessments.rules.justice_entries import Entry, fields_of, what_is_missing
from assessments.selectors.justice import SUBJECT, Track, in_force, track_of
from assessments.selectors.local_limits import local_limit
from assessments.selectors.parts import part_that_displayed
from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.cases.models import Case, CaseStatus, Incident
from hsb_cases.cases.permissions import check_may_contribute
from hsb_cases.core.errors import Refused
from hsb_cases.core.locking import locked
from hsb_cases.core.references import new_reference
from hsb_cases.core.rules.answers import Answer, require
from hsb_cases.reminders.commands import cancel_deadline, meet_deadline, set_deadline
from hsb_cases.reminders.models import Deadline
from hsb_cases.reminders.rules.timescales import (
    NOTIFICATION_TO_POLICE,
    YOUTH_JUSTICE_ANSWER,
    YOUTH_JUSTICE_ASSESSMENT,
    Timescale,
)

MET_BY = {
    kinds.YOUTH_JUSTICE_ASSESSED: YOUTH_JUSTICE_ASSESSMENT,
    kinds.YOUTH_JUSTICE_ANSWERED: YOUTH_JUSTICE_ANSWER,
    kinds.NOTIFICATION_MADE: NOTIFICATION_TO_POLICE,
}
OF_YOUTH_JUSTICE = frozenset({YOUTH_JUSTICE_ASSESSMENT.rule, YOUTH_JUSTICE_ANSWER.rule})


def record_justice_event(
    *,
    case: Case,
    incident: Incident,
    entry: Entry,
    at: datetime.datetime,
    by: Actor,
    corrects: JusticeEvent | None = None,
) -> JusticeEvent:
    """Write down one event of the criminal process about one incident.

    With ``corrects`` it stands in the place of an earlier entry, which stays in the record; what
    was due because of that is not due any more. A referral to youth justice, a duty to notify the
    police and what ends them set and meet their deadlines. Raises NotPermitted, and Refused for a
    closed case, an incident in which the child displayed nothing, a child under 10 (R32), MAPPA
    before its time (R31), an event before the one it follows, or a missing fact.
    """
    with acting(by, summary="Recorded an event of the criminal process"):
        check_may_record_justice(by, case)
        case = locked(Case.objects.select_related("managing_team"), case)
        if case.status == CaseStatus.CLOSED:
            raise Refused("This case is closed. Reopen it first.")
        track = track_of(case, part_that_displayed(case, incident), today=timezone.localdate(at))
        _check_corrected(corrects, track)
        require(_answers(entry, track, corrects, today=timezone.localdate(at)), {})
        event = JusticeEvent.objects.create(
            reference=new_reference("CJE"),
            case=case,
            incident=incident,
            kind=entry.kind,
            corrects=corrects,
            correction_reason=entry.correction_reason if corrects else "",
            recorded_by=by.membership,
            recorded_at=at,
            **_facts(entry),
        )
        if corrects is not None:
            _cancel([corrects.reference], reason="The entry that it rests on was corrected")
        _set_what_is_due(event, case, today=timezone.localdate(at))
        _meet_what_was_due(event, track)
        return event


def record_acknowledgement(
    *,
    case: Case,
    incident: Incident,
    acceptance: Acceptance,
    words: str,
    asked_on: datetime.date,
    at: datetime.datetime,
    by: Actor,
) -> Acknowledgement:
    """Write down how much responsibility the child takes on a day; the latest one stands.

    Raises NotPermitted, and Refused for a closed case, an incident in which the child displayed
    nothing, or a day in the future.
    """
    with acting(by, summary="Recorded what the child acknowledges"):
        check_may_contribute(by, case)
        case = locked(Case.objects.all(), case)
        if case.status == CaseStatus.CLOSED:
            raise Refused("This case is closed. Reopen it first.")
        part_that_displayed(case, incident)
        if asked_on > timezone.localdate(at):
            raise Refused("The date must be today or before.", field="asked_on")
        return Acknowledgement.objects.create(
            case=case,
            incident=incident,
            acceptance=acceptance,
            words=words.strip(),
            asked_on=asked_on,
            recorded_by=by.membership,
            recorded_at=at,
        )


def _answers(
    entry: Entry, track: Track, corrects: JusticeEvent | None, *, today: datetime.date
) -> list[Answer]:
    age = track.part.age_at_incident
    standing_events = [one for one in in_force(track.events) if one != corrects]
    before = [one.kind for one in standing_events if one.happened_on <= entry.happened_on]
    found = [
        may_happen(entry.kind, age_at_incident=age),
        follows_on(entry.kind, before=before),
        *what_is_missing(entry, today=today, corrects=corrects is not None),
    ]
    if entry.kind == kinds.MAPPA_REFERRAL:
        found.append(may_be_referred_to_mappa(track.now, age_at_incident=age))
    return found


def _facts(entry: Entry) -> dict[str, object]:
    """What belongs to this kind of event; what does not is left out, whatever was sent."""
    asked = {*fields_of(entry.kind), "happened_on"}
    return {name: getattr(entry, name) for name in asked}


def _check_corrected(corrects: JusticeEvent | None, track: Track) -> None:
    if corrects is not None and corrects not in track.in_force:
        raise Refused(
            "Choose an entry about this incident that was not corrected before.", field="corrects"
        )


def _set_what_is_due(event: JusticeEvent, case: Case, *, today: datetime.date) -> None:
    limits: tuple[Timescale, ...] = ()
    if event.kind == kinds.YOUTH_JUSTICE_REFERRAL:
        limits = (local_limit(YOUTH_JUSTICE_ASSESSMENT, case, on=today), YOUTH_JUSTICE_ANSWER)
    elif event.notification_required == "yes":
        limits = (NOTIFICATION_TO_POLICE,)
    for limit in limits:
        set_deadline(
            case=case,
            rule=limit,
            starts_on=event.happened_on,
            subject_kind=SUBJECT,
            subject_reference=event.reference,
            owner_team=case.managing_team,
            owner=case.worker,
        )


def _meet_what_was_due(event: JusticeEvent, track: Track) -> None:
    waiting = _open([one.reference for one in track.events])
    met = MET_BY.get(event.kind)
    for deadline in waiting:
        if met is not None and deadline.rule == met.rule:
            meet_deadline(deadline=deadline, on=event.happened_on)
        elif event.kind in kinds.ENDS_YOUTH_JUSTICE and deadline.rule in OF_YOUTH_JUSTICE:
            cancel_deadline(deadline=deadline, reason=f"Decided: {event.get_kind_display()}")


def _cancel(references: list[str], *, reason: str) -> None:
    for deadline in _open(references):
        cancel_deadline(deadline=deadline, reason=reason)


def _open(references: list[str]) -> list[Deadline]:
    return list(
        Deadline.objects.open()
        .filter(subject_kind=SUBJECT, subject_reference__in=references)
        .order_by("pk")
    )
