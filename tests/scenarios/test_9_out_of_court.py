"""Scenario 9: Jamie of Fenbridge: an outcome out of court, work with him, a late end summary."""

import datetime

import pytest

from assessments.commands import (
    decide_support,
    end_intervention,
    file_end_summary,
    log_session,
    plan_intervention,
    record_justice_event,
    record_training,
    review_intervention,
)
from assessments.commands.ending import Ending
from assessments.commands.intervening import Planned
from assessments.models import EndSummary, Intervention, SupportDecision
from assessments.rules.agreeing import Agreement
from assessments.rules.eligibility import recorded_as
from assessments.rules.intervening import Plan, Views
from assessments.rules.justice_entries import Entry
from assessments.rules.reviewing import ReviewFacts, SummaryFacts
from assessments.rules.sessions import SessionFacts
from assessments.rules.support import Offer, Support
from assessments.rules.tool_catalogue import AIM3
from assessments.rules.tools import verdict
from assessments.rules.visiting import Safety
from assessments.selectors.tools import choosing_of
from hsb_cases.agencies.acting import acting
from hsb_cases.cases.commands.closing import close_case
from hsb_cases.cases.commands.sharing import SharingReason, share_case
from hsb_cases.cases.models import Level, SharingBasis
from hsb_cases.cases.rules.closing import Closing
from hsb_cases.reminders.rules.timescales import (
    END_SUMMARY,
    INTERVENTION_REVIEW,
    REFERRAL_DECISION,
)
from hsb_cases.workspace.demo.scenarios import ON_A_BUS
from referrals.models import Decision
from tests.scenarios.assessing import family_assessed
from tests.scenarios.steps import day, moment, owned, refused

pytestmark = pytest.mark.django_db

DOOR, DUTY, MANAGER = "Harriet Cole", "James Okoro", "Wendy Marsh"
JAMIES, NOORS, PRACTITIONER = "Yusuf Demir", "Clare Ibbotson", "Jo Farant"
TEAM = ("Fenbridge children’s social care", "Assessment team")
FIRST = day("2026-07-31")
WEEKLY = [FIRST + datetime.timedelta(weeks=number) for number in range(12)]
AGREED = Agreement(
    sessions=12,
    reviews_after=(4, 8),
    starts_on=FIRST,
    ends_by=day("2026-10-16"),
    shared_with_lead_on=day("2026-06-01"),
)
SUMMARY = SummaryFacts(
    work_done="Twelve weekly sessions were offered, and eleven took place.",
    progress="He can say what he did and what he does instead.",
    remaining="Low at home and at school; the bus is still to be practised.",
    next_steps="School goes on with a weekly talk; his father rings if worried.",
    views=Views(child_views="“It helped.”", carers_views="They see a change."),
    self_harm_risk="no",
    shared_with_lead_on=day("2026-11-04"),
    shared_with_group_on=day("2026-11-04"),
)


@pytest.fixture
def decided(story):
    story.reported(ON_A_BUS)
    for name, followed in zip(("Jamie", "Noor"), ON_A_BUS.followed, strict=True):
        assert story.due(name, REFERRAL_DECISION).due_on == day("2026-04-07")
        story.decided(
            name,
            Decision.ASSESSMENT,
            by=DOOR,
            at=moment("2026-04-07 10:30"),
            differs_because=followed.differs_because,
        )
        story.taken_over(name, team=TEAM, by=DUTY, at=moment("2026-04-07 13:00"))
    story.allocated("Jamie", JAMIES, by=MANAGER, at=moment("2026-04-07 14:00"))
    story.allocated("Noor", NOORS, by=MANAGER, at=moment("2026-04-07 14:00"))
    share_case(
        case=story.cases["Jamie"],
        recipient=story[PRACTITIONER].membership,
        level=Level.CONTRIBUTE,
        why=SharingReason("Work with Jamie", SharingBasis.PUBLIC_TASK),
        at=moment("2026-04-08 09:00"),
        by=story[JAMIES],
    )
    for name, worker in (("Jamie", JAMIES), ("Noor", NOORS)):
        assess(story, name, by=worker)
    return story


def assess(story, name, *, by):
    """The social work assessment is complete before its 45 working days are over on 10 June."""
    family_assessed(
        story,
        name,
        by=by,
        supervisor=MANAGER,
        begins=moment("2026-04-08 10:00"),
        at=moment("2026-06-04 16:00"),
    )


def plan(story, **changes):
    facts = {
        "programme": "change_for_good",
        "aims": "Consent, and what he does instead when he feels rejected.",
        "basis": "none",
        "consent_from": "Jamie and his father",
        "content_explained": "Jamie and his father",
        "lead_professional": JAMIES,
        "views": Views(child_views="“I want this behind me.”", carers_views="They agree."),
        "agreement": AGREED,
        **changes,
    }
    return plan_intervention(
        case=story.cases["Jamie"],
        planned=Planned(Plan(**facts), story[PRACTITIONER].membership),
        at=moment("2026-06-01 10:00"),
        by=story[PRACTITIONER],
    )


def log(story, work, on, **facts):
    facts = {"attendance": "attended", "stage": "preparation", **facts}
    return log_session(
        intervention=work,
        facts=SessionFacts(offered_on=on, **facts),
        at=moment(f"{on} 17:00"),
        by=story[PRACTITIONER],
    )


