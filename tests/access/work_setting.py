"""The work with a child and support after harm that the access tests ask about."""

from dataclasses import dataclass, field, replace

from assessments.commands import (
    end_intervention,
    file_end_summary,
    log_session,
    plan_intervention,
    record_measure,
    review_intervention,
)
from assessments.commands.ending import Ending
from assessments.commands.intervening import Planned
from assessments.commands.summary_drafts import save_summary_draft
from assessments.models import Intervention, InterventionSession, ProgressMeasure
from hsb_cases.agencies.acting import Actor
from hsb_cases.cases.models import Case
from hsb_cases.drafts.rules.versions import Sent
from tests.assessments.work_arrange import AGREED, MEASURE, PLAN, REVIEW, SESSION, SUMMARY
from tests.support.world import NOON

DAY = NOON.date()


@dataclass
class Work:
    """Work under way with its log, and work that has ended with its summary in a draft."""

    under_way: Intervention
    session: InterventionSession
    measure: ProgressMeasure
    ended: Intervention
    draft: str = field(default="")
    """The reference of the summary's draft: its writer's alone."""


def work_with(case: Case, *, by: Actor) -> Work:
    """Three programmes of one practitioner: one goes on, one has ended, one is summed up."""
    under_way, session = _begun(case, by)
    measure = record_measure(
        intervention=under_way, facts=replace(MEASURE, before_on=DAY), at=NOON, by=by
    )
    review_intervention(intervention=under_way, facts=replace(REVIEW, held_on=DAY), at=NOON, by=by)
    ended, summed_up = _begun(case, by)[0], _begun(case, by)[0]
    for work in (ended, summed_up):
        end_intervention(intervention=work, ending=Ending(DAY, "completed"), at=NOON, by=by)
    facts = replace(SUMMARY, shared_with_lead_on=DAY)
    file_end_summary(intervention=summed_up, facts=facts, at=NOON, by=by)
    saved = save_summary_draft(
        intervention=ended,
        sent=Sent({"work_done": ["Typed so far"]}, 0, "w", 1),
        complete=False,
        at=NOON,
        by=by,
    )
    return Work(under_way, session, measure, ended, saved.draft.reference)


def _begun(case: Case, by: Actor) -> tuple[Intervention, InterventionSession]:
    agreed = replace(AGREED, starts_on=DAY, shared_with_lead_on=DAY)
    planned = Planned(replace(PLAN, agreement=agreed), by.membership)
    work = plan_intervention(case=case, planned=planned, at=NOON, by=by)
    facts = replace(SESSION, offered_on=DAY)
    session = log_session(intervention=work, facts=facts, at=NOON, by=by)
    work.refresh_from_db()
    return work, session
