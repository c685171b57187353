"""Check your answers: everything on one page, with what is missing as links."""

from collections.abc import Sequence
from dataclasses import dataclass

from hsb_cases.core.parts import Card, Fact, Why
from hsb_cases.core.rules.images import hints_in
from hsb_cases.core.rules.language import LanguageHint
from hsb_cases.core.why import why
from hsb_cases.drafts.models import Draft
from hsb_cases.drafts.rules.contents import keys_of
from referrals.forms.answers import answers_of
from referrals.forms.reading import ChildRead, Problem, Reading
from referrals.forms.sections import (
    ADULTS,
    CHILD_PAGES,
    CHILDREN,
    SECTIONS,
    item_path,
)
from referrals.presenters.addresses import field_address, page_address, tasks_address
from referrals.presenters.children import full_name
from referrals.presenters.notices import Notice
from referrals.selectors.areas import Area

NOT_ANSWERED = "Not answered"


@dataclass(frozen=True)
class Link:
    """Something to do, and where."""

    text: str
    href: str


@dataclass(frozen=True)
class FollowUp:
    """What will follow for one child."""

    name: str
    sentence: str
    why: Sequence[Why]
    """Each reason to refer, with the clause behind it."""


@dataclass(frozen=True)
class CheckPage:
    """The whole draft before it is submitted."""

    title: str
    version: int
    errors: Sequence[dict[str, str]]
    """What the submit was refused for."""
    missing: Sequence[Link]
    open_questions: Sequence[Link]
    notices: Sequence[Notice]
    prompts: Sequence[Notice]
    cards: Sequence[Card]
    children: Sequence[Card]
    adults: Sequence[Card]
    follow_ups: Sequence[FollowUp]
    hints: Sequence[LanguageHint]
    back_href: str


def check_page(
    draft: Draft,
    reading: Reading,
    areas: Sequence[Area],
    *,
    notices: Sequence[Notice],
    prompts: Sequence[Notice],
    errors: Sequence[str] = (),
) -> CheckPage:
    """The page. ``errors`` are sentences of a submit that was refused."""
    missing = [_link(draft, problem) for problem in reading.stops]
    shown = [*({"text": error} for error in errors), *_error_list(missing, refused=bool(errors))]
    return CheckPage(
        title="Check your answers",
        version=draft.version,
        errors=shown if errors else [],
        missing=missing,
        open_questions=[_link(draft, problem) for problem in reading.open_questions],
        notices=notices,
        prompts=prompts,
        cards=_section_cards(draft, reading),
        children=[_child_card(draft, reading, child) for child in reading.children],
        adults=_adult_cards(draft, reading),
        follow_ups=[follow_up(child, areas) for child in reading.children],
        hints=_hints(reading),
        back_href=tasks_address(draft.reference),
    )


def follow_up(child: ChildRead, areas: Sequence[Area]) -> FollowUp:
    """Whether this child is referred, where to, and why."""
    names = {area.code: area for area in areas}
    area = names.get(child.facts.home_authority)
    if not child.reasons:
        return FollowUp(full_name(child), "Not referred: this stays in your own agency’s log.", ())
    kind = (
        "a child protection referral"
        if any(reason.child_protection for reason in child.reasons)
        else "a referral to children’s social care"
    )
    where = f" in {area.name}" if area else ", once you say where the child lives"
    how = "" if area is None or area.uses_product else ", as a document that you send"
    return FollowUp(
        full_name(child),
        f"{kind[:1].upper()}{kind[1:]}{where}{how}.",
        tuple(why(reason.rule, here=reason.sentence) for reason in child.reasons),
    )


def _error_list(missing: Sequence[Link], *, refused: bool) -> list[dict[str, str]]:
    return [{"text": link.text, "href": link.href} for link in missing] if refused else []


def _link(draft: Draft, problem: Problem) -> Link:
    return Link(problem.sentence, field_address(draft.reference, problem.path, problem.field))


def _section_cards(draft: Draft, reading: Reading) -> list[Card]:
    return [
        Card(
            title=section.title,
            facts=[fact for page in section.pages for fact in _facts(draft, reading, page.slug)],
        )
        for section in SECTIONS
        if section.pages
    ]


def _child_card(draft: Draft, reading: Reading, child: ChildRead) -> Card:
    facts = [
        fact
        for page in CHILD_PAGES
        for fact in _facts(draft, reading, item_path(CHILDREN, child.key, page.slug))
    ]
    return Card(title=full_name(child), facts=facts)


def _adult_cards(draft: Draft, reading: Reading) -> list[Card]:
    return [
        Card("Adult harmed", _facts(draft, reading, item_path(ADULTS, key, "adult")))
        for key in keys_of(draft.contents, ADULTS)
    ]


def _facts(draft: Draft, reading: Reading, path: str) -> list[Fact]:
    form = reading.forms.get(path)
    if form is None:
        return []
    href = page_address(draft.reference, path)
    asked = {problem.field for problem in reading.problems if problem.path == path}
    shown = [
        answer
        for answer in answers_of(form)
        # What nobody must answer and nobody did would only make the page long.
        if (answer.value or answer.field in asked) and not answer.leads_on
    ]
    return [
        Fact(
            answer.question,
            answer.value,
            NOT_ANSWERED,
            f"{href}#id_{answer.field}",
            "Change" if answer.value else "Answer",
            about=answer.question,
        )
        for answer in shown
    ]


def _hints(reading: Reading) -> list[LanguageHint]:
    found: dict[str, LanguageHint] = {}
    for form in reading.forms.values():
        for answer in answers_of(form):
            if answer.checked_for_language:
                for hint in hints_in(answer.value):
                    found.setdefault(hint.found.lower(), hint)
    return list(found.values())
