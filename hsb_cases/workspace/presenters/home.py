"""The first screen: what must be done, by when, and what changed since the last look."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.urls import reverse

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.models import Agency
from hsb_cases.agencies.roles import NO_CONTENT, Ability
from hsb_cases.cases.selectors.caseload_counts import CaseloadCounts
from hsb_cases.core.due import due_tag
from hsb_cases.core.filters import day, plural
from hsb_cases.core.parts import Tab, Tag
from hsb_cases.core.rules.working_days import ONE_DAY
from hsb_cases.drafts.selectors import DraftLine
from hsb_cases.reminders.rules.timescales import caveat_on
from hsb_cases.workspace.presenters.places import place, place_of_work
from hsb_cases.workspace.presenters.strip import Count, counts_strip
from hsb_cases.workspace.presenters.words import (
    day_words,
    initials_and_age,
    moment_words,
    role_tags,
    standing_words,
)
from hsb_cases.workspace.selectors.concerns import OwnConcern
from hsb_cases.workspace.selectors.due import TEAM, DueRow, DueWork, OwnCase, coordinates
from hsb_cases.workspace.selectors.since import Change, SinceLastLook

GROUPS = ("Overdue", "Today", "This week", "Later")
REPORTING_ROLES = frozenset({"referrer", "safeguarding_lead"})


@dataclass(frozen=True)
class DueLine:
    """One thing to do."""

    what: str
    href: str
    note: str
    who: str
    reference: str
    on: str
    tag: Tag | None


@dataclass(frozen=True)
class DueGroup:
    """The things that are due at one time."""

    title: str
    lines: Sequence[DueLine]


@dataclass(frozen=True)
class Line:
    """One line of a list: a link, what goes on after it, and a note below."""

    text: str
    href: str
    rest: str = ""
    note: str = ""


@dataclass(frozen=True)
class ConcernBlock:
    """One concern that the own team logged, with its children."""

    title: str
    href: str
    note: str
    children: Sequence[Line]


@dataclass(frozen=True)
class HomePage:
    """What stands on home. A block that is None is left out."""

    title: str = "Your work"
    date: str = ""
    bold: str = ""
    rest: str = ""
    switch: Sequence[Tab] = ()
    due: Sequence[DueGroup] | None = None
    due_empty: str = ""
    caveat: str = ""
    """What was not checked of the time limits that are cited; empty where none needs it."""
    more_due: str = ""
    caseload_href: str = ""
    strip: Sequence[Count] = ()
    drafts: Sequence[Line] | None = None
    own: Sequence[Line] = ()
    """The cases allocated to the person."""
    more_own: bool = False
    since: Sequence[Line] | None = None
    since_words: str = ""
    since_more: bool = False
    seen_until: str = ""
    """The moment up to which the button marks the changes as seen."""
    concerns: Sequence[ConcernBlock] | None = None
    concerns_first: bool = False
    more_concerns: bool = False
    log_concern_href: str = ""
    links: Sequence[Line] = ()
    requests: Sequence[Line] = ()
    no_content: str = ""


@dataclass(frozen=True)
class HomeFacts:
    """What the selectors found for home."""

    whose: str
    work: DueWork
    since: SinceLastLook
    drafts: Sequence[DraftLine]
    concerns: Sequence[OwnConcern]
    more_concerns: bool
    own: Sequence[OwnCase] = ()
    more_own: bool = False
    counts: CaseloadCounts | None = None
    requests: Sequence[tuple[str, str]] = field(default=())
    """Reference and initials of each case for which somebody asks for access."""


def home_page(
    actor: Actor, facts: HomeFacts, *, now: datetime.datetime, today: datetime.date
) -> HomePage:
    """Home for a person who works with children."""
    reports = actor.membership.role in REPORTING_ROLES or actor.agency.kind == Agency.Kind.SCHOOL
    groups = _groups(facts.work, actor, today)
    return HomePage(
        date=f"{day(today)}.",
        bold="" if reports and not groups else _counts_sentence(facts.work),
        rest=_statutory_sentence(facts.work, today),
        switch=_switch(actor, facts.whose),
        due=groups if groups or not reports else None,
        caveat=caveat_on(row.deadline.source for row in facts.work.rows),
        due_empty=_nothing_due(actor, facts.whose),
        more_due=_more_due(facts.work),
        caseload_href=reverse("workspace:caseload") if actor.can(Ability.READ_CASES) else "",
        strip=counts_strip(facts.counts) if facts.counts else (),
        drafts=[_draft(one, today) for one in facts.drafts],
        since=None if reports and not groups else [_change(c, today) for c in facts.since.changes],
        own=[_own(one, today) for one in facts.own],
        more_own=facts.more_own,
        since_words=_since_words(facts.since, actor, today),
        since_more=facts.since.more,
        seen_until=now.isoformat(),
        concerns=[_concern(one, today) for one in facts.concerns]
        if facts.concerns or reports
        else None,
        concerns_first=reports and not groups,
        more_concerns=facts.more_concerns,
        log_concern_href=place("referrals:new") if actor.can(Ability.LOG_CONCERN) else "",
        requests=[
            Line(who, reverse("workspace:case_sharing", args=[reference]), reference)
            for reference, who in facts.requests
        ],
    )


def home_without_cases(actor: Actor, *, today: datetime.date) -> HomePage:
    """Home for roles that see no case content: administrators, analysts, information governance."""
    links: list[Line] = []
    if actor.can(Ability.ADMINISTER):
        links.append(
            Line(
                "Administration",
                "/administration/",
                note="Local authorities and their procedures, agencies, teams and people",
            )
        )
    return HomePage(
        date=f"{day(today)}.",
        links=links,
        no_content=f"Your role, {actor.role.label.lower()}, sees no case content.",
    )


def sees_no_content(actor: Actor) -> bool:
    """Whether the role has a home without cases."""
    return actor.membership.role in NO_CONTENT


def _groups(work: DueWork, actor: Actor, today: datetime.date) -> list[DueGroup]:
    sunday = today + ONE_DAY * (6 - today.weekday())
    by_title: dict[str, list[DueLine]] = {title: [] for title in GROUPS}
    for row in work.rows:
        due = row.deadline.due_on
        if row.deadline.is_overdue(today):
            title = "Overdue"
        elif due == today:
            title = "Today"
        else:
            title = "This week" if due <= sunday else "Later"
        by_title[title].append(_due_line(row, actor, today))
    return [DueGroup(title, lines) for title, lines in by_title.items() if lines]


def _due_line(row: DueRow, actor: Actor, today: datetime.date) -> DueLine:
    deadline = row.deadline
    note = f"{standing_words(deadline.standing).capitalize()} · {deadline.source}"
    if row.facts.worker_name and deadline.case.worker_id != actor.membership.pk:
        note = f"{row.facts.worker_name} · {note}"
    return DueLine(
        what=deadline.label,
        href=place_of_work(deadline, actor, case=deadline.case.reference)
        or reverse("workspace:case", args=[deadline.case.reference]),
        note=note,
        who=initials_and_age(row.facts.initials, row.facts.age),
        reference=deadline.case.reference,
        on=day_words(deadline.due_on, today=today),
        tag=due_tag(deadline.due_on, today=today),
    )


def _counts_sentence(work: DueWork) -> str:
    if work.overdue and work.today:
        late = _things_are(work.overdue)
        return f"{late} overdue and {work.today} {'is' if work.today == 1 else 'are'} due today."
    if work.overdue:
        return f"{_things_are(work.overdue)} overdue."
    if work.today:
        return f"{_things_are(work.today)} due today."
    return "Nothing is overdue or due today."


def _things_are(count: int) -> str:
    return f"{plural(count, 'thing')} {'is' if count == 1 else 'are'}"


def _statutory_sentence(work: DueWork, today: datetime.date) -> str:
    if work.next_statutory_on is None:
        return ""
    return f"The next statutory date is {day_words(work.next_statutory_on, today=today)}."


def _switch(actor: Actor, whose: str) -> tuple[Tab, ...]:
    if not actor.can(Ability.SEE_TEAM) or actor.agency.kind == Agency.Kind.SCHOOL:
        return ()
    home = reverse("workspace:home")
    return (
        Tab("My work", f"{home}?whose=mine", current=whose != TEAM),
        Tab("My team’s work", f"{home}?whose=team", current=whose == TEAM),
    )


def _nothing_due(actor: Actor, whose: str) -> str:
    if whose == TEAM and coordinates(actor):
        return "Nothing is due on the cases your team coordinates."
    if whose == TEAM:
        return "Nothing is due on the cases your team manages."
    if actor.can(Ability.SEE_TEAM):
        return "Nothing is due on cases allocated to you. Look at your team’s work as well."
    return "Nothing is due on cases allocated to you. Cases you may see are in the list of cases."


def _more_due(work: DueWork) -> str:
    hidden = work.count - len(work.rows)
    return f"{plural(hidden, 'more thing')} due later" if hidden > 0 else ""


def _draft(one: DraftLine, today: datetime.date) -> Line:
    done = f"{one.sections_done} of {one.sections} sections done · " if one.sections else ""
    return Line(
        text=f"Continue: {one.title}",
        href=one.href,
        note=f"Not sent: {done}saved {moment_words(one.saved_at, today=today)}",
    )


def _change(change: Change, today: datetime.date) -> Line:
    return Line(
        text=initials_and_age(change.facts.initials, change.facts.age),
        href=reverse("workspace:case", args=[change.reference]),
        rest=change.summary or "Changed the record",
        note=" · ".join(
            part
            for part in (
                moment_words(change.at, today=today).capitalize(),
                change.name,
                change.agency,
            )
            if part
        ),
    )


def _since_words(since: SinceLastLook, actor: Actor, today: datetime.date) -> str:
    if actor.user.last_home_visit_at is None:
        return "In the last 7 days"
    return f"Since {moment_words(since.since, today=today)}"


def _own(one: OwnCase, today: datetime.date) -> Line:
    due = f" by {day_words(one.due_on, today=today)}" if one.due_on else ""
    return Line(
        text=initials_and_age(one.facts.initials, one.facts.age),
        href=reverse("workspace:case", args=[one.reference]),
        rest=f"{one.due_label}{due}" if one.due_label else "nothing due",
        note=" · ".join((one.reference, *(tag.text for tag in role_tags(one.facts.roles)))),
    )


def _concern(one: OwnConcern, today: datetime.date) -> ConcernBlock:
    href = place("referrals:concern", one.reference)
    return ConcernBlock(
        title=one.reference,
        href=href,
        note=f"Logged {moment_words(one.recorded_at, today=today)} by {one.recorded_by}",
        children=[
            Line(
                text=child.name,
                href=reverse("workspace:case", args=[child.case_reference])
                if child.case_reference
                else "",
                rest=child.status,
                note=child.case_reference,
            )
            for child in one.children
        ],
    )
