"""Closing and reopening a case, and the closures there were on its page."""

from collections.abc import Sequence

from django import forms

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import CaseStatus, Level
from hsb_cases.cases.models.codes import ClosureReason, YesNoUnknown
from hsb_cases.core.filters import short_day
from hsb_cases.core.parts import Card, Fact
from hsb_cases.workspace.presenters.case_form import CaseFormPage, case_form_page
from hsb_cases.workspace.presenters.places import place
from hsb_cases.workspace.selectors.case import CaseHead, Closure
from hsb_cases.workspace.selectors.closing import CaseToClose


def closing_link(head: CaseHead, actor: Actor) -> tuple[str, str]:
    """The words and the address of the way to close or reopen a case, for who may; else empty."""
    if not actor.can(Ability.ALLOCATE) or head.seen.level < Level.MANAGE:
        return "", ""
    words = "Reopen the case" if head.case.status == CaseStatus.CLOSED else "Close the case"
    return words, place("workspace:case_closing", head.case.reference)


def closure_cards(closures: Sequence[Closure]) -> list[Card]:
    """A card for each closure, the latest first."""
    return [_card(one) for one in closures]


def _card(one: Closure) -> Card:
    facts = [
        Fact("Why", str(ClosureReason(one.reason).label)),
        Fact("What was done, and why it could end", one.summary),
    ]
    if one.goes_on_with:
        facts.append(Fact("Who goes on", one.goes_on_with))
    risk = str(YesNoUnknown(one.self_harm_risk).label)
    words = f"{risk}. {one.self_harm_detail}" if one.self_harm_detail else risk
    facts.append(Fact("Risk of self-harm or suicide", words))
    facts.append(Fact("Closed by", one.closed_by))
    return Card(title=f"Closed on {short_day(one.closed_at)}", facts=facts)


def closing_page(found: CaseToClose, actor: Actor, form: forms.Form) -> CaseFormPage:
    """The page on which a case is closed, with what has to end first."""
    return case_form_page(
        found.head,
        actor,
        form,
        tab="Overview",
        title="Close the case",
        button="Close the case",
        cancel_href=place("workspace:case", found.head.case.reference),
        intro="The access of its worker, and of those who made its enquiries, ends; your team goes"
        " on reading the record. What was decided stays as it is.",
        facts=[
            *(Fact("To do first", sentence) for sentence in found.still_open),
            *_transfer(found.head, actor),
        ],
        warning=True,
    )


def _transfer(head: CaseHead, actor: Actor) -> list[Fact]:
    href = place("referrals:transfer", head.case.reference)
    if not href or not actor.can(Ability.LOG_CONCERN):
        return []
    words = "Transfer the case, so that the front door there is told"
    return [Fact("The child has moved to another authority", words, href=href, verb="Transfer")]


def reopening_page(found: CaseToClose, actor: Actor, form: forms.Form) -> CaseFormPage:
    """The page on which a case is reopened."""
    return case_form_page(
        found.head,
        actor,
        form,
        tab="Overview",
        title="Reopen the case",
        button="Reopen the case",
        cancel_href=place("workspace:case", found.head.case.reference),
        intro="If something has happened again, log a concern instead: the referral reopens the"
        " case at the front door.",
    )
