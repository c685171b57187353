"""Recording a meeting under way: saved as typed, and then written into the record.

Several people may record one meeting. Each part knows how often it was saved; whoever saves over
a text that they have not seen gets both texts back, and nothing is overwritten.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.core.errors import OutOfScope, Refused
from hsb_cases.core.locking import locked
from hsb_cases.drafts.rules.contents import Raw, tidy_raw
from hsb_cases.drafts.rules.versions import Sent, Verdict, verdict_on
from panels.commands.arranging import held
from panels.models import AgencyInformation, Invitation, Meeting, MeetingChild, MeetingDraft
from panels.rules.agenda import beside
from panels.rules.parts import BY_NAME, INFORMATION

NEWEST = 2**31 - 1
"""A version that no draft reaches: whoever writes beside has seen what is there, their own."""


@dataclass(frozen=True)
class Place:
    """Which part of a meeting’s record, and of which child."""

    meeting: Meeting
    part: str
    child: MeetingChild | None = None


@dataclass(frozen=True)
class SavedPart:
    """What a save came to, and what stands in the part now."""

    verdict: Verdict
    version: int
    stored: Raw
    at: datetime.datetime
    by: str
    """Who saved what stands there."""

    @property
    def conflict(self) -> bool:
        """Whether nothing was saved because somebody else was there first."""
        return self.verdict is Verdict.CONFLICT


def save_part(*, place: Place, sent: Sent, at: datetime.datetime, by: Actor) -> SavedPart:
    """Keep what is typed in one part, valid or not. A conflict saves nothing.

    Raises NotPermitted for who does not conduct the meeting, Refused unless it is under way, and
    OutOfScope for a part that there is not.
    """
    with acting(by, summary="Wrote in a meeting’s record"):
        held(place.meeting, "record", by)
        draft = _draft(place)
        sent = Sent(tidy_raw(sent.raw), sent.version, sent.window, sent.sequence)
        verdict = verdict_on(_as_section(draft), sent)
        if draft is not None and verdict is not Verdict.SAVE:
            return _saved(draft, verdict)
        if draft is None:
            draft = MeetingDraft(meeting=place.meeting, meeting_child=place.child, part=place.part)
            draft.version = 0
        draft.raw = sent.raw
        draft.version += 1
        draft.window, draft.sequence = sent.window, sent.sequence
        draft.recorded = False
        draft.saved_at, draft.saved_by = at, by.membership
        draft.save()
        return _saved(draft, verdict)


def keep_beside(*, place: Place, sent: Sent, at: datetime.datetime, by: Actor) -> SavedPart:
    """Keep what one person typed in a part after somebody else, until one of both is chosen.

    Nobody’s text is replaced by it but the person’s own earlier one. Raises as ``save_part``.
    """
    own = beside_place(place, by.membership.pk)
    return save_part(place=own, sent=replace(sent, version=NEWEST), at=at, by=by)


def choose(*, place: Place, person: int, by: Actor) -> None:
    """Let go of a text that was kept beside a part’s: the choice is made.

    ``person`` is the number of the membership that wrote it. None there is no trouble. Raises as
    ``save_part``.
    """
    with acting(by, summary="Chose between two texts in a meeting’s record"):
        held(place.meeting, "record", by)
        drop_draft(beside_place(place, person))


def beside_place(place: Place, person: int) -> Place:
    """Where one person’s own text of a part is kept."""
    return replace(place, part=beside(place.part, person))


def record_for_child(
    *,
    place: Place,
    values: Mapping[str, str],
    sent: Sent,
    at: datetime.datetime,
    by: Actor,
) -> SavedPart:
    """Write one part about one child into the record (R13).

    ``values`` are the part’s answers, cleaned; ``sent`` is the same as typed. In a conflict nothing
    is written. Raises as ``save_part``.
    """
    with acting(by, summary="Recorded what a meeting decided for a child"):
        part = BY_NAME.get(place.part)
        if place.child is None or part is None or not part.of_a_child:
            raise OutOfScope
        saved = save_part(place=place, sent=sent, at=at, by=by)
        if saved.conflict:
            return saved
        child = locked(MeetingChild.objects.all(), place.child)
        changed = [name for name in part.fields if getattr(child, name) != values.get(name, "")]
        for name in changed:
            setattr(child, name, values.get(name, ""))
        if changed:
            child.save(update_fields=changed)
        mark_recorded(place)
        return saved


@dataclass(frozen=True)
class Present:
    """Whether one of those invited came, and what follows for them."""

    invitation_id: int
    attended: str
    absence_reason: str = ""
    takes_on: str = ""
    person_name: str = ""


def record_attendance(
    *,
    place: Place,
    present: list[Present],
    sent: Sent,
    at: datetime.datetime,
    by: Actor,
) -> SavedPart:
    """Record who came, why others did not, and what each takes on (R6, R8).

    In a conflict nothing is written. Raises as ``save_part``.
    """
    with acting(by, summary="Recorded who came to a meeting"):
        saved = save_part(place=place, sent=sent, at=at, by=by)
        if saved.conflict:
            return saved
        for one in present:
            _write_presence(place.meeting, one)
        mark_recorded(place)
        return saved


@dataclass(frozen=True)
class Said:
    """What one agency said."""

    invitation: Invitation
    text: str
    child: MeetingChild | None = None
    """The child it is about; None: the incident. Then no family ever gets it."""


def record_information(
    *, meeting: Meeting, said: Said, at: datetime.datetime, by: Actor
) -> AgencyInformation:
    """Record what an agency said about one child or about the incident.

    Raises NotPermitted, and Refused without a text or unless the meeting is under way.
    """
    with acting(by, summary="Recorded what an agency said"):
        held(meeting, "record", by)
        if not said.text.strip():
            raise Refused("Enter what they said.", field="text")
        recorded = AgencyInformation.objects.create(
            meeting=meeting,
            invitation=said.invitation,
            meeting_child=said.child,
            text=said.text.strip(),
            recorded_at=at,
            recorded_by=by.membership,
        )
        drop_draft(Place(meeting, beside(INFORMATION, by.membership.pk)))
        return recorded


def mark_recorded(place: Place) -> None:
    """Note that the record says what is typed in a part."""
    draft = _draft(place)
    if draft is not None and not draft.recorded:
        draft.recorded = True
        draft.save(update_fields=["recorded"])


def drop_draft(place: Place) -> None:
    """Forget what was typed in a part: it stands in the record as an entry of its own."""
    draft = _draft(place)
    if draft is not None:
        draft.delete()


def _draft(place: Place) -> MeetingDraft | None:
    found = MeetingDraft.objects.select_for_update(of=("self",)).select_related("saved_by__user")
    return found.filter(meeting=place.meeting, meeting_child=place.child, part=place.part).first()


def _as_section(draft: MeetingDraft | None) -> dict[str, object] | None:
    if draft is None:
        return None
    return {
        "raw": draft.raw,
        "version": draft.version,
        "window": draft.window,
        "sequence": draft.sequence,
    }


def _saved(draft: MeetingDraft, verdict: Verdict) -> SavedPart:
    return SavedPart(
        verdict, draft.version, draft.raw, draft.saved_at, draft.saved_by.user.full_name
    )


def _write_presence(meeting: Meeting, one: Present) -> None:
    found = Invitation.objects.select_for_update().filter(
        meeting=meeting, pk=one.invitation_id, withdrawn_at__isnull=True
    )
    invitation = found.first()
    if invitation is None:
        # Taken back while this page was open: there is nothing to write.
        return
    wanted = {
        "attended": one.attended,
        "absence_reason": one.absence_reason if one.attended == "no" else "",
        "takes_on": one.takes_on,
        "person_name": one.person_name or invitation.person_name,
    }
    changed = [name for name, value in wanted.items() if getattr(invitation, name) != value]
    for name in changed:
        setattr(invitation, name, wanted[name])
    if changed:
        invitation.save(update_fields=changed)
