"""From the contents of a draft to the facts of a concern, or to what is missing and wrong.

A pure function of what was typed and of the context: it asks no database and no clock.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from hsb_cases.drafts.rules.contents import keys_of
from referrals.commands.submitting import age_in
from referrals.forms.children_read import (
    ChildForms,
    child_facts,
    homes_of,
    read_children,
    reported,
)
from referrals.forms.drafting import DraftForm, FormContext
from referrals.forms.facts_read import (
    adult_facts,
    context_answered,
    incident_facts,
    reporter_facts,
    safety_facts,
)
from referrals.forms.pages_read import PagesRead, Problem
from referrals.forms.reporter import FirstViewForm, ReferForm
from referrals.forms.sections import ADULTS, CHILDREN, item_path
from referrals.rules.facts import ChildFacts, ConcernFacts
from referrals.rules.prompts import Involved
from referrals.rules.referring import Part, Reason, reasons_to_refer

NO_DISABILITY = frozenset({"NONE"})


@dataclass(frozen=True)
class ChildRead:
    """One child of the draft, with why that child would be referred."""

    key: str
    name: str
    facts: ChildFacts
    age: int | None
    reasons: tuple[Reason, ...]

    @property
    def involved(self) -> Involved:
        """The child as the prompts ask."""
        needs = self.facts.send_support in {"support", "ehcp"}
        return Involved(
            name=self.name,
            role=self.facts.role,
            age=self.age,
            born=self.facts.date_of_birth,
            has_disability=needs or bool(set(self.facts.disabilities) - NO_DISABILITY),
        )


@dataclass(frozen=True)
class Reading:
    """What a draft says so far."""

    facts: ConcernFacts
    children: tuple[ChildRead, ...]
    problems: tuple[Problem, ...]
    agreed: str
    context_answered: frozenset[str]
    """The fields of the agreement page and the like that hold an answer (R4)."""
    forms: Mapping[str, DraftForm]

    @property
    def stops(self) -> tuple[Problem, ...]:
        """What must be put right before anything can be submitted."""
        return tuple(problem for problem in self.problems if problem.stops)

    @property
    def open_questions(self) -> tuple[Problem, ...]:
        """What may stay unanswered."""
        return tuple(problem for problem in self.problems if not problem.stops)

    @property
    def referred(self) -> tuple[ChildRead, ...]:
        """The children who would be referred."""
        return tuple(child for child in self.children if child.reasons)


def read_draft(
    contents: Mapping[str, Any], context: FormContext, *, agency_kind: str = ""
) -> Reading:
    """Everything a draft says, and everything that is wrong or missing in it.

    ``facts`` are whole, and may be submitted, exactly when ``stops`` is empty.
    """
    pages = PagesRead(contents, context)
    incident = incident_facts(pages)
    children = read_children(pages)
    adults = tuple(adult_facts(pages, key) for key in keys_of(contents, ADULTS))
    around = safety_facts(pages)
    view = pages.read("first-view", FirstViewForm).cleaned_data
    facts = ConcernFacts(
        **incident,
        **around,
        first_view=view.get("first_view", ""),
        first_view_reasons=view.get("first_view_reasons", ""),
        adults=adults,
        reporter_name="",
        reporter_role="",
        children=(),
    )
    facts, read = _with_children(pages, facts, children)
    facts = replace(
        facts,
        **reporter_facts(
            pages, any_referred=any(child.reasons for child in read), agency_kind=agency_kind
        ),
    )
    return Reading(
        facts=facts,
        children=read,
        problems=tuple(_in_order(pages)),
        agreed=pages.forms["agreement"].cleaned_data.get("agreed", ""),
        context_answered=context_answered(pages),
        forms=pages.forms,
    )


def _with_children(
    pages: PagesRead, facts: ConcernFacts, children: list[ChildForms]
) -> tuple[ConcernFacts, tuple[ChildRead, ...]]:
    """The facts with every child's, and each child with the reasons to refer that child."""
    homes = homes_of(children)
    plain = [child_facts(child, homes[child.key], refer=False) for child in children]
    by_rule = _reasons(facts, plain)
    undecided = tuple(
        (child.key, child.name) for child, found in zip(children, by_rule, strict=True) if not found
    )
    form = pages.read("refer", ReferForm, replace(pages.context, undecided=undecided))
    chosen = form.chosen()
    whole = [
        replace(
            one,
            refer=chosen.get(child.key, False),
            as_reported=reported(child, homes[child.key], pages.context.areas),
        )
        for child, one in zip(children, plain, strict=True)
    ]
    reasons = _reasons(facts, whole)
    read = tuple(
        ChildRead(child.key, child.name, one, age_in(one, facts), found)
        for child, one, found in zip(children, whole, reasons, strict=True)
    )
    for child in read:
        child.facts.as_reported["why"] = [
            [reason.rule, reason.sentence, reason.source] for reason in child.reasons
        ]
        if child.reasons and not child.facts.home_authority:
            pages.problems.append(_home_missing(child))
    return replace(facts, children=tuple(whole)), read


def _reasons(facts: ConcernFacts, children: list[ChildFacts]) -> list[tuple[Reason, ...]]:
    return reasons_to_refer(
        facts.first_view,
        [
            Part(
                role=child.role,
                age_at_incident=age_in(child, facts),
                sexually_harmed=child.sexually_harmed,
                chosen=child.refer,
            )
            for child in children
        ],
    )


def _home_missing(child: ChildRead) -> Problem:
    sentence = (
        f"Choose the local authority where {child.name} lives: the referral goes there. If it is"
        " not known, choose the one where the child is now"
    )
    return Problem(item_path(CHILDREN, child.key, "home"), "home_authority", sentence)


def _in_order(pages: PagesRead) -> list[Problem]:
    """The problems in the order of the pages, one for each field: the one that stops first."""
    order = {path: number for number, path in enumerate(pages.forms)}
    found: dict[tuple[str, str], Problem] = {}
    for problem in sorted(pages.problems, key=lambda one: not one.stops):
        found.setdefault((problem.path, problem.field), problem)
    return sorted(found.values(), key=lambda one: order.get(one.path, len(order)))
