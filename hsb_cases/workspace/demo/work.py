"""The work with two children of the scenarios: one programme goes on, one waits for its summary."""

import datetime
from dataclasses import replace

from assessments.commands import (
    decide_support,
    end_intervention,
    log_session,
    measure_again,
    plan_intervention,
    record_measure,
    review_intervention,
)
from assessments.commands.ending import Ending
from assessments.commands.intervening import Planned
from assessments.models import Intervention
from assessments.rules.agreeing import Agreement
from assessments.rules.intervening import Plan, Views
from assessments.rules.reviewing import ReviewFacts
from assessments.rules.sessions import MeasureFacts, SessionFacts
from assessments.rules.support import Offer, Support
from assessments.rules.visiting import Safety
from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.cases.models import Case, Participation
from hsb_cases.workspace.demo.partnership import Partnership

NOON = datetime.time(12, 0, tzinfo=datetime.UTC)
FRIDAY = 4
WEEK = datetime.timedelta(weeks=1)
STAGES = ("preparation", "preparation", "resilience", "relationships", "relationships", "behaviour")
MEASURE = MeasureFacts(
    what="Sees how another person feels",
    lowest=0,
    highest=10,
    better="higher",
    before=3,
    before_on=datetime.date.min,
)


def play_work(partnership: Partnership, *, today: datetime.date) -> None:
    """Owen’s programme nears its end; Jamie’s has ended; for Noor, support was decided on."""
    today -= datetime.timedelta(days=max(0, today.weekday() - FRIDAY))  # they meet on weekdays
    owens, jamies = partnership["Jo Farant"], partnership["Yusuf Demir"]
    first = today - 6 * WEEK
    owen = _begun(_case("Owen", owens), owens, lead="Ben Whitlock", first=first)
    _reviewed(owen, owens, first + 5 * WEEK)
    first = today - 10 * WEEK
    jamie = _begun(_case("Jamie", jamies), jamies, lead="Marta Silva", first=first)
    ended_on = today - datetime.timedelta(days=12)
    with acting(jamies):
        measure = jamie.measures.get()
    measure.intervention = jamie
    at = datetime.datetime.combine(ended_on, NOON)
    measure_again(measure=measure, after=7, after_on=ended_on, at=at, by=jamies)
    end_intervention(intervention=jamie, ending=Ending(ended_on, "completed"), at=at, by=jamies)
    _support(partnership["Clare Ibbotson"])


def _case(child: str, by: Actor) -> Case:
    with acting(by):
        return Case.objects.select_related("child").get(child__given_name=child)


def _begun(case: Case, by: Actor, *, lead: str, first: datetime.date) -> Intervention:
    """Agreed with the child, and a session each week so far."""
    at = datetime.datetime.combine(first, NOON)
    agreement = Agreement(
        sessions=8,
        reviews_after=(4,),
        starts_on=first,
        ends_by=first + 8 * WEEK,
        shared_with_lead_on=first,
    )
    plan = Plan(
        programme="individual",
        aims="To know what consent means, and what to do when he feels rejected.",
        basis="none",
        consent_from=f"{case.child.given_name} and his family",
        content_explained=f"{case.child.given_name} and his family",
        lead_professional=lead,
        views=Views(
            child_views="“I want to get this right.”", carers_views="They want him to be helped."
        ),
        agreement=agreement,
    )
    work = plan_intervention(case=case, planned=Planned(plan, by.membership), at=at, by=by)
    facts = replace(MEASURE, before_on=first)
    record_measure(intervention=work, facts=facts, at=at, by=by)
    for number, stage in enumerate(STAGES):
        on = first + number * WEEK
        session = SessionFacts(offered_on=on, attendance="attended", stage=stage)
        if number == 1:
            session = SessionFacts(on, attendance="missed", missed_reason="He was ill")
        at = datetime.datetime.combine(on, NOON)
        log_session(intervention=work, facts=session, at=at, by=by)
    return work


def _reviewed(work: Intervention, by: Actor, on: datetime.date) -> None:
    facts = ReviewFacts(
        held_on=on,
        progress="He comes in time and speaks about what he did without being asked.",
        decision="go_on",
        child_views="“It is easier than I thought.”",
        self_harm_risk="no",
    )
    at = datetime.datetime.combine(on, NOON)
    review_intervention(intervention=work, facts=facts, at=at, by=by)


def _support(by: Actor) -> None:
    case = _case("Noor", by)
    with acting(by):
        part = Participation.objects.select_related("incident").get(case=case)
    offered = datetime.date(2026, 4, 13)
    decide_support(
        case=case,
        incident=part.incident,
        support=Support(
            impact="She sleeps badly and does not want to take the bus.",
            needs="Somebody to talk to, and another way to school.",
            decision="accepted",
        ),
        offer=Offer("The school’s counsellor", offered, offered + WEEK),
        safety=Safety(self_harm_risk="no"),
        at=datetime.datetime.combine(offered, NOON),
        by=by,
    )
