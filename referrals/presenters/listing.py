"""The list of own concerns and, for a front door, of the referrals it has received."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from django.urls import reverse

from hsb_cases.core.due import due_tag
from hsb_cases.core.filters import moment, short_day
from hsb_cases.core.parts import Tag, Turn
from referrals.models import Concern
from referrals.selectors.concerns import ConcernsPage
from referrals.selectors.received import Received, ReceivedPage


@dataclass(frozen=True)
class OwnRow:
    """One own concern."""

    reference: str
    href: str
    when: str
    children: Sequence[str]
    view: str
    result: str


@dataclass(frozen=True)
class ReceivedRow:
    """One child's referral."""

    name: str
    role: str
    reference: str
    href: str
    area: str
    route: str
    due: str
    tag: Tag | None


@dataclass(frozen=True)
class ReceivedGroup:
    """The children of one concern, received together."""

    received: str
    reporter: str
    rows: Sequence[ReceivedRow]


@dataclass(frozen=True)
class ConcernsListPage:
    """Own concerns, and received referrals where the role handles them."""

    title: str
    may_log: bool
    handles: bool
    groups: Sequence[ReceivedGroup]
    received_turn: Turn
    own: Sequence[OwnRow]
    own_turn: Turn


def concerns_list_page(
    own: ConcernsPage,
    received: ReceivedPage,
    *,
    may_log: bool,
    handles: bool,
    today: datetime.date,
) -> ConcernsListPage:
    """The page."""
    here = reverse("referrals:concerns")
    return ConcernsListPage(
        title="Referrals" if handles else "Concerns you or your team logged",
        may_log=may_log,
        handles=handles,
        groups=[
            _group(list(rows), today)
            for _, rows in groupby(received.rows, key=lambda row: row.referral.concern_id)
        ],
        received_turn=_turn(here, "received", received.next_key),
        own=[_own(concern) for concern in own.concerns],
        own_turn=_turn(here, "own", own.next_key),
    )


def _group(rows: list[Received], today: datetime.date) -> ReceivedGroup:
    first = rows[0].referral
    return ReceivedGroup(
        received=moment(first.received_at),
        reporter=first.concern.agency.name,
        rows=[_received(row, today) for row in rows],
    )


def _received(row: Received, today: datetime.date) -> ReceivedRow:
    referral = row.referral
    case = referral.case
    return ReceivedRow(
        name=referral.child.full_name,
        role=referral.participation.get_role_display(),
        reference=referral.reference,
        href=f"/cases/{case.reference}/" if case else "",
        area=referral.local_authority.name,
        route=referral.get_route_display(),
        due=short_day(referral.decision_due_on),
        tag=_due_tag(row, today),
    )


def _due_tag(row: Received, today: datetime.date) -> Tag | None:
    """The deadline's own word on what is overdue."""
    if row.deadline is not None and not row.deadline.is_open:
        return None
    return due_tag(row.referral.decision_due_on, today=today)


def _own(concern: Concern) -> OwnRow:
    children = list(concern.children.all())
    referred = sum(1 for child in children if child.referral_id)
    return OwnRow(
        reference=concern.reference,
        href=reverse("referrals:concern", args=[concern.reference]),
        when=moment(concern.recorded_at),
        children=[child.display_name for child in children],
        view=concern.get_first_view_display(),
        result=f"{referred} of {len(children)} referred" if referred else "In your own log",
    )


def _turn(here: str, name: str, key: str) -> Turn:
    text = "Older" if name == "own" else "Later due"
    return Turn(next_href=f"{here}?{urlencode({name: key})}" if key else "", next_text=text)
