"""Minutes: prepared for one recipient about one child, approved by a second person, then sent."""

import datetime
from collections.abc import Sequence

from assessments.rules.other_family import Known, Open, Trace, traces, without_names
from assessments.rules.papers import Line, Section, stored, texts_of
from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.models import LocalAuthority
from hsb_cases.cases.commands.incident_sharing import end_incident_shares
from hsb_cases.cases.models import Incident
from hsb_cases.core.errors import Refused
from hsb_cases.core.locking import locked
from hsb_cases.core.references import new_reference
from hsb_cases.core.rules.answers import require
from panels.models import Meeting, MeetingChild, Minutes
from panels.models.codes import RecipientKind
from panels.permissions import check_conducts, check_second_person
from panels.rules.minutes import goes_to_its_own_authority, sections_for
from panels.rules.states import MEETING, MINUTES
from panels.selectors.copies import state_of
from panels.selectors.minutes import (
    authorities_of,
    known_of_children,
    minutes_facts,
    professionals_of,
    sections_of,
)

ANOTHER_CHILD = "another child"
CHANGED_SINCE = (
    "Somebody has changed this copy since you opened it. Read it as it stands now, then go on."
)


def prepare_minutes(
    *,
    meeting: Meeting,
    child: MeetingChild,
    kind: RecipientKind,
    recipient: str,
    at: datetime.datetime,
    by: Actor,
) -> Minutes:
    """Fix what one recipient is to get about one child, as text (R7).

    The other children’s names are replaced as it is made; what else is theirs is found before
    approval. Raises NotPermitted, and Refused before the meeting is closed, without a recipient,
    for the authority of another child, or where there is such a copy already.
    """
    with acting(by, summary="Prepared a copy of the minutes"):
        check_conducts(by, meeting)
        MEETING.check_move("prepare minutes for", state=meeting.status)
        if not recipient.strip():
            raise Refused("Enter for whom this copy is.", field="recipient")
        standing = Minutes.objects.filter(
            meeting_child=child,
            recipient_kind=kind,
            recipient=recipient.strip(),
            withdrawn_at__isnull=True,
        )
        if standing.exists():
            raise Refused("There is a copy for this recipient already.", field="recipient")
        authorities = authorities_of(meeting, today=at.date())
        mine = authorities.pop(child.pk, "")
        require(
            goes_to_its_own_authority(
                kind, recipient, own=mine, others=tuple(authorities.values())
            ),
            {},
        )
        facts, _ = minutes_facts(meeting, child, today=at.date())
        own, others = _sides(meeting, child.pk)
        made = [
            Section(
                section.title,
                tuple(
                    Line(
                        without_names(line.key, own=own, others=others, instead=ANOTHER_CHILD),
                        without_names(line.words, own=own, others=others, instead=ANOTHER_CHILD),
                    )
                    for line in section.lines
                ),
            )
            for section in sections_for(kind, facts)
        ]
        return Minutes.objects.create(
            reference=new_reference("MIN"),
            meeting=meeting,
            meeting_child=child,
            recipient_kind=kind,
            recipient=recipient.strip(),
            sections=stored(made),
            prepared_at=at,
            prepared_by=by.membership,
        )


def change_minutes(
    *,
    minutes: Minutes,
    sections: Sequence[Section],
    at: datetime.datetime,
    by: Actor,
    read: datetime.datetime | None = None,
) -> None:
    """Change the text of a copy that is not approved yet; lines left empty are taken out.

    Whoever changes it has prepared it, and may not approve it. ``read`` is when the text that was
    read had been prepared; None: it was read just now. Raises NotPermitted, and Refused also where
    somebody has changed the text since, or nothing was changed.
    """
    with acting(by, summary="Changed a copy of the minutes"):
        minutes = _held(minutes, "change", by)
        _check_as_read(minutes, read)
        kept = (
            Section(one.title, tuple(line for line in one.lines if line.words.strip()))
            for one in sections
        )
        text = stored(section for section in kept if section.lines)
        if text == minutes.sections:
            # Whoever saves what somebody else wrote would make the writer its second reader.
            raise Refused("Nothing is changed. Change the text, or go back to the copy.")
        minutes.sections = text
        minutes.prepared_at, minutes.prepared_by = at, by.membership
        minutes.save(update_fields=["sections", "prepared_at", "prepared_by"])


def found_of_others(minutes: Minutes) -> list[tuple[str, Trace]]:
    """What a copy holds of other children of the meeting: the text it stands in, and what it is.

    For who conducts the meeting; empty for everybody else, who cannot approve either.
    """
    own, others = _sides(minutes.meeting, minutes.meeting_child_id)
    public = Open(
        authorities=tuple(LocalAuthority.objects.values_list("name", flat=True)),
        professionals=professionals_of(minutes.meeting),
    )
    texts = [minutes.recipient, *texts_of(sections_of(minutes))]
    return [
        (text, trace)
        for text in texts
        for trace in traces(text, own=own, others=others, public=public)
    ]


