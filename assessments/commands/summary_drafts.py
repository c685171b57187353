"""Saving an end summary while somebody writes it."""

import datetime

from assessments.commands.intervening import to_change
from assessments.models import Intervention
from assessments.rules.summary_drafts import KIND
from assessments.selectors.summary_drafts import own_summary_draft
from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.core.errors import OutOfScope
from hsb_cases.drafts.commands import Saved, drop_other, save_section, start_draft
from hsb_cases.drafts.rules.versions import Sent


def save_summary_draft(
    *,
    intervention: Intervention,
    sent: Sent,
    complete: bool,
    at: datetime.datetime,
    by: Actor,
) -> Saved:
    """Save what was typed so far, exactly as typed; the first save begins the draft.

    Raises NotPermitted, and Refused while the work goes on or once the summary is filed.
    """
    with acting(by, summary="Saved a draft"):
        # Locked with the intervention, so that two windows begin one draft.
        to_change(intervention, "file the end summary of", by)
        draft = own_summary_draft(by, intervention.reference)
        if draft is None:
            draft = start_draft(kind=KIND, at=at, by=by)
        return save_section(
            reference=draft.reference,
            path=intervention.reference,
            sent=sent,
            complete=complete,
            at=at,
            by=by,
        )


def drop_other_text(*, intervention: Intervention, key: int, by: Actor) -> None:
    """Throw away a text that is kept beside the saved one. Raises OutOfScope for none."""
    draft = own_summary_draft(by, intervention.reference)
    if draft is None:
        raise OutOfScope
    drop_other(reference=draft.reference, path=intervention.reference, key=key, by=by)
