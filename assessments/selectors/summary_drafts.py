"""The actor's own draft of an end summary."""

from assessments.rules.summary_drafts import KIND
from hsb_cases.agencies.acting import Actor
from hsb_cases.drafts.models import Draft


def own_summary_draft(actor: Actor, intervention: str) -> Draft | None:
    """What the actor is writing about an intervention; None: nothing yet. One query."""
    return (
        Draft.objects.filter(
            kind=KIND,
            user=actor.user,
            membership=actor.membership,
            contents__sections__has_key=intervention,
        )
        .order_by("-saved_at")
        .first()
    )
