"""The work with Owen of scenario 1: planned, agreed, begun, ended and summed up."""

import datetime
from dataclasses import replace

from assessments.commands import (
    end_intervention,
    file_end_summary,
    log_session,
    plan_intervention,
)
from assessments.commands.ending import Ending
from assessments.commands.intervening import Planned
from assessments.models import Intervention
from assessments.rules.agreeing import Agreement
from assessments.rules.intervening import Plan, Views
from assessments.rules.reviewing import ReviewFacts, SummaryFacts
from assessments.rules.sessions import MeasureFacts, SessionFacts
from hsb_cases.cases.models import Case
from tests.support.roles import as_owner
from tests.support.world import World

AT = datetime.datetime(2026, 5, 11, 10, 0, tzinfo=datetime.UTC)
TODAY = AT.date()
START = datetime.date(2026, 5, 4)
AGREED = Agreement(
    sessions=12,
    reviews_after=(2, 8),
    starts_on=START,
    ends_by=datetime.date(2026, 7, 31),
    shared_with_lead_on=START,
)
PLAN = Plan(
    programme="individual",
    aims="What he does when he feels rejected, and how he asks.",
    basis="none",
    consent_from="Owen and his mother",
    lead_professional="Northmere Worker One",
    views=Views(child_views="“I want it over.”", carers_views="She agrees."),
    agreement=AGREED,
)
SESSION = SessionFacts(offered_on=START, attendance="attended", stage="preparation")
MEASURE = MeasureFacts(
    what="Knows what consent means",
    lowest=0,
    highest=10,
    better="higher",
    before=3,
    before_on=START,
)
REVIEW = ReviewFacts(
    held_on=TODAY,
    progress="He comes in time and speaks about it.",
    decision="go_on",
    child_views="“It is all right.”",
    self_harm_risk="no",
)
SUMMARY = SummaryFacts(
    work_done="Two sessions of preparation took place.",
    progress="He can say what consent means to him.",
    remaining="Low at home; the bus is still to be practised.",
    next_steps="School goes on with a weekly talk with him.",
    views=Views(child_views="“It helped.”", carers_views_missing_reason="Abroad until June"),
    self_harm_risk="no",
    shared_with_lead_on=TODAY,
    not_shared_with_group_reason="There is no group around him any more",
)


def later(days: int) -> datetime.datetime:
    """So many days after the moment of these tests."""
    return AT + datetime.timedelta(days=days)


def planned(world: World, case: Case, *, by: str, who: str = "", **changes) -> Intervention:
    """The work is planned by somebody; ``who`` does it."""
    facts = Planned(replace(PLAN, **changes), world[who or by].membership)
    return plan_intervention(case=case, planned=facts, at=AT, by=world[by])


def logged(world: World, work: Intervention, days: int = 0, *, by: str, at=AT, **changes):
    """A session, so many days after the work was agreed to start."""
    on = START + datetime.timedelta(days=days)
    facts = replace(SESSION, **{"offered_on": on, **changes})
    return log_session(intervention=work, facts=facts, at=at, by=world[by])


def begun(world: World, case: Case, *, by: str, **changes) -> Intervention:
    """The first session took place."""
    work = planned(world, case, by=by, **changes)
    logged(world, work, by=by)
    return again(work)


def ended(world: World, case: Case, *, by: str) -> Intervention:
    """The work has ended as agreed."""
    work = begun(world, case, by=by)
    end_intervention(intervention=work, ending=Ending(TODAY, "completed"), at=AT, by=world[by])
    return again(work)


def finished(world: World, case: Case, *, by: str) -> Intervention:
    """The end summary is filed."""
    work = ended(world, case, by=by)
    file_end_summary(intervention=work, facts=SUMMARY, at=AT, by=world[by])
    return again(work)


def again(work: Intervention) -> Intervention:
    """The work as the database holds it now."""
    found = Intervention.objects.select_related("case__child", "practitioner__team")
    with as_owner():
        return found.get(pk=work.pk)