def close(story, name, at):
    return close_case(
        case=story.cases[name],
        closing=Closing(
            reason="need_met",
            summary="What was planned with the child and the family has been done.",
            self_harm_risk="no",
        ),
        at=moment(at),
        by=story[MANAGER],
    )


def test_a_community_resolution_on_11_may_unlocks_aim3(decided):
    record_training(
        user=decided[PRACTITIONER].user,
        tool=AIM3,
        trained_on=day("2025-11-03"),
        valid_until=day("2028-11-03"),
        provider="AIM Project",
        at=moment("2026-04-08 10:00"),
        by=decided[MANAGER],
    )

    def said(today):
        with acting(decided[JAMIES]):
            found = choosing_of(
                decided.cases["Jamie"], incident="", today=day(today), now=moment(f"{today} 10:00")
            )
        return verdict(AIM3, found.facts)

    def happened(kind, on):
        record_justice_event(
            case=decided.cases["Jamie"],
            incident=decided.incident,
            entry=Entry(kind=kind, happened_on=day(on)),
            at=moment(f"{on} 12:00"),
            by=decided[JAMIES],
        )

    happened("interview", "2026-04-09")
    assert said("2026-04-10").rule == "R21"
    happened("community_resolution", "2026-05-11")
    assert said("2026-05-11").rule != "R21"


def test_what_is_agreed_comes_before_the_first_session(decided):
    assert refused(lambda: plan(decided, consent_from=""), field="consent_from").startswith(
        "Nobody has to accept this work"
    )
    work = plan(decided, agreement=Agreement(sessions=12))
    assert refused(lambda: log(decided, work, FIRST), field="reviews_after") == (
        "Enter after which sessions the work is reviewed."
    )


def test_the_end_summary_is_due_on_30_october_and_filed_late_on_4_november(decided):
    work = plan(decided)
    for number, on in enumerate(WEEKLY, start=1):
        if number == 3:
            log(decided, work, on, attendance="missed", missed_reason="He was ill")
            continue
        log(decided, work, on)
        if number in {5, 9}:
            # The fourth and the eighth session that he attended.
            due = decided.due("Jamie", INTERVENTION_REVIEW)
            assert due.starts_on == on
            review_intervention(
                intervention=work,
                facts=ReviewFacts(
                    held_on=on + datetime.timedelta(days=3),
                    progress="He speaks about it without being asked.",
                    decision="go_on",
                    child_views="“It is all right.”",
                    self_harm_risk="no",
                ),
                at=moment(f"{on + datetime.timedelta(days=3)} 10:00"),
                by=decided[PRACTITIONER],
            )
            assert not decided.due("Jamie", INTERVENTION_REVIEW).is_open
    assert refused(lambda: close(decided, "Jamie", "2026-10-15 10:00")).endswith(
        f"{work.reference}: An intervention is still going on. End it, and file its end summary."
    )
    end_intervention(
        intervention=work,
        ending=Ending(day("2026-10-16"), "completed"),
        at=moment("2026-10-16 17:00"),
        by=decided[PRACTITIONER],
    )
    due = decided.due("Jamie", END_SUMMARY)
    assert (due.due_on, due.standing) == (day("2026-10-30"), "local")
    assert not due.is_overdue(day("2026-10-30"))
    assert due.is_overdue(day("2026-10-31"))
    assert "It was due on 30 October 2026." in refused(
        lambda: close(decided, "Jamie", "2026-11-03 10:00")
    )
    file_end_summary(
        intervention=work,
        facts=SUMMARY,
        at=moment("2026-11-04 16:00"),
        by=decided[PRACTITIONER],
    )
    (summary,) = owned(EndSummary.objects.all)
    assert (summary.due_on, summary.filed_on) == (day("2026-10-30"), day("2026-11-04"))
    assert summary.working_days_late == 3
    due = decided.due("Jamie", END_SUMMARY)
    assert due.met_on == day("2026-11-04")
    assert due.days_late(day("2027-01-01")) == 3
    (kept,) = owned(Intervention.objects.all)
    assert (kept.status, recorded_as(kept.basis)) == ("finished", "voluntary intervention")
    assert close(decided, "Jamie", "2026-11-05 10:00").reason == "need_met"


def test_noors_case_waits_for_the_decision_on_her_support(decided):
    decide = "Decide on support for this child after incident"
    assert decide in refused(lambda: close(decided, "Noor", "2026-06-05 10:00"))
    decide_support(
        case=decided.cases["Noor"],
        incident=decided.incident,
        support=Support(
            impact="She sleeps badly and does not want to take the bus.",
            needs="Somebody to talk to, and another way to school.",
            decision="accepted",
        ),
        offer=Offer("The school’s counsellor", day("2026-04-13"), day("2026-04-20")),
        safety=Safety(self_harm_risk="no"),
        at=moment("2026-04-13 15:00"),
        by=decided[NOORS],
    )
    (support,) = owned(SupportDecision.objects.all)
    assert support.offered_on == day("2026-04-13")
    assert close(decided, "Noor", "2026-06-05 10:00").closed_by == decided[MANAGER].membership
