"""Reading drafts: a person's own, in the membership they act in."""

import datetime
from dataclasses import dataclass

from hsb_cases.agencies.acting import Actor
from hsb_cases.core.errors import OutOfScope
from hsb_cases.drafts.kinds import KINDS
from hsb_cases.drafts.models import Draft

MOST_SHOWN = 100


@dataclass(frozen=True)
class DraftLine:
    """One draft in a list of drafts."""

    reference: str
    title: str
    sections_done: int
    sections: int
    saved_at: datetime.datetime
    href: str
    discard_href: str


def drafts_of(actor: Actor) -> list[DraftLine]:
    """The drafts the actor is writing in this membership, last saved first. One query.

    At most ``MOST_SHOWN``; a kind that no room registered is left out.
    """
    found = Draft.objects.filter(
        user=actor.user, membership=actor.membership, kind__in=list(KINDS)
    ).order_by("-saved_at", "pk")[:MOST_SHOWN]
    return [_line(draft) for draft in found]


def draft_for(actor: Actor, reference: str, *, kind: str) -> Draft:
    """The actor's own draft of a reference. Raises OutOfScope when there is none."""
    draft = Draft.objects.filter(
        reference=reference, kind=kind, user=actor.user, membership=actor.membership
    ).first()
    if draft is None:
        raise OutOfScope
    return draft


def _line(draft: Draft) -> DraftLine:
    kind = KINDS[draft.kind]
    done, of = kind.progress(draft.contents)
    return DraftLine(
        reference=draft.reference,
        title=kind.title(draft.contents),
        sections_done=done,
        sections=of,
        saved_at=draft.saved_at,
        href=kind.address(draft.reference),
        discard_href=kind.discard_address(draft.reference),
    )
