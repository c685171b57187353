"""From the contents of a draft to the facts of a concern, or to what is missing and wrong.

A pure function of what was typed and of the context: it asks no database and no clock.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from hsb_cases.drafts.rules.contents import keys_of
from referrals.commands.submitting import age_in
from referrals.forms.around import AdultForm, SafetyForm, WellbeingForm, WhoKnowsForm
from referrals.forms.children_read import (
    ChildForms,
    child_facts,
    homes_of,
    known,
    read_children,
    reported,
)
from referrals.forms.drafting import UNKNOWN, DraftForm, FormContext
from referrals.forms.incident import (
    AGREED,
    AccountForm,
    AgreementForm,
    BehaviourForm,
    WhenForm,
    WhereForm,
)
from referrals.forms.pages_read import PagesRead, Problem
from referrals.forms.reporter import FirstViewForm, ReferForm, YouForm
from referrals.forms.sections import ADULTS, CHILDREN, item_path
from referrals.models import Consent
from referrals.rules.facts import AdultFacts, ChildFacts, ConcernFacts
from referrals.rules.prompts import Involved
from referrals.rules.referring import Part, Reason, reasons_to_refer
from referrals.rules.sources import source_code

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
    incident = _incident(pages)
    children = read_children(pages)
    adults = tuple(_adult(pages, key) for key in keys_of(contents, ADULTS))
    around = _around(pages)
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
    facts = replace(facts, **_reporter(pages, read, agency_kind))
    return Reading(
        facts=facts,
        children=read,
        problems=tuple(_in_order(pages)),
        agreed=pages.forms["agreement"].cleaned_data.get("agreed", ""),
        context_answered=_context_answered(pages),
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


def _incident(pages: PagesRead) -> dict[str, Any]:
    account = pages.read("account", AccountForm).cleaned_data
    behaviour = pages.read("behaviour", BehaviourForm).cleaned_data
    agreement = pages.read("agreement", AgreementForm).cleaned_data
    when = pages.read("when", WhenForm).cleaned_data
    where = pages.read("where", WhereForm).cleaned_data
    on_one_day = when.get("when") == "day"
    over_time = when.get("when") == "period"
    with_technology = where.get("technology_assisted") == "yes"
    start = when.get("happened_from") if over_time else None
    return {
        "account": account.get("account", ""),
        "behaviours": tuple(behaviour.get("behaviours") or ()),
        "frequency": behaviour.get("frequency") or UNKNOWN,
        "agreement_described": _agreement(agreement),
        "coercion": agreement.get("coercion") or UNKNOWN,
        "secrecy": agreement.get("secrecy") or UNKNOWN,
        "happened_from": when.get("happened_on") if on_one_day else start,
        "happened_until": when.get("happened_until") if start else None,
        "time_known": when.get("time_known", ""),
        "setting": where.get("setting", ""),
        "place": where.get("place", ""),
        "incident_authority": known(where.get("incident_authority", "")),
        "technology_assisted": where.get("technology_assisted", ""),
        "technology_uses": (tuple(where.get("technology_uses") or ()) if with_technology else ()),
    }


def _agreement(facts: Mapping[str, Any]) -> str:
    """The answer, what each child said, and the context, as one text of the record."""
    said = dict(AGREED).get(facts.get("agreed", ""), "")
    background = facts.get("background", "")
    parts = [
        f"{said}." if said else "",
        facts.get("agreement_described", ""),
        f"Context: {background}" if background else "",
    ]
    return "\n\n".join(part for part in parts if part)


def _around(pages: PagesRead) -> dict[str, Any]:
    known_to = pages.read("who-knows", WhoKnowsForm).cleaned_data
    safety = pages.read("safety", SafetyForm).cleaned_data
    wellbeing = pages.read("wellbeing", WellbeingForm).cleaned_data
    told = known_to.get("parents_told", "")
    words = {"yes": "parents_told_what", "no": "parents_not_told_why"}.get(told, "")
    self_harm = wellbeing.get("self_harm_risk", "")
    abused = wellbeing.get("displaying_child_may_be_abused", "")
    return {
        "who_knows": known_to.get("who_knows", ""),
        "parents_told": told,
        "parents_told_what": known_to.get(words, ""),
        "police_reference": known_to.get("police_reference", ""),
        "immediate_danger": safety.get("immediate_danger", ""),
        "immediate_action": safety.get("immediate_action", ""),
        "self_harm_risk": self_harm,
        "self_harm_detail": wellbeing.get("self_harm_detail", "") if self_harm == "yes" else "",
        "displaying_child_may_be_abused": abused,
        "displaying_child_may_be_abused_detail": (
            wellbeing.get("abuse_detail", "") if abused == "yes" else ""
        ),
    }


def _adult(pages: PagesRead, key: str) -> AdultFacts:
    facts = pages.read(item_path(ADULTS, key, "adult"), AdultForm).cleaned_data
    return AdultFacts(
        relation=facts.get("relation", ""),
        name=facts.get("name", ""),
        what_was_done=facts.get("what_was_done", ""),
    )


def _reporter(
    pages: PagesRead, children: tuple[ChildRead, ...], agency_kind: str
) -> dict[str, Any]:
    facts = pages.read("you", YouForm).cleaned_data
    consent = facts.get("consent", "")
    why = {
        Consent.REFUSED_OVERRIDDEN: "consent_refused_why",
        Consent.NOT_ASKED: "consent_not_asked_why",
    }
    if consent not in Consent.values:
        consent = ""
        if any(child.reasons for child in children):
            sentence = "Choose whether consent was asked for: a child will be referred"
            pages.problems.append(Problem("you", "consent", sentence))
    professional = facts.get("reporter_is_professional") != "no"
    return {
        "reporter_name": facts.get("reporter_name", ""),
        "reporter_role": facts.get("reporter_role", ""),
        "reporter_is_professional": professional,
        "source_code": source_code(agency_kind, professional=professional),
        "consent": consent,
        "consent_reasons": facts.get(why.get(Consent(consent), ""), "") if consent else "",
    }


def _context_answered(pages: PagesRead) -> frozenset[str]:
    facts = {
        **pages.forms["agreement"].cleaned_data,
        "frequency": pages.forms["behaviour"].cleaned_data.get("frequency"),
    }
    return frozenset(field for field, value in facts.items() if value and value != UNKNOWN)


def _in_order(pages: PagesRead) -> list[Problem]:
    """The problems in the order of the pages, one for each field: the one that stops first."""
    order = {path: number for number, path in enumerate(pages.forms)}
    found: dict[tuple[str, str], Problem] = {}
    for problem in sorted(pages.problems, key=lambda one: not one.stops):
        found.setdefault((problem.path, problem.field), problem)
    return sorted(found.values(), key=lambda one: order.get(one.path, len(order)))
