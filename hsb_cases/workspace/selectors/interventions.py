"""The work with the child of one case, and support after harm, for the pages of the case."""

import datetime
from dataclasses import dataclass

from assessments.models import Intervention
from assessments.selectors.interventions import interventions_of
from assessments.selectors.parts import displayed_parts
from assessments.selectors.support import HarmedPart, harmed_parts
from hsb_cases.agencies.acting import Actor
from hsb_cases.workspace.selectors.case import CaseHead, case_head


@dataclass(frozen=True)
class CaseInterventions:
    """What the page of a case's interventions shows."""

    head: CaseHead
    interventions: tuple[Intervention, ...]
    """The latest first."""
    displayed: bool
    """Whether the child displayed the behaviour in any incident."""
    harmed: tuple[HarmedPart, ...]
    """Each incident in which the child was harmed, with what was decided about support."""


def case_interventions(actor: Actor, reference: str, *, today: datetime.date) -> CaseInterventions:
    """The interventions of a case that the actor sees as a whole. Eight queries at most.

    Raises OutOfScope.
    """
    head = case_head(actor, reference, today=today)
    return CaseInterventions(
        head=head,
        interventions=tuple(interventions_of(head.case)),
        displayed=bool(displayed_parts(head.case)),
        harmed=tuple(harmed_parts(head.case)),
    )
