"""The list of own concerns and, for a front door, of the referrals it has received."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.text import Truncator

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.presenters.notices import NoticeRow, notice_rows
from hsb_cases.cases.selectors.notices import NoticePage
from hsb_cases.core.due import due_tag
from hsb_cases.core.filters import moment, short_day
from hsb_cases.core.parts import Chosen, Tag, Turn
from referrals.forms.queue import QueueForm
from referrals.models import Concern, ReferralStatus
from referrals.presenters.decision_cards import days_late, late_tag
from referrals.selectors.concerns import ConcernsPage
from referrals.selectors.received import DECIDED, QueueFilter, Received, ReceivedPage

LINE_WORDS = 16
"""About one line of the table."""


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
    """Overdue, due today or on time, in words; of a decided one, whether it was on time."""
    handler: str
    """Who works on it; empty: nobody yet."""
    decision: str


@dataclass(frozen=True)
class ReceivedGroup:
    """The children of one concern, received together."""

    received: str
    reporter: str
    concern: str
    """What happened, in one line."""
    category: str
    rows: Sequence[ReceivedRow]


@dataclass(frozen=True)
class Queue:
    """The front door's queue with its filter."""

    form: QueueForm
    asked: QueueFilter
    found: int
    page: ReceivedPage
    address: QueryDict
    matches: NoticePage
    """The possible matches that wait to be looked at, oldest first."""


@dataclass(frozen=True)
class ConcernsListPage:
    """Own concerns, and received referrals where the role handles them."""

    title: str
    may_log: bool
    handles: bool
    filter_form: QueueForm | None
    chosen: Sequence[Chosen]
    count: str
    empty: str
    decided: bool
    """Whether decided referrals are shown."""
    groups: Sequence[ReceivedGroup]
    received_turn: Turn
    matches: Sequence[NoticeRow]
    more_matches: bool
    """Whether others wait beside those shown."""
    own: Sequence[OwnRow]
    own_turn: Turn


def concerns_list_page(
    own: ConcernsPage,
    queue: Queue | None,
    *,
    actor: Actor,
    today: datetime.date,
) -> ConcernsListPage:
    """The page; ``queue`` is None for a role that handles no referrals."""
    here = reverse("referrals:concerns")
    rows = queue.page.rows if queue else ()
    return ConcernsListPage(
        title="Referrals" if queue else "Concerns you or your team logged",
        may_log=actor.can(Ability.LOG_CONCERN),
        handles=queue is not None,
        filter_form=queue.form if queue else None,
        chosen=_chosen(queue, here) if queue else (),
        count=_count(queue) if queue else "",
        empty=_empty(queue.asked) if queue else "",
        decided=queue is not None and queue.asked.state == DECIDED,
        groups=[
            _group(list(group), today)
            for _, group in groupby(rows, key=lambda row: row.referral.concern_id)
        ],
        received_turn=_received_turn(queue, here) if queue else Turn(),
        matches=notice_rows(queue.matches, actor) if queue else (),
        more_matches=bool(queue and queue.matches.next_after),
        own=[_own(concern) for concern in own.concerns],
        own_turn=_turn(here, "own", own.next_key),
    )


def _count(queue: Queue) -> str:
    what = "decided referral" if queue.asked.state == DECIDED else "referral to decide"
    plural = what if queue.found == 1 else what.replace("referral", "referrals", 1)
    return f"{queue.found:,} {plural}, soonest due first"


def _empty(asked: QueueFilter) -> str:
    if asked.is_narrowed:
        return "No referral fits these filters. Remove one to see more."
    return "No referral waits for a decision."


def _chosen(queue: Queue, here: str) -> list[Chosen]:
    if not queue.form.is_valid():
        return []
    return [
        Chosen(
            queue.form.words.get(value, value),
            _with(here, _kept(queue.address, without=(name, value))),
        )
        for name, value in _kept(queue.address)
    ]


def _kept(address: QueryDict, *, without: tuple[str, str] | None = None) -> list[tuple[str, str]]:
    return [
        (name, value)
        for name in ("state", "due", "handler", "area")
        for value in address.getlist(name)
        if value and (name, value) != without
    ]


def _with(here: str, query: list[tuple[str, str]]) -> str:
    return f"{here}?{urlencode(query)}" if query else here


def _received_turn(queue: Queue, here: str) -> Turn:
    key = queue.page.next_key
    if not key:
        return Turn()
    query = [*_kept(queue.address), ("received", key)]
    return Turn(next_href=_with(here, query), next_text="Later due")


def _group(rows: list[Received], today: datetime.date) -> ReceivedGroup:
    first = rows[0].referral
    incident = first.concern.incident
    return ReceivedGroup(
        received=moment(first.received_at),
        reporter=first.concern.agency.name,
        concern=Truncator(incident.account).words(LINE_WORDS),
        category=incident.get_category_display(),
        rows=[_received(row, today) for row in rows],
    )


def _received(row: Received, today: datetime.date) -> ReceivedRow:
    referral = row.referral
    return ReceivedRow(
        name=referral.child.full_name,
        role=referral.participation.get_role_display(),
        reference=referral.reference,
        href=reverse("referrals:decide", args=[referral.reference]),
        area=referral.local_authority.name,
        route=referral.get_route_display(),
        due=short_day(referral.decision_due_on),
        tag=_due_tag(row, today),
        handler=referral.handler.user.full_name if referral.handler else "",
        decision=referral.get_decision_display(),
    )


def _due_tag(row: Received, today: datetime.date) -> Tag | None:
    """In words and never by a date alone: the deadline's own word on what is overdue."""
    referral = row.referral
    if referral.status == ReferralStatus.DECIDED:
        return late_tag(days_late(referral))
    deadline = row.deadline
    if deadline is None or not deadline.is_open:
        return None
    tag = due_tag(deadline.due_on, today=today)
    return Tag(f"On time: {tag.text}") if tag and tag.kind == "fact" else tag


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
