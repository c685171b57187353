"""Who has access to a case, who is kept away, and who asks."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from hsb_cases.agencies.acting import Actor
from hsb_cases.cases.models import AccessRequest, Case, Exclusion, Level, Share, SharingBasis
from hsb_cases.core.filters import moment, short_day
from hsb_cases.core.parts import Fact
from hsb_cases.workspace.presenters.case_frame import Frame, case_frame
from hsb_cases.workspace.selectors.access import NamedShare
from hsb_cases.workspace.selectors.sharing import CaseSharing


@dataclass(frozen=True)
class ShareRow:
    """One recipient with what they see and why."""

    recipient: str
    detail: str
    level: str
    purpose: str
    basis: str
    until: str
    shared: str
    end_href: str
    ended: str


@dataclass(frozen=True)
class Kept:
    """A person who is kept away."""

    name: str
    reason: str
    since: str
    end_href: str
    """Empty where it was decided on another case of the child, whose team ends it."""


@dataclass(frozen=True)
class Asked:
    """A request that waits for an answer."""

    who: str
    reason: str
    note: str
    href: str


@dataclass(frozen=True)
class SharingPage:
    """What the page shows."""

    title: str
    head: Frame
    rows: Sequence[ShareRow]
    ended: Sequence[ShareRow]
    kept: Sequence[Kept]
    asked: Sequence[Asked]
    may_share: bool
    share_href: str
    exclude_href: str


def sharing_page(found: CaseSharing, actor: Actor) -> SharingPage:
    """The page, with what may be changed for who decides about access."""
    reference = found.head.case.reference
    frame = case_frame(found.head, actor, "Sharing")
    return SharingPage(
        title=f"Sharing: {frame.who}",
        head=frame,
        rows=[_row(one, found) for one in found.open],
        ended=[_row(one, found) for one in found.ended],
        kept=[_kept(one, found.head.case) for one in found.exclusions],
        asked=[_asked(one, reference) for one in found.requests],
        may_share=found.may_share,
        share_href=reverse("workspace:share", args=[reference]),
        exclude_href=reverse("workspace:exclude", args=[reference]),
    )


def share_facts(named: NamedShare) -> list[Fact]:
    """What a share says, on the page that ends it."""
    share = named.share
    return [
        Fact("Shared with", f"{named.recipient}\n{named.detail}".strip()),
        Fact("They see", _level(share)),
        Fact("Why", share.purpose),
        Fact("Until", last_day(share.until)),
    ]


def request_facts(request: AccessRequest) -> list[Fact]:
    """What a request says, on the page that answers it."""
    return [
        Fact("Who asks", request.asker),
        Fact("Asked on", moment(request.asked_at)),
        Fact("Why", request.reason),
        Fact("Works on", f"Another child in incident {request.participation.incident.reference}"),
    ]


def last_day(until: datetime.datetime | None) -> str:
    """The last day of access; access ends at the midnight after it."""
    if until is None:
        return "No end date"
    return short_day(timezone.localtime(until - datetime.timedelta(seconds=1)))


def stays(named: NamedShare, found: CaseSharing) -> bool:
    """Whether access comes with managing, working on or auditing the case and stays with that."""
    share = named.share
    case = found.head.case
    manages = share.level == Level.MANAGE
    team = share.group_id == case.managing_team.group_id
    worker = share.membership_id is not None and share.membership_id == case.worker_id
    return named.audits or (manages and (team or worker))


def _row(named: NamedShare, found: CaseSharing) -> ShareRow:
    share = named.share
    reference = found.head.case.reference
    may_end = found.may_share and share.ended_at is None and not stays(named, found)
    ended = ""
    if share.ended_at is not None:
        ended = f"Ended {moment(share.ended_at)}: {share.ended_reason}"
    return ShareRow(
        recipient=named.recipient,
        detail=named.detail,
        level=_level(share),
        purpose=share.purpose,
        basis=str(SharingBasis(share.basis).label),
        until=last_day(share.until),
        shared=f"{moment(share.shared_at)} by {share.shared_by}",
        end_href=reverse("workspace:share_end", args=[reference, share.pk]) if may_end else "",
        ended=ended or (f"Ended with {last_day(share.until)}" if share.until else ""),
    )


def _level(share: Share) -> str:
    label = str(Level(share.level).label)
    return f"{label}; protected addresses and sealed parts too" if share.sealed else label


def _kept(one: Exclusion, case: Case) -> Kept:
    here = one.case_id == case.pk
    elsewhere = ". Decided on another case of this child; the team that manages it can end it"
    return Kept(
        name=one.user.full_name,
        reason=one.reason,
        since=f"Since {moment(one.starts_at)}{'' if here else elsewhere}",
        end_href=reverse("workspace:exclusion_end", args=[case.reference, one.pk]) if here else "",
    )


def _asked(one: AccessRequest, reference: str) -> Asked:
    return Asked(
        who=one.asker,
        reason=one.reason,
        note=f"Asked {moment(one.asked_at)} from incident {one.participation.incident.reference}",
        href=reverse("workspace:request_answer", args=[reference, one.pk]),
    )
