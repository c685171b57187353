"""The views of the caseload that a person keeps."""

from hsb_cases.agencies.acting import Actor
from hsb_cases.workspace.models import SavedView


def saved_views(actor: Actor) -> list[SavedView]:
    """The actor's own views, in the order they were saved. One query."""
    return list(SavedView.objects.filter(membership=actor.membership))