def approve_minutes(
    *,
    minutes: Minutes,
    at: datetime.datetime,
    by: Actor,
    read: datetime.datetime | None = None,
) -> None:
    """Let a copy leave: a second person has read it, and nothing of another child stands in it.

    ``read`` as for a change: what nobody but its writer has read is not approved.
    Raises NotPermitted for whoever prepared it, in whichever membership, and Refused while it holds
    a name, address, school or number of another child or that child’s family. There is no way round
    that: the text is changed.
    """
    with acting(by, summary="Approved a copy of the minutes"):
        minutes = _held(minutes, "approve", by)
        check_second_person(by, minutes)
        _check_as_read(minutes, read)
        found = found_of_others(minutes)
        if found:
            raise Refused(_leak_sentence([trace for _, trace in found]))
        minutes.approved_at, minutes.approved_by = at, by.membership
        minutes.save(update_fields=["approved_at", "approved_by"])


def record_sent(
    *, minutes: Minutes, how: str, sent_at: datetime.datetime, at: datetime.datetime, by: Actor
) -> None:
    """Record how and when an approved copy was sent.

    Once every copy of a closed meeting is sent, who chaired it reads the incident no longer. Raises
    NotPermitted, and Refused before approval, without a way, or for a time in the future.
    """
    with acting(by, summary="Recorded that minutes were sent"):
        minutes = _held(minutes, "send", by)
        if not how.strip():
            raise Refused("Enter how you sent it.", field="how")
        if sent_at > at:
            raise Refused("Enter a time of sending that is not in the future.", field="sent_on")
        minutes.sent_at, minutes.sent_by, minutes.sent_how = sent_at, by.membership, how.strip()
        minutes.save(update_fields=["sent_at", "sent_by", "sent_how"])
        _end_access_when_all_is_sent(minutes.meeting, at=at, by=by)


def withdraw_minutes(*, minutes: Minutes, reason: str, at: datetime.datetime, by: Actor) -> None:
    """Take a copy back that was not sent; where it was the last to wait, all is sent.

    Raises NotPermitted, or Refused without a reason.
    """
    with acting(by, summary="Withdrew a copy of the minutes", reason=reason):
        minutes = _held(minutes, "withdraw", by)
        if not reason.strip():
            raise Refused("Enter why this copy is withdrawn.", field="reason")
        minutes.withdrawn_at, minutes.withdrawn_reason = at, reason
        minutes.save(update_fields=["withdrawn_at", "withdrawn_reason"])
        _end_access_when_all_is_sent(minutes.meeting, at=at, by=by)


def _held(minutes: Minutes, move: str, by: Actor) -> Minutes:
    check_conducts(by, minutes.meeting)
    related = ("meeting__team__agency", "meeting__local_authority", "prepared_by")
    # All copies of the meeting: of two that are sent at once, the later act sees the earlier.
    list(Minutes.objects.select_for_update().filter(meeting=minutes.meeting_id).order_by("pk"))
    minutes = locked(Minutes.objects.select_related(*related), minutes)
    MINUTES.check_move(move, state=state_of(minutes))
    return minutes


def _check_as_read(minutes: Minutes, read: datetime.datetime | None) -> None:
    if read is not None and read != minutes.prepared_at:
        raise Refused(CHANGED_SINCE)


def _sides(meeting: Meeting, child: int) -> tuple[list[Known], list[Known]]:
    known = known_of_children(meeting)
    others = [one for key, found in known.items() if key != child for one in found]
    return known.get(child, []), others


def _end_access_when_all_is_sent(meeting: Meeting, *, at: datetime.datetime, by: Actor) -> None:
    waiting = Minutes.objects.filter(
        meeting=meeting, withdrawn_at__isnull=True, sent_at__isnull=True
    )
    told = set(
        Minutes.objects.filter(
            meeting=meeting, withdrawn_at__isnull=True, recipient_kind=RecipientKind.LOCAL_AUTHORITY
        ).values_list("meeting_child_id", flat=True)
    )
    everybody = set(MeetingChild.objects.filter(meeting=meeting).values_list("pk", flat=True))
    incident = Incident.objects.filter(pk=meeting.incident_id).first()
    if waiting.exists() or told != everybody or incident is None:
        return
    end_incident_shares(
        incident=incident,
        subject_reference=meeting.reference,
        reason="The meeting is closed and its minutes are sent",
        at=at,
        by=by,
    )


def _leak_sentence(found: list[Trace]) -> str:
    kinds = dict.fromkeys(trace.what for trace in found)
    words = ", ".join(dict.fromkeys(f"“{trace.found}”" for trace in found))
    return (
        f"This copy holds {' and '.join(kinds)} of another child’s side: {words}. Take it out or"
        " write it so that nobody can be recognised, then approve."
    )
