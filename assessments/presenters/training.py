"""The register of who is trained in which tool."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.urls import reverse

from assessments.models import AssessorTraining
from assessments.presenters.forms import FormPage
from hsb_cases.agencies.models import Membership
from hsb_cases.core.filters import short_day
from hsb_cases.core.pages import Crumb
from hsb_cases.core.parts import Tag
from hsb_cases.core.why import why


@dataclass(frozen=True)
class TrainingRow:
    """One person's training in one tool."""

    person: str
    tool: str
    trained: str
    until: str
    tag: Tag | None
    entered_by: str
    withdraw_href: str


@dataclass(frozen=True)
class TrainingPage:
    """What the page shows."""

    title: str
    rows: Sequence[TrainingRow]
    new_href: str


def training_page(found: Sequence[AssessorTraining], *, today: datetime.date) -> TrainingPage:
    """The register, by person."""
    return TrainingPage(
        title="Training in assessment tools",
        rows=[
            TrainingRow(
                person=one.user.full_name,
                tool=one.get_tool_display(),
                trained=short_day(one.trained_on),
                until=short_day(one.valid_until),
                tag=Tag("Ended", "overdue") if one.valid_until < today else None,
                entered_by=one.entered_by.user.full_name,
                withdraw_href=reverse("hsb_assessments:training_withdraw", args=[one.pk]),
            )
            for one in found
        ],
        new_href=reverse("hsb_assessments:training_new"),
    )


def training_form_page(form: forms.Form) -> FormPage:
    """Entering training."""
    return _page("Enter training", "Enter training", form)


def withdraw_page(one: AssessorTraining, form: forms.Form) -> FormPage:
    """Taking an entry back."""
    page = _page("Take back an entry of training", "Take it back", form)
    words = f"{one.user.full_name}, {one.get_tool_display()}, until {short_day(one.valid_until)}."
    return FormPage(**{**vars(page), "intro": words, "warning": True})


def people_choices(people: Sequence[Membership]) -> list[tuple[str, str]]:
    """The number and words of each person, once, whatever they are a member of."""
    found: dict[int, str] = {}
    for one in people:
        found.setdefault(one.user_id, f"{one.user.full_name}, {one.team.agency.name}")
    return [(str(number), words) for number, words in found.items()]


def _page(title: str, button: str, form: forms.Form) -> FormPage:
    register = reverse("hsb_assessments:training")
    return FormPage(
        title=title,
        who="Training in assessment tools",
        form=form,
        button=button,
        cancel_href=register,
        crumbs=(Crumb("Training in assessment tools", register),),
        why=[why("R20")],
        back_text="Back to the register",
    )
