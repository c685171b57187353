"""A referral on the case page: its route, its reasons, and the clauses behind them."""

from collections.abc import Sequence
from dataclasses import dataclass

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import Level
from hsb_cases.core.filters import moment, short_day
from hsb_cases.core.parts import Fact, Tag, Why
from hsb_cases.core.why import why
from hsb_cases.workspace.presenters.places import place
from referrals.models import Referral, ReferralStatus
from referrals.rules import referring

RULE_OF_SENTENCE = {
    reason.sentence: reason.rule
    for reason in vars(referring).values()
    if isinstance(reason, referring.Reason)
}
"""The rule behind each sentence that is given as a reason to refer."""


@dataclass(frozen=True)
class ReferralCard:
    """One referral of the case's child."""

    title: str
    tag: Tag
    facts: Sequence[Fact]
    why: Sequence[Why]
    decide_href: str


def referral_card(referral: Referral, actor: Actor, level: Level) -> ReferralCard:
    """The card; with a way to the decision for who may take it."""
    waits = referral.status == ReferralStatus.RECEIVED
    decides = waits and actor.can(Ability.HANDLE_REFERRALS) and level >= Level.CONTRIBUTE
    return ReferralCard(
        title=f"Referral {referral.reference}",
        tag=Tag("Waiting for a decision", "state") if waits else Tag("Decided", "done"),
        facts=_facts(referral),
        why=[why(RULE_OF_SENTENCE.get(one, ""), here=one) for one in referral.reasons],
        decide_href=place("referrals:decide", referral.reference) if decides else "",
    )


def _facts(referral: Referral) -> list[Fact]:
    received = moment(referral.received_at)
    if referral.received_by:
        received = f"{received}, {referral.received_by.name}, {referral.received_by.agency.name}"
    facts = [
        Fact("Route", referral.get_route_display()),
        Fact("Received", received),
        Fact("Referred by", referral.referred_by.name),
        Fact("Lawful basis", referral.get_sharing_basis_display()),
    ]
    if referral.status == ReferralStatus.DECIDED:
        by = referral.decided_by.user.full_name if referral.decided_by else ""
        facts += [
            Fact("Decision", referral.get_decision_display()),
            Fact("Decided", f"{moment(referral.decided_at)} by {by}"),
            Fact("Reasons for the decision", referral.decision_reasons),
        ]
    elif referral.decision_due_on:
        facts.append(Fact("Decision due", short_day(referral.decision_due_on)))
    return facts
