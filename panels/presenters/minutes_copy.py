"""One copy of the minutes: the document, and the page on which it is read and approved."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django import forms

from assessments.presenters.papers import Document, shown, shown_section, words_for
from assessments.rules.other_family import Trace
from hsb_cases.core.filters import moment
from hsb_cases.core.pages import Crumb
from hsb_cases.core.parts import Fact, Tag
from panels.models import Minutes
from panels.models.codes import RecipientKind
from panels.presenters.conferences import Way
from panels.presenters.minutes import STATE_TAGS, meeting_crumbs, minutes_address
from panels.rules.states import APPROVED, MINUTES, PREPARED, SENT, WITHDRAWN
from panels.selectors.copies import SeenCopy
from panels.selectors.minutes import sections_of

STAMPS = {
    PREPARED: "Not approved: for preparing only, not to be sent",
    WITHDRAWN: "Withdrawn: not to be used",
}
PURPOSES = {
    RecipientKind.LOCAL_AUTHORITY: "To keep this child safe: each local authority gets the record"
    " of its own child.",
    RecipientKind.FAMILY: "So that the child and the family know what was decided for the child and"
    " what is done to keep the child safe.",
    RecipientKind.AGENCY: "So that the agency can do its part in keeping this child safe.",
}
BASIS = "Public task, UK GDPR Article 6(1)(e); Data Protection Act 2018, Schedule 1, paragraph 18."


@dataclass(frozen=True)
class CopyPage:
    """The document, where it stands, and what can be done next."""

    title: str
    marks: Sequence[str]
    tags: Sequence[Tag]
    crumbs: Sequence[Crumb]
    document: Document
    facts: Sequence[Fact]
    found: Sequence[str]
    """What it holds of another child’s side, each in a line."""
    waits_for: str
    """Why it cannot be approved by who reads it; empty: it can, or there is nothing to approve."""
    form: forms.Form
    """The approval as it was sent, with what was wrong."""
    offered: bool
    """Whether who reads it may approve it as it stands."""
    approve_href: str
    read: str
    """Which text is approved: the one that is shown."""
    action: Way | None
    ways: Sequence[Way]
    pdf: Way


def minutes_document(
    minutes: Minutes, *, state: str, found: Mapping[str, Sequence[Trace]]
) -> Document:
    """The document, made from the text that was fixed and from nothing that is read anew."""
    kind = minutes.meeting.get_kind_display().lower()
    team = minutes.meeting.team
    made_by = f"{team.name}, {team.agency.name}"
    return Document(
        title=f"Minutes of the {kind} {minutes.meeting.reference}",
        reference=minutes.reference,
        addressed_to=shown(minutes.recipient, found.get(minutes.recipient, ())),
        made_by=made_by,
        cover=[
            Fact("From", made_by),
            Fact("Reference", minutes.reference),
            Fact("Why it is shared", PURPOSES[RecipientKind(minutes.recipient_kind)]),
            Fact("Basis", BASIS),
            Fact("Approved", _approved(minutes), missing="Not approved"),
        ],
        stamp=STAMPS.get(state, ""),
        sections=[shown_section(one, found) for one in sections_of(minutes)],
    )


def copy_page(
    seen: SeenCopy,
    *,
    found: Mapping[str, Sequence[Trace]],
    waits_for: str,
    form: forms.Form,
    read: str,
) -> CopyPage:
    """The page of one copy; ``waits_for`` says why who reads it may not approve it.

    ``read`` is sent along with the approval, so that the text that was read is the one approved.
    """
    minutes, state = seen.minutes, seen.state
    approves = seen.conducts and state == PREPARED
    offered = approves and not waits_for and not found
    ways = _ways(seen)
    # A copy that cannot be approved yet is changed first; an approved one is sent.
    leads = ways and not offered and (found or state == APPROVED)
    return CopyPage(
        title=f"Minutes {minutes.reference}",
        marks=[minutes.get_recipient_kind_display(), minutes.recipient],
        tags=[STATE_TAGS[state]],
        crumbs=meeting_crumbs(minutes.meeting, Crumb(f"Minutes {minutes.reference}", "")),
        document=minutes_document(minutes, state=state, found=found),
        facts=_facts(minutes),
        found=[words_for(traces) for traces in found.values()],
        waits_for=waits_for if approves else "",
        form=form,
        offered=offered,
        approve_href=minutes_address("approve", minutes.reference),
        read=read,
        action=ways[0] if leads else None,
        ways=ways[1:] if leads else ways,
        pdf=Way(
            "Open as a PDF" if state in {APPROVED, SENT} else "Open a PDF marked as not to be sent",
            minutes_address("pdf", minutes.reference),
        ),
    )


def _ways(seen: SeenCopy) -> list[Way]:
    reference = seen.minutes.reference
    ways = {
        "change": ("Change the text", "change"),
        "send": ("Record how it was sent", "sent"),
        "withdraw": ("Withdraw this copy", "withdraw"),
    }
    return [
        Way(text, minutes_address(name, reference))
        for move, (text, name) in ways.items()
        if seen.conducts and MINUTES.may_move(move, state=seen.state)
    ]


def _facts(minutes: Minutes) -> list[Fact]:
    sent = minutes.sent_by.user.full_name if minutes.sent_by else ""
    facts = [
        Fact("Prepared", _by(minutes.prepared_at, minutes.prepared_by.user.full_name)),
        Fact("Approved", _approved(minutes), missing="Not yet"),
        Fact("Sent", _sent(minutes, sent), missing="Not yet"),
    ]
    if minutes.withdrawn_at:
        withdrawn = f"{moment(minutes.withdrawn_at)}: {minutes.withdrawn_reason}"
        return [*facts[:2], Fact("Withdrawn", withdrawn)]
    return facts


def _sent(minutes: Minutes, by: str) -> str:
    return f"{_by(minutes.sent_at, by)}\n{minutes.sent_how}" if minutes.sent_at else ""


def _approved(minutes: Minutes) -> str:
    if minutes.approved_by is None:
        return ""
    return _by(minutes.approved_at, minutes.approved_by.user.full_name)


def _by(at: datetime.datetime | None, name: str) -> str:
    return f"{moment(at)} by {name}"
