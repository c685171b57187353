"""Plays the scenarios through the commands, so that demo data cannot break a rule."""

import datetime
from dataclasses import replace

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.cases.commands.allocation import allocate_case, move_case_to_team
from hsb_cases.cases.commands.sharing import SharingReason, share_case
from hsb_cases.cases.models import Case, Child, SharingBasis
from hsb_cases.core.rules.working_days import add_working_days
from hsb_cases.workspace.demo.meeting import play_meeting
from hsb_cases.workspace.demo.partnership import NAMES, Partnership
from hsb_cases.workspace.demo.scenarios import EARLIER, Allocation, Scenario, arrived_lately
from hsb_cases.workspace.demo.work import play_work
from panels.commands.deadlines import strategy_discussion_was_held
from referrals.commands.deciding import Decided, decide_referral
from referrals.commands.submitting import submit_concern
from referrals.models import Concern, Decision, Referral
from referrals.rules.facts import ChildFacts


def play_all(partnership: Partnership, *, today: datetime.date) -> int:
    """Play every scenario in order of time. Returns how many concerns were logged."""
    scenarios = (*EARLIER, arrived_lately(today))
    for number, scenario in enumerate(scenarios):
        play(scenario, partnership, draft_reference=f"demo-{number}")
    play_meeting(partnership, today=today)
    play_work(partnership, today=today)
    return len(scenarios)


def play(scenario: Scenario, partnership: Partnership, *, draft_reference: str) -> Concern:
    """Log the scenario's concern, decide on its referrals, allocate and share the cases."""
    reporter = partnership[scenario.reporter]
    children = tuple(_as_known(child, reporter) for child in scenario.facts.children)
    concern = submit_concern(
        facts=replace(scenario.facts, children=children),
        draft_reference=draft_reference,
        at=scenario.reported_at,
        by=reporter,
    )
    if scenario.decided_on is not None:
        for followed in scenario.followed:
            _follow(followed, concern, scenario.decided_on, partnership)
    return concern


def _as_known(facts: ChildFacts, reporter: Actor) -> ChildFacts:
    """A child that the reporter's own log holds already is chosen, as on the page."""
    with acting(reporter):
        known = Child.objects.filter(
            given_name=facts.given_name,
            family_name=facts.family_name,
            date_of_birth=facts.date_of_birth,
            identified=True,
        ).first()
    return replace(facts, existing_child=known.pk) if known else facts


def _follow(
    followed: Allocation, concern: Concern, day: datetime.date, partnership: Partnership
) -> None:
    at = datetime.datetime.combine(day, datetime.time(10, 30), tzinfo=datetime.UTC)
    for area, by in _who_decides(partnership):
        with acting(by):
            referral = (
                Referral.objects.filter(concern=concern, child__given_name=followed.child)
                .select_related("case")
                .first()
            )
        if referral is None or referral.case is None:
            continue
        decide_referral(
            referral=referral,
            decided=Decided(
                decision=Decision(followed.decision),
                reasons=followed.reasons,
                self_harm_risk=concern.self_harm_risk,
                self_harm_detail=concern.self_harm_detail,
                differs_because=followed.differs_because,
            ),
            at=at,
            by=by,
        )
        if followed.decision == Decision.STRATEGY_DISCUSSION:
            _discussed(referral, day, by)
        if followed.worker:
            team = partnership.teams[f"{area} children’s social care", "Assessment team"]
            move_case_to_team(
                case=referral.case,
                team=team,
                reason="For assessment",
                at=at + datetime.timedelta(hours=1),
                by=by,
            )
            allocate_case(
                case=referral.case,
                worker=partnership[followed.worker].membership,
                reason="Has the time and the training",
                at=at + datetime.timedelta(hours=2),
                by=partnership[NAMES[area][2]],
            )
            _share(followed, referral.case, at + datetime.timedelta(hours=3), partnership)
        return


def _share(
    followed: Allocation, case: Case, at: datetime.datetime, partnership: Partnership
) -> None:
    for shared in followed.shared:
        share_case(
            case=case,
            recipient=partnership[shared.person].membership,
            level=shared.level,
            why=SharingReason(shared.purpose, SharingBasis.PUBLIC_TASK),
            at=at,
            by=partnership[followed.worker],
        )


def _discussed(referral: Referral, day: datetime.date, by: Actor) -> None:
    """The discussion was held a working day later, by telephone: no meeting is recorded here."""
    if referral.case is None:
        return
    with acting(by, summary="Noted that the strategy discussion was held by telephone"):
        strategy_discussion_was_held(referral.case, on=add_working_days(day, 1))


def _who_decides(partnership: Partnership) -> list[tuple[str, Actor]]:
    """Each area's front door, and its manager for referrals of children with an open case."""
    return [(area, partnership[people[who]]) for area, people in NAMES.items() for who in (0, 2)]
