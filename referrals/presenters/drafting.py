"""The pages on which a concern is written."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.forms import BaseForm
from django.urls import reverse
from django.utils.dateparse import parse_datetime

from hsb_cases.cases.presenters.matches import MatchPanel
from hsb_cases.core.filters import clock
from hsb_cases.core.forms.layout import laid_out, look_of, revealed_by
from hsb_cases.core.parts import Tag, Task
from hsb_cases.core.rules.images import hints_in
from hsb_cases.core.rules.language import LanguageHint
from hsb_cases.drafts.models import Draft
from referrals.forms.drafting import DraftForm
from referrals.forms.sections import (
    CHILDREN,
    SECTIONS,
    Section,
    concern_title,
    section_is_complete,
    section_is_started,
)
from referrals.presenters.addresses import page_address, tasks_address
from referrals.presenters.notices import Notice
from referrals.selectors.concerns import EarlierIncident


@dataclass(frozen=True)
class TaskListPage:
    """The sections of a draft."""

    title: str
    reference: str
    tasks: Sequence[Task]
    check: Sequence[Task]
    done: int
    sections: int
    saved: str
    notices: Sequence[Notice]
    discard_href: str


def task_list_page(draft: Draft, notices: Sequence[Notice]) -> TaskListPage:
    """Every section with how far it is; nothing forces an order."""
    contents = draft.contents
    done = sum(section_is_complete(contents, section) for section in SECTIONS)
    check_href = reverse("referrals:draft_check", args=[draft.reference])
    return TaskListPage(
        title=concern_title(contents),
        reference=draft.reference,
        tasks=[_task(draft, section) for section in SECTIONS],
        check=[
            Task(
                "Check your answers",
                None if done < len(SECTIONS) else Tag("Ready", "state"),
                check_href,
                "See everything on one page, then submit",
            )
        ],
        done=done,
        sections=len(SECTIONS),
        saved=f"Saved {clock(draft.saved_at, seconds=True)}",
        notices=notices,
        discard_href=reverse("referrals:draft_discard", args=[draft.reference]),
    )


def _task(draft: Draft, section: Section) -> Task:
    path = section.pages[0].slug if section.pages else CHILDREN
    return Task(
        section.title,
        section_state(draft.contents, section),
        page_address(draft.reference, path),
        section.hint,
    )


def section_state(contents: Mapping[str, Any], section: Section) -> Tag | None:
    """Complete, in progress, or None for not started."""
    if section_is_complete(contents, section):
        return Tag("Complete", "done")
    return Tag("In progress", "state") if section_is_started(contents, section) else None


@dataclass(frozen=True)
class PageSettings:
    """Where a question page stands, and what it needs to be saved."""

    path: str
    title: str
    caption: str
    back_href: str
    back_text: str


@dataclass(frozen=True)
class QuestionPage:
    """One page of questions."""

    title: str
    caption: str
    path: str
    form: DraftForm
    version: int
    window: str
    saved: str
    back_href: str
    back_text: str
    autosave_href: str
    notices: Sequence[Notice] = ()
    hints: Mapping[str, Sequence[LanguageHint]] = field(default_factory=dict)
    """Words to look at, by the field under which they are shown."""
    matches: MatchPanel | None = None
    earlier: Sequence[EarlierIncident] = ()
    by_rule: Sequence[tuple[str, str]] = ()
    """On the page that asks whom to refer: the children referred by a rule, and why."""


def question_page(
    draft: Draft, settings: PageSettings, form: DraftForm, *, window: str, **shown: Any
) -> QuestionPage:
    """The page with what was typed, when it was saved, and words to look at."""
    return QuestionPage(
        title=settings.title,
        caption=settings.caption,
        path=settings.path,
        form=form,
        version=draft.version,
        window=window,
        saved=saved_words(draft.contents.get("sections", {}).get(settings.path)),
        back_href=settings.back_href,
        back_text=settings.back_text,
        autosave_href=reverse("referrals:draft_autosave", args=[draft.reference]),
        hints=hints_of(form) if form.is_bound else {},
        **shown,
    )


def saved_words(section: Mapping[str, Any] | None) -> str:
    """When a page was saved last, in words."""
    at = parse_datetime(section["at"]) if section else None
    return f"Saved {clock(at, seconds=True)}" if at else "Nothing saved on this page yet"


def hints_of(form: BaseForm) -> dict[str, list[LanguageHint]]:
    """Words to look at, by the visible field that they, or the field that holds them, stand in."""
    found: dict[str, list[LanguageHint]] = {}
    for part in laid_out(form):
        for top in part.fields:
            below = [one for fields in revealed_by(top).values() for one in fields]
            texts = [str(b.value() or "") for b in (top, *below) if look_of(b).language_check]
            hints = [hint for text in texts for hint in hints_in(text)]
            if hints:
                found[top.name] = hints
    return found


@dataclass(frozen=True)
class ConflictField:
    """One question with both windows' answers."""

    question: str
    mine: str
    saved: str


@dataclass(frozen=True)
class ConflictPage:
    """Two windows saved different texts: both stand here until the person chooses."""

    title: str
    intro: str
    mine_title: str
    fields: Sequence[ConflictField]
    hidden: Sequence[tuple[str, str]]
    """What was typed here, field by field, to be sent again."""
    version: int
    saved: str
    """When the other window saved: hours, minutes and seconds."""
    other: int
    """The key of what was typed here, to throw it away."""
    keep_mine: str
    keep_saved: str
    leave_href: str
    """Where to go without choosing: both are kept."""


@dataclass(frozen=True)
class DiscardPage:
    """The question before a draft or a part of it is thrown away."""

    title: str
    text: str
    button: str
    back_href: str


def discard_page(draft: Draft) -> DiscardPage:
    """Whether to throw the whole draft away."""
    return DiscardPage(
        title="Discard this draft?",
        text=f"{concern_title(draft.contents)}: everything written in it is deleted for good."
        " Nobody else has seen it.",
        button="Discard the draft",
        back_href=tasks_address(draft.reference),
    )


def remove_page(draft: Draft, name: str) -> DiscardPage:
    """Whether to take a child or an adult out of the draft."""
    return DiscardPage(
        title=f"Remove {name}?",
        text=f"What you wrote about {name} is deleted from this draft.",
        button="Remove",
        back_href=page_address(draft.reference, CHILDREN),
    )


@dataclass(frozen=True)
class StartPage:
    """What is needed, what happens, and whom to ring in an emergency."""

    title: str
    telephones: Sequence[str]
    decision_by: datetime.date
    """When the front door would decide on a referral that is submitted now."""
