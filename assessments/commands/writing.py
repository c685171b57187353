"""Writing an assessment: saved as typed, and then recorded part by part.

Two people may write one assessment. Each part knows how often it was saved; whoever saves over a
text that they have not seen gets both texts back, and nothing is overwritten.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from assessments.models import AssessmentDraft, AssessmentVersion, DomainFinding, HsbAssessment
from assessments.permissions import check_may_write
from assessments.rules.record_parts import Part
from assessments.rules.states import ASSESSMENT
from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.models import Membership
from hsb_cases.cases.models import Case
from hsb_cases.core.locking import locked
from hsb_cases.drafts.rules.contents import Raw, tidy_raw
from hsb_cases.drafts.rules.versions import Sent, Verdict, verdict_on

NEWEST = 2**31 - 1
"""A version that no draft reaches: whoever writes beside has seen what is there, their own."""


@dataclass(frozen=True)
class Place:
    """Which part of an assessment; ``beside``: whose text is kept beside the part’s own."""

    assessment: HsbAssessment
    part: Part
    beside: Membership | None = None


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


def save_part(
    *, place: Place, sent: Sent, at: datetime.datetime, by: Actor, pressed: bool = False
) -> SavedPart:
    """Keep what is typed in one part, valid or not. A conflict keeps it beside what stands there.

    ``pressed``: somebody sent the page by its button. Then a page that was gone back to, and whose
    window has saved something later, is a conflict too: what was meant to be kept is never dropped.
    Raises NotPermitted for who does not write the assessment, and Refused unless it is under way.
    """
    with acting(by, summary="Wrote in an assessment"):
        held_for_writing(place.assessment, by)
        saved = _save(place, sent, at, by)
        if pressed:
            sent = replace(sent, window="")
            if saved.verdict is Verdict.LATE:
                saved = replace(saved, verdict=Verdict.CONFLICT)
        if saved.conflict:
            own = replace(place, beside=by.membership)
            _save(own, replace(sent, version=NEWEST), at, by)
        return saved


def record_part(
    *, place: Place, values: Mapping[str, Any], sent: Sent, at: datetime.datetime, by: Actor
) -> SavedPart:
    """Write one part into the version that is being written.

    ``values`` are the part’s answers, cleaned; ``sent`` is the same as typed. In a conflict nothing
    is written. Raises as ``save_part``.
    """
    with acting(by, summary="Recorded a part of an assessment"):
        saved = save_part(place=place, sent=sent, at=at, by=by, pressed=True)
        if saved.conflict:
            return saved
        version = version_in_hand(place.assessment, at=at, by=by)
        if place.part.domain:
            _write_finding(version, place.part.domain, values)
        else:
            _put(version, {name: values[name] for name in place.part.fields})
        draft = _draft(place)
        if draft is not None and not draft.recorded:
            draft.recorded = True
            draft.save(update_fields=["recorded"])
        return saved


def choose_text(*, place: Place, by: Actor) -> None:
    """Let go of a text that was kept beside a part’s: the choice is made.

    None there is no trouble. Raises as ``save_part``.
    """
    with acting(by, summary="Chose between two texts in an assessment"):
        held_for_writing(place.assessment, by)
        draft = _draft(place) if place.beside else None
        if draft is not None:
            draft.delete()


def held(assessment: HsbAssessment) -> HsbAssessment:
    """The assessment as it is now, locked, and its case before it: always in this order.

    Raises OutOfScope for who may not change them.
    """
    locked(Case.objects.all(), assessment.case)
    related = ("case__child", "case__managing_team", "incident", "assessor__user")
    return locked(HsbAssessment.objects.select_related(*related), assessment)


def held_for_writing(assessment: HsbAssessment, by: Actor) -> HsbAssessment:
    """The same for one of its authors, while it is being written."""
    check_may_write(by, assessment)
    assessment = held(assessment)
    check_may_write(by, assessment)
    ASSESSMENT.check_move("write", state=assessment.status)
    return assessment


def version_in_hand(
    assessment: HsbAssessment, *, at: datetime.datetime, by: Actor
) -> AssessmentVersion:
    """The version that is being written, locked; the first is opened with the first words."""
    found = AssessmentVersion.objects.filter(assessment=assessment, signed_off_at__isnull=True)
    version = found.select_for_update(of=("self",)).first()
    if version is not None:
        return version
    return AssessmentVersion.objects.create(
        case=assessment.case,
        assessment=assessment,
        number=1,
        opened_at=at,
        opened_by=by.membership,
    )


def _save(place: Place, sent: Sent, at: datetime.datetime, by: Actor) -> SavedPart:
    draft = _draft(place)
    sent = Sent(tidy_raw(sent.raw), sent.version, sent.window, sent.sequence)
    verdict = verdict_on(_as_section(draft), sent)
    if draft is not None and verdict is not Verdict.SAVE:
        return _saved(draft, verdict)
    if draft is None:
        draft = AssessmentDraft(
            case=place.assessment.case,
            assessment=place.assessment,
            part=place.part.name,
            beside=place.beside,
        )
    draft.raw = sent.raw
    draft.version += 1
    draft.window, draft.sequence = sent.window, sent.sequence
    draft.recorded = False
    draft.saved_at, draft.saved_by = at, by.membership
    draft.save()
    return _saved(draft, verdict)


def _draft(place: Place) -> AssessmentDraft | None:
    found = AssessmentDraft.objects.select_for_update(of=("self",)).select_related("saved_by__user")
    return found.filter(
        assessment=place.assessment, part=place.part.name, beside=place.beside
    ).first()


def _as_section(draft: AssessmentDraft | None) -> dict[str, object] | None:
    if draft is None:
        return None
    return {
        "raw": draft.raw,
        "version": draft.version,
        "window": draft.window,
        "sequence": draft.sequence,
    }


def _saved(draft: AssessmentDraft, verdict: Verdict) -> SavedPart:
    return SavedPart(
        verdict, draft.version, draft.raw, draft.saved_at, draft.saved_by.user.full_name
    )


def _write_finding(version: AssessmentVersion, domain: str, values: Mapping[str, Any]) -> None:
    finding = DomainFinding.objects.filter(version=version, domain=domain).first()
    if finding is None:
        DomainFinding.objects.create(
            case_id=version.case_id, version=version, domain=domain, **values
        )
    else:
        _put(finding, values)


def _put(record: AssessmentVersion | DomainFinding, values: Mapping[str, Any]) -> None:
    changed = [name for name, value in values.items() if getattr(record, name) != value]
    for name in changed:
        setattr(record, name, values[name])
    if changed:
        record.save(update_fields=changed)
