"""The copies of a meeting's minutes, and the forms about one of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.urls import reverse

from hsb_cases.cases.models.codes import ParticipationRole
from hsb_cases.core.filters import moment
from hsb_cases.core.pages import Crumb
from hsb_cases.core.parts import Tag
from panels.models import Meeting, Minutes
from panels.models.codes import MeetingStatus, RecipientKind
from panels.presenters.addresses import meeting_address
from panels.presenters.conferences import Way
from panels.rules.minutes import still_needed
from panels.rules.states import APPROVED, MINUTES, PREPARED, SENT, WITHDRAWN
from panels.selectors.copies import MeetingCopies, state_of
from panels.selectors.record import ChildOfMeeting

STATE_TAGS = {
    PREPARED: Tag(MINUTES.states[PREPARED], "today"),
    APPROVED: Tag(MINUTES.states[APPROVED], "state"),
    SENT: Tag(MINUTES.states[SENT], "done"),
    WITHDRAWN: Tag(MINUTES.states[WITHDRAWN]),
}


@dataclass(frozen=True)
class CopyRow:
    """One copy in the table of a child's copies."""

    recipient: str
    kind: str
    href: str
    state: Tag
    prepared: str
    approved: str
    sent: str


@dataclass(frozen=True)
class ChildCopies:
    """One child of the meeting, the copies about it and those that are still needed."""

    number: int
    who: str
    detail: str
    copies: Sequence[CopyRow]
    needed: Sequence[Way]


@dataclass(frozen=True)
class MinutesPage:
    """The minutes of one meeting."""

    title: str
    marks: Sequence[str]
    crumbs: Sequence[Crumb]
    children: Sequence[ChildCopies]
    waits_for: str
    """Why none can be prepared yet; empty: they can, or who reads this does not prepare them."""
    form: forms.Form | None
    href: str
    """Where the form is sent."""


@dataclass(frozen=True)
class Now:
    """How a line reads now, where somebody else has changed it.

    Or what was typed for a line that is gone.
    """

    label: str
    words: str


@dataclass(frozen=True)
class MinutesFormPage:
    """One form about a copy."""

    title: str
    who: str
    form: forms.Form
    button: str
    cancel_href: str
    crumbs: Sequence[Crumb]
    intro: str = ""
    warning: bool = False
    now: Sequence[Now] = ()


def minutes_page(seen: MeetingCopies, form: forms.Form) -> MinutesPage:
    """The page of a meeting's minutes; the form is shown to who conducts it, once it is closed."""
    meeting = seen.meeting
    closed = meeting.status == MeetingStatus.CLOSED
    prepares = seen.conducts and closed
    waits = "Minutes are prepared once the meeting is closed: they say what was decided."
    return MinutesPage(
        title=f"Minutes of {meeting.reference}",
        marks=[meeting.get_kind_display(), meeting.reference],
        crumbs=(*meeting_crumbs(meeting)[:1], Crumb("Minutes", "")),
        children=[_child(seen, child, prepares=prepares) for child in seen.children],
        waits_for=waits if seen.conducts and not closed else "",
        form=form if prepares else None,
        href=reverse("minutes:meeting", args=[meeting.reference]),
    )


def offered_recipient(child: ChildOfMeeting | None, kind: str) -> str:
    """What the name of the recipient starts as, to be changed by whoever prepares the copy."""
    if child is None:
        return ""
    if kind == RecipientKind.LOCAL_AUTHORITY:
        return child.local_authority
    if kind == RecipientKind.FAMILY:
        return f"The parents or carers of {child.who}"
    return ""


def about(child: ChildOfMeeting) -> str:
    """A child among those of the meeting, in a line."""
    part = ParticipationRole(child.role).label
    return ", ".join(filter(None, [child.who, str(part).lower(), child.local_authority]))


def form_page(
    minutes: Minutes,
    form: forms.Form,
    *,
    title: str,
    button: str,
    intro: str = "",
    warning: bool = False,
    now: Sequence[Now] = (),
) -> MinutesFormPage:
    """A form about one copy."""
    last = Crumb(f"Minutes {minutes.reference}", minutes_address("copy", minutes.reference))
    return MinutesFormPage(
        title=title,
        who=f"{minutes.reference}, for {minutes.recipient}",
        form=form,
        button=button,
        cancel_href=minutes_address("copy", minutes.reference),
        crumbs=meeting_crumbs(minutes.meeting, last),
        intro=intro,
        warning=warning,
        now=now,
    )


def meeting_crumbs(meeting: Meeting, *last: Crumb) -> tuple[Crumb, ...]:
    """The way from the meeting to a page of its minutes."""
    name = meeting.get_kind_display()
    return (
        Crumb(f"{name} {meeting.reference}", meeting_address(meeting.reference)),
        Crumb("Minutes", reverse("minutes:meeting", args=[meeting.reference])),
        *last,
    )


def minutes_address(name: str, reference: str) -> str:
    """One of the addresses of a copy."""
    return reverse(f"minutes:{name}", args=[reference])


def _child(seen: MeetingCopies, child: ChildOfMeeting, *, prepares: bool) -> ChildCopies:
    number = child.record.pk
    copies = [one for one in seen.copies if one.meeting_child_id == number]
    standing = [(number, one.recipient_kind) for one in copies if one.withdrawn_at is None]
    needed = still_needed([number], standing) if prepares else ()
    return ChildCopies(
        number=number,
        who=child.who,
        detail=", ".join(
            filter(None, [str(ParticipationRole(child.role).label), child.local_authority])
        ),
        copies=[_row(one) for one in copies],
        needed=[
            Way(_needed(one.kind, child), f"?child={number}&kind={one.kind}#prepare")
            for one in needed
        ],
    )


def _needed(kind: str, child: ChildOfMeeting) -> str:
    if kind == RecipientKind.FAMILY:
        return "Prepare a copy for the child and the family"
    return f"Prepare a copy for {child.local_authority or 'the child’s local authority'}"


def _row(minutes: Minutes) -> CopyRow:
    approver = minutes.approved_by
    return CopyRow(
        recipient=minutes.recipient,
        kind=minutes.get_recipient_kind_display(),
        href=minutes_address("copy", minutes.reference),
        state=STATE_TAGS[state_of(minutes)],
        prepared=f"{moment(minutes.prepared_at)} by {minutes.prepared_by.user.full_name}",
        approved=f"{moment(minutes.approved_at)} by {approver.user.full_name}" if approver else "",
        sent=f"{moment(minutes.sent_at)}, {minutes.sent_how}" if minutes.sent_at else "",
    )
