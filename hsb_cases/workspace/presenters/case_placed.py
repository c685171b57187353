"""On the overview of a case: the authority that placed the child here, and whether it was told."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import CaseStatus, Level
from hsb_cases.cases.selectors.placing import Placed
from hsb_cases.core.filters import moment, short_day
from hsb_cases.core.parts import Card, Fact
from hsb_cases.workspace.presenters.case_form import CaseFormPage, case_form_page
from hsb_cases.workspace.presenters.places import place
from hsb_cases.workspace.selectors.case import CaseHead


@dataclass(frozen=True)
class PlacedBlock:
    """What the overview says of it."""

    prompt: str
    """That it was not told yet; empty once it was."""
    told: Sequence[Card]
    href: str
    """Where telling is recorded; empty for who may not."""


def placed_block(placed: Placed | None, head: CaseHead, actor: Actor) -> PlacedBlock | None:
    """The block for a child whom another authority placed here; None for every other child."""
    if placed is None:
        return None
    adds = actor.can(Ability.CONTRIBUTE) and head.seen.level >= Level.CONTRIBUTE
    goes_on = head.case.status != CaseStatus.CLOSED
    return PlacedBlock(
        prompt=""
        if placed.told
        else f"{placed.authority} looks after this child and placed the child here. Tell"
        f" {placed.authority} what has happened: it goes on being responsible for the child’s care"
        " plan. That this is asked for is our own default.",
        told=[
            Card(
                title=f"{placed.authority} was told on {short_day(one.told_on)}",
                facts=[
                    Fact("Who was told", one.told_whom),
                    Fact("What", one.what),
                    Fact(
                        "Recorded", f"{moment(one.recorded_at)} by {one.recorded_by.user.full_name}"
                    ),
                ],
            )
            for one in placed.told
        ],
        href=place("workspace:placing_told", head.case.reference) if adds and goes_on else "",
    )


def placing_told_page(
    head: CaseHead, placed: Placed | None, actor: Actor, form: forms.Form
) -> CaseFormPage:
    """The page on which it is recorded."""
    return case_form_page(
        head,
        actor,
        form,
        tab="Overview",
        title="Record that the placing authority was told",
        button="Record that it was told",
        cancel_href=place("workspace:case", head.case.reference),
        intro=f"{placed.authority} looks after this child and placed the child here."
        if placed
        else "No other authority is recorded as having placed this child here.",
    )
