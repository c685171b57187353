"""The assessments and the criminal justice track of one case, for the pages of the case."""

import datetime
from dataclasses import dataclass

from assessments.models import FamilyAssessment, HsbAssessment
from assessments.selectors.family import family_assessments_of, waiting_since
from assessments.selectors.justice import Track, tracks_of
from assessments.selectors.tools import assessments_of
from hsb_cases.agencies.acting import Actor
from hsb_cases.reminders.models import Deadline
from hsb_cases.workspace.selectors.case import CaseHead, case_head


@dataclass(frozen=True)
class CaseAssessments:
    """What the page of a case's assessments shows."""

    head: CaseHead
    assessments: tuple[HsbAssessment, ...]
    """The latest first."""
    tracks: tuple[Track, ...]
    """One for each incident in which the child displayed the behaviour."""
    family: tuple[FamilyAssessment, ...]
    """The child and family assessments that were completed, the latest first."""
    family_due: Deadline | None
    """The one that is due next."""


def case_assessments(actor: Actor, reference: str, *, today: datetime.date) -> CaseAssessments:
    """The assessments of a case that the actor sees as a whole. Ten queries.

    Raises OutOfScope.
    """
    head = case_head(actor, reference, today=today)
    return CaseAssessments(
        head=head,
        assessments=tuple(assessments_of(head.case)),
        tracks=tuple(tracks_of(head.case, today=today)),
        family=tuple(family_assessments_of(head.case)),
        family_due=waiting_since(head.case).first(),
    )
