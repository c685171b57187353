"""The rows of interventions."""

from dataclasses import replace
from uuid import uuid4

from assessments.commands import (
    cancel_intervention,
    change_plan,
    correct_session,
    end_intervention,
    file_end_summary,
    hand_over_intervention,
    log_session,
    pause_intervention,
    record_measure,
    resume_intervention,
    review_intervention,
)
from assessments.commands.ending import Ending
from assessments.commands.intervening import Planned
from assessments.models import InterventionSession
from assessments.rules.states import INTERVENTION
from hsb_cases.agencies.roles import Ability
from tests.assessments.arrange import referred
from tests.assessments.work_arrange import (
    AGREED,
    AT,
    MEASURE,
    PLAN,
    REVIEW,
    SESSION,
    SUMMARY,
    TODAY,
    again,
    begun,
    ended,
    finished,
    planned,
)
from tests.states.people import MANAGER, let_everybody_in, placed, who_can
from tests.states.table import Table
from tests.support.roles import as_owner

WHY = "The family asked for it in writing."


def the_case(world):
    """Owen's, on which everybody may work."""
    _, case = referred(world)
    let_everybody_in(world, case)
    return case


def pause(world, work, by):
    pause_intervention(intervention=work, reason=WHY, at=AT, by=by)


def paused(world):
    work = begun(world, the_case(world), by=MANAGER)
    pause(world, work, world[MANAGER])
    return work


def cancel(world, work, by):
    cancel_intervention(intervention=work, reason=WHY, by=by)


def cancelled(world):
    work = planned(world, the_case(world), by=MANAGER)
    cancel(world, work, world[MANAGER])
    return work


def change(world, work, by):
    facts = Planned(PLAN, world[MANAGER].membership)
    change_plan(intervention=work, planned=facts, at=AT, by=by)


def log(world, work, by):
    facts = replace(SESSION, offered_on=TODAY)
    log_session(intervention=work, facts=facts, at=AT, by=by)


def correct(world, work, by):
    with as_owner():
        session = work.sessions.first() or InterventionSession(created_in=uuid4())
    session.intervention = work
    correct_session(session=session, facts=SESSION, at=AT, by=by)


def hand_over(world, work, by):
    to = placed(world, "hsb_practitioner").membership
    hand_over_intervention(intervention=work, to=to, reason=WHY, at=AT, by=by)


STEPS = {
    "change the plan of": change,
    "log a session of": log,
    "correct a session of": correct,
    "measure progress in": lambda world, work, by: record_measure(
        intervention=work, facts=MEASURE, at=AT, by=by
    ),
    "review": lambda world, work, by: review_intervention(
        intervention=work, facts=REVIEW, at=AT, by=by
    ),
    "hand over": hand_over,
    "pause": pause,
    "resume": lambda world, work, by: resume_intervention(
        intervention=work, ends_by=AGREED.ends_by, at=AT, by=by
    ),
    "end": lambda world, work, by: end_intervention(
        intervention=work, ending=Ending(TODAY, "completed"), at=AT, by=by
    ),
    "file the end summary of": lambda world, work, by: file_end_summary(
        intervention=work, facts=SUMMARY, at=AT, by=by
    ),
    "cancel": cancel,
}
OF_INTERVENTIONS = Table(
    machine=INTERVENTION,
    states={
        "planned": lambda world: planned(world, the_case(world), by=MANAGER),
        "under_way": lambda world: begun(world, the_case(world), by=MANAGER),
        "paused": paused,
        "ended": lambda world: ended(world, the_case(world), by=MANAGER),
        "finished": lambda world: finished(world, the_case(world), by=MANAGER),
        "cancelled": cancelled,
    },
    steps=STEPS,
    may=dict.fromkeys(STEPS, who_can(Ability.ASSESS)),
    again=again,
    state=lambda work: work.status,
)
