"""The page of what a coordinator or a manager looks after.

A list more is a line more in ``work_page``: its title, what it says when empty, and its rows.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from assessments.models import HsbAssessment, Intervention
from assessments.selectors.work import MOST_SHOWN, Work
from hsb_cases.core.due import due_tag
from hsb_cases.core.filters import short_day
from hsb_cases.core.parts import Tag


@dataclass(frozen=True)
class WorkRow:
    """One record that waits for somebody."""

    reference: str
    href: str
    who: str
    """The child's initials and the reference of the case."""
    what: str
    person: str
    on: str
    tag: Tag | None


@dataclass(frozen=True)
class WorkList:
    """One list of the page."""

    title: str
    id: str
    empty: str
    on: str
    """The heading of its dates."""
    rows: Sequence[WorkRow]
    more: str = ""


@dataclass(frozen=True)
class WorkPage:
    """What the page shows."""

    title: str
    lists: Sequence[WorkList]
    training_href: str


def work_page(work: Work, *, today: datetime.date) -> WorkPage:
    """The lists, those first in which something is late soonest."""
    return WorkPage(
        title="HSB work",
        lists=(
            _list(
                "End summaries due",
                "summaries",
                "No intervention has ended without its summary.",
                "Due",
                [_summary(one, today) for one in work.summaries],
            ),
            _list(
                "Interventions near their end",
                "nearing",
                "No intervention ends in the next 20 working days.",
                "Agreed end",
                [_nearing(one, today) for one in work.nearing],
            ),
            _list(
                "Assessments to supervise",
                "supervision",
                "No assessment waits for you to sign it off.",
                "Due",
                [_assessment(one, today) for one in work.to_supervise],
            ),
            _list(
                "Assessments under way",
                "assessments",
                "No assessment is under way.",
                "Due",
                [_assessment(one, today) for one in work.assessments],
            ),
        ),
        training_href=reverse("hsb_assessments:training"),
    )


def _list(title: str, key: str, empty: str, on: str, rows: Sequence[WorkRow]) -> WorkList:
    more = f"The first {MOST_SHOWN} are shown." if len(rows) == MOST_SHOWN else ""
    return WorkList(title, key, empty, on, rows, more)


def _summary(one: Intervention, today: datetime.date) -> WorkRow:
    return _work(one, f"Ended {short_day(one.ended_on)}", _due_on(one), today)


def _nearing(one: Intervention, today: datetime.date) -> WorkRow:
    attended: int = one.attended  # type: ignore[attr-defined]  # the selector's own column
    what = f"{attended} of {one.sessions_agreed} sessions attended"
    return _work(one, what, one.ends_by, today)


def _work(one: Intervention, what: str, on: datetime.date | None, today: datetime.date) -> WorkRow:
    return WorkRow(
        reference=one.reference,
        href=reverse("interventions:intervention", args=[one.reference]),
        who=f"{one.case.child.initials}, {one.case.reference}",
        what=f"{one.get_programme_display()}. {what}",
        person=one.practitioner.user.full_name,
        on=short_day(on),
        tag=due_tag(on, today=today),
    )


def _assessment(one: HsbAssessment, today: datetime.date) -> WorkRow:
    on = _due_on(one)
    return WorkRow(
        reference=one.reference,
        href=reverse("hsb_assessments:assessment", args=[one.reference]),
        who=f"{one.case.child.initials}, {one.case.reference}",
        what=one.get_tool_display(),
        person=one.assessor.user.full_name,
        on=short_day(on),
        tag=due_tag(on, today=today),
    )


def _due_on(one: Intervention | HsbAssessment) -> datetime.date | None:
    found: datetime.date | None = one.due_on  # type: ignore[union-attr]  # the selector's own column
    return found
